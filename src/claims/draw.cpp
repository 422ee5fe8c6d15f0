#include "claims/draw.h"
