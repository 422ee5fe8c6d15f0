#include "claims/claim.h"
