#include "annotate/number_words.h"

#include <array>
#include <utility>

namespace crosscheck::annotate {
namespace {

constexpr std::array<std::pair<std::string_view, NumberOp>, 31> kOps = {{
    {"article", NumberOp::article},
    {"the", NumberOp::the},
    {"and", NumberOp::conjunction},
    {"of", NumberOp::of},
    {"in", NumberOp::in},
    {"to", NumberOp::to},
    {"or", NumberOp::alternative},
    {"but", NumberOp::contrast},
    {"point", NumberOp::point},
    {"minus", NumberOp::minus},
    {"over", NumberOp::over},
    {"between", NumberOp::between},
    {"from", NumberOp::from},
    {"per", NumberOp::per},
    {"out", NumberOp::out},
    {"possessive", NumberOp::possessive},
    {"early", NumberOp::early},
    {"mid", NumberOp::mid},
    {"late", NumberOp::late},
    {"old", NumberOp::old},
    {"aged", NumberOp::aged},
    {"age", NumberOp::age},
    {"yo", NumberOp::yo},
    {"teen", NumberOp::teen},
    {"pick", NumberOp::pick},
    {"span", NumberOp::span},
    {"change", NumberOp::change},
    {"exceed", NumberOp::exceed},
    {"qualifier", NumberOp::qualifier},
    {"noun", NumberOp::plural},
    {"verb", NumberOp::other},
}};

} // namespace

NumberOp number_op(std::string_view entry) {
  for (const auto& [name, op] : kOps)
    if (name == entry) return op;
  return entry.starts_with("decade") ? NumberOp::decade : NumberOp::none;
}

} // namespace crosscheck::annotate
