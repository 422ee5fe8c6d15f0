#include "report/write.h"
