#include "text/segment.h"
