// A claim held against what a test expects of it: in examples of rules and in fixtures.
#pragma once

#include "annotate/mention.h"
#include "claims/claim.h"
#include "rules/rule_set.h"
#include "text/document.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace crosscheck::engine {

/// A claim as a test sees it. Views; claim, document and annotation outlive it.
struct Drawn {
  const claims::Claim* claim = nullptr;
  const annotate::Annotation* annotation = nullptr;
  const text::Document* document = nullptr;
  std::string evidence; ///< White space single.
};
[[nodiscard]] Drawn drawn(const claims::Claim& claim, const annotate::Annotation& annotation,
                          const text::Document& document);

/// What a claim says for a field of an expectation, in every form that an author may write; the
/// first is the one to show. Empty where it says nothing.
[[nodiscard]] std::vector<std::string> forms(const Drawn& drawn, const std::string& field);

struct FieldDiff {
  std::string field;
  std::string expected;
  std::string got; ///< Empty: the claim has no such field.
};
/// The fields in which a claim is not as expected, by name.
[[nodiscard]] std::vector<FieldDiff> differences(const Drawn& drawn,
                                                 const rules::Expectation& expectation);

/// "{value: 12, evidence: ...}"; "claim" where nothing is said of it.
[[nodiscard]] std::string show(const rules::Expectation& expectation);
[[nodiscard]] std::string show(const Drawn& drawn);

/// Gives as many of `expected` things as can be one of `drawn` things each, where `fit` allows it:
/// by expected thing its partner. Earlier ones go first. Deterministic.
[[nodiscard]] std::vector<std::optional<std::size_t>>
pair_up(std::size_t expected, std::size_t drawn,
        const std::function<bool(std::size_t, std::size_t)>& fit);

} // namespace crosscheck::engine
