#include "text/document.h"
