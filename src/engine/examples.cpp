#include "engine/examples.h"
