// Memory for a library of C that takes its memory where it is told to, does not look whether it got
// any, and frees what it made by recursion: counted, and freed as one.
#pragma once

#include <csetjmp>
#include <cstddef>

namespace crosscheck::ingest {

class BoundedMemory {
public:
  explicit BoundedMemory(std::size_t most) : most_(most) {}
  ~BoundedMemory();
  BoundedMemory(const BoundedMemory&) = delete;
  BoundedMemory& operator=(const BoundedMemory&) = delete;

  /// Runs `work`; false where it asked for more than there is: it is then left in the middle, and
  /// what it made must not be looked at. REQUIRES that only frames of C, and none of C++ with
  /// something to destroy, lie between this call and those below.
  template <class Work> [[nodiscard]] bool run(const Work& work) {
    if (setjmp(full_) != 0) return false;
    work();
    return true;
  }

  [[nodiscard]] void* allocate(std::size_t size);
  [[nodiscard]] void* allocate_zeroed(std::size_t size);
  [[nodiscard]] void* reallocate(void* bytes, std::size_t size);
  void release(void* bytes);

private:
  struct Block {
    Block* before;
    Block* after;
    std::size_t size;
    std::size_t unused; // keeps what follows aligned as malloc does
  };
  Block* add(Block* block, std::size_t size);

  std::size_t most_;
  std::size_t used_ = 0;
  Block first_{&first_, &first_, 0, 0};
  std::jmp_buf full_{};
};

} // namespace crosscheck::ingest
