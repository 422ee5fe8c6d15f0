#include "annotate/annotator.h"
