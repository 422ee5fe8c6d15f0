#include "event/copies.h"

#include <doctest/doctest.h>
#include <string>

using namespace crosscheck;

namespace {

std::vector<std::uint32_t> copies(const std::vector<std::string>& texts) {
  std::vector<text::Document> documents;
  for (const std::string& text : texts) {
    text::Document document;
    document.id = std::to_string(documents.size());
    document.text = text;
    documents.push_back(std::move(document));
  }
  return event::find_copies(documents);
}

const std::string kWire =
    "A ferry capsized off Sandholm on Monday and nine passengers drowned, the coast guard said. "
    "The ferry had left Kettle Bay with forty aboard when a squall struck. Divers searched the "
    "wreck for a second day and brought up two more bodies in the afternoon. The owner of the "
    "line said that every boat had been inspected in the spring and none had been found wanting. "
    "Relatives waited in a school above the harbour, where the choir had put out soup and bread.";

} // namespace

TEST_CASE("two papers that print one text are copies") {
  CHECK(copies({kWire, "It rained.", kWire}) == std::vector<std::uint32_t>{0, 1, 0});
}

TEST_CASE("a copy may be cut from the end and have another head") {
  const std::string cut = "SANDHOLM (Wire) - " + kWire.substr(0, kWire.find("The owner"));
  CHECK(copies({kWire, cut}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("a copy may have a figure changed") {
  std::string edited = kWire;
  edited.replace(edited.find("nine"), 4, "six");
  CHECK(copies({kWire, edited}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("two reports of one event in words of their own are no copies") {
  const std::string other =
      "Nine people drowned when a ferry bound for Sandholm went down in a squall. Forty had been "
      "aboard when she left Kettle Bay, and divers were still at the wreck. The school above the "
      "harbour took in the relatives of the dead, and neighbours brought them soup and bread.";
  CHECK(copies({kWire, other}) == std::vector<std::uint32_t>{0, 1});
}

TEST_CASE("short notices are written alike by many and are no copies") {
  const std::string notice = "The office is closed today. It opens again on Monday at nine.";
  CHECK(copies({notice, notice}) == std::vector<std::uint32_t>{0, 1});
  CHECK(copies({}).empty());
}
