#include "entity/name_match.h"
