#include "rules/lexicon.h"
