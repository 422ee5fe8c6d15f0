#include "value/compare.h"
