#include "entity/resolve.h"
