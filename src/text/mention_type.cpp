#include "text/mention_type.h"
