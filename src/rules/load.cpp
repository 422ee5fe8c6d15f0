#include "rules/load.h"
