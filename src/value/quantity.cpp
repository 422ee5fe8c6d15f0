#include "value/quantity.h"
