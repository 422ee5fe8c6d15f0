// A folder of files for one test, gone after it.
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

namespace crosscheck::ingest::test {

class Folder {
public:
  Folder()
      : path_(std::filesystem::temp_directory_path() /
              ("crosscheck-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string put(const std::string& name, const std::string& bytes) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  [[nodiscard]] std::string path() const { return path_.string(); }

private:
  std::filesystem::path path_;
};

} // namespace crosscheck::ingest::test
