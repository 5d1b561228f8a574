#include "memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <tree_sitter/api.h>

static _Thread_local Memory *current;

void memory_open(Memory *memory) {
  memory->blocks.previous = memory->blocks.next = &memory->blocks;
  memory->held = 0;
}

void memory_free_all(Memory *memory) {
  for (Block *block = memory->blocks.next; block != &memory->blocks;) {
    Block *next = block->next;
    free(block);
    block = next;
  }
  memory_open(memory);
}

void memory_enter(Memory *memory) { current = memory; }

static _Noreturn void leave(Memory *memory) { longjmp(memory->exit, 1); }

void memory_spend(Memory *memory, uint64_t bytes) {
  memory->work += bytes;
  if (memory->work > memory->budget) leave(memory);
}

static void *adopt(Memory *owner, Block *block, size_t size) {
  *block = (Block){&owner->blocks, owner->blocks.next, owner, size};
  block->previous->next = block->next->previous = block;
  owner->held += size;
  return block + 1;
}

static void disown(Block *block) {
  block->previous->next = block->next;
  block->next->previous = block->previous;
  block->owner->held -= block->size;
}

static void ask(size_t size) {
  if (size > HELD_LIMIT || current->held + size > HELD_LIMIT) leave(current);
  memory_spend(current, size);
}

static void *take(size_t size) {
  ask(size);
  Block *block = malloc(sizeof(Block) + size);
  if (block == NULL) leave(current);
  return adopt(current, block, size);
}

static void *take_cleared(size_t count, size_t size) {
  return memset(take(count * size), 0, count * size);
}

static void give_back(void *content) {
  if (content == NULL) return;
  Block *block = (Block *)content - 1;
  disown(block);
  free(block);
}

static void *resize(void *content, size_t size) {
  if (content == NULL) return take(size);
  Block *block = (Block *)content - 1;
  ask(size);
  Memory *owner = block->owner;
  size_t before = block->size;
  disown(block);
  Block *moved = realloc(block, sizeof(Block) + size);
  if (moved != NULL) return adopt(owner, moved, size);
  adopt(owner, block, before);
  leave(owner);
}

__attribute__((constructor)) static void install(void) { ts_set_allocator(take, take_cleared, resize, give_back); }
