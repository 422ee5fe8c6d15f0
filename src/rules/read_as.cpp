#include "rules/read_as.h"

namespace crosscheck::rules {

ReadAs read_as(Comparator comparator) {
  switch (comparator) {
  case Comparator::count:
  case Comparator::measure:
  case Comparator::money:
  case Comparator::percent:
  case Comparator::age:
  case Comparator::duration: return ReadAs::figure;
  case Comparator::date:
  case Comparator::time: return ReadAs::time;
  case Comparator::place:
  case Comparator::name:
  case Comparator::words:
  case Comparator::state:
  case Comparator::category:
  case Comparator::text: break;
  }
  return ReadAs::words;
}

} // namespace crosscheck::rules
