#include "ingest/bounded_memory.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace crosscheck::ingest {

BoundedMemory::~BoundedMemory() {
  for (Block* block = first_.after; block != &first_;) {
    Block* const next = block->after;
    std::free(block);
    block = next;
  }
}

BoundedMemory::Block* BoundedMemory::add(Block* block, std::size_t size) {
  *block = {first_.before, &first_, size, 0};
  block->before->after = block;
  first_.before = block;
  used_ += size + sizeof(Block);
  return block;
}

void* BoundedMemory::allocate(std::size_t size) {
  auto* block = size > most_ - std::min(most_, used_)
                    ? nullptr
                    : static_cast<Block*>(std::malloc(sizeof(Block) + size));
  if (block == nullptr) std::longjmp(full_, 1);
  return add(block, size) + 1;
}

void* BoundedMemory::allocate_zeroed(std::size_t size) {
  void* const bytes = allocate(size);
  std::memset(bytes, 0, size);
  return bytes;
}

void* BoundedMemory::reallocate(void* bytes, std::size_t size) {
  void* const grown = allocate(size);
  if (bytes != nullptr) {
    std::memcpy(grown, bytes, std::min(size, (static_cast<Block*>(bytes) - 1)->size));
    release(bytes);
  }
  return grown;
}

void BoundedMemory::release(void* bytes) {
  if (bytes == nullptr) return;
  Block* const block = static_cast<Block*>(bytes) - 1;
  block->before->after = block->after;
  block->after->before = block->before;
  used_ -= block->size + sizeof(Block);
  std::free(block);
}

} // namespace crosscheck::ingest
