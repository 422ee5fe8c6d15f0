#include "value/time.h"
