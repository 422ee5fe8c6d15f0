// The day that a text itself says it was written on, and the order in which it writes days and
// months.
#pragma once

#include "annotate/recognise.h"

#include <optional>

namespace crosscheck::annotate {

/// The date of a dateline or date line near the beginning or the end of the text: "Last updated
/// 15:48 15/09/2013", "April 10, 2007 - 7:07AM", "OSLO, June 3, 2010 (Wire) -", "November 28, 2005"
/// on a line of its own. None where there is none with its year.
[[nodiscard]] std::optional<text::Date> find_dateline(const Scene& scene);

/// Whether 3/4/2009 is March 4 here: by the dates in which only one order is possible, else by how
/// the text writes days beside names of months; US order where it says nothing.
[[nodiscard]] bool month_first(const Scene& scene);

} // namespace crosscheck::annotate
