#include "event/story.h"
