// Memory that a reader owns, with limits. Some texts make the parser's memory, or its work, grow with the square of their length: what asks for more
// than a limit leaves the parser by longjmp, and every block of the reader is freed.
#ifndef TOOLACE_MEMORY_H
#define TOOLACE_MEMORY_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>

#define HELD_LIMIT ((uint64_t)512 << 20) // bytes that a reader may hold

// Stands before every block.
typedef struct Block {
  struct Block *previous, *next;
  struct Memory *owner;
  size_t size;
} Block;

typedef struct Memory {
  Block blocks;          // the ends of the ring of blocks
  uint64_t held;         // bytes in blocks
  uint64_t work, budget; // bytes that the text in work has asked for and read; those it may
  jmp_buf exit;
} Memory;

void memory_open(Memory *memory);

void memory_free_all(Memory *memory);

// Whose blocks the parser's requests on this thread are, from here on; NULL for nobody's.
void memory_enter(Memory *memory);

// Leaves by `exit` when the budget is used up.
void memory_spend(Memory *memory, uint64_t bytes);

#endif
