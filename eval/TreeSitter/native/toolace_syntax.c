// Parses a text and lays its tree out flat, in pre-order, so that one call per text crosses from C# to C.
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include <tree_sitter/api.h>

#include "memory.h"

#define EXPORT __attribute__((visibility("default")))
#define ERROR_SYMBOL ((TSSymbol)-1)
#define KEPT_NODES 65536                    // room for nodes that a reader keeps from one text to the next
#define KEPT_BYTES ((uint64_t)4 << 20)      // memory of the parser, likewise
#define CHUNK 4096                          // bytes that the lexer is given at a time
#define WORK ((uint64_t)64 << 20)           // bytes that any text may ask for and have read,
#define WORK_PER_BYTE 1024                  // and beyond that for each byte of it

const TSLanguage *tree_sitter_java(void);
const TSLanguage *tree_sitter_javascript(void);

// Offsets in bytes; `after` is the index of the first node that is no descendant of this one; `field` is 0 where the parent gives the node no name.
typedef struct {
  uint32_t start, end, after;
  uint16_t symbol, field;
} Node;

typedef struct {
  Memory memory;
  const TSLanguage *language;
  TSParser *parser; // NULL until the first text, and after one that was given up
  Node *nodes;
  uint32_t count, capacity;
  const char *text;
  uint32_t length;
} Reader;

enum { PARSED = 0, HAS_ERROR = 1, GIVEN_UP = 2 };

static const TSLanguage *language_of(int32_t language) { return language == 0 ? tree_sitter_java() : tree_sitter_javascript(); }

EXPORT int32_t toolace_syntax_symbol_count(int32_t language) { return (int32_t)ts_language_symbol_count(language_of(language)); }

EXPORT const char *toolace_syntax_symbol_name(int32_t language, int32_t symbol) {
  return ts_language_symbol_name(language_of(language), (TSSymbol)symbol);
}

EXPORT int32_t toolace_syntax_field_count(int32_t language) { return (int32_t)ts_language_field_count(language_of(language)); }

EXPORT const char *toolace_syntax_field_name(int32_t language, int32_t field) {
  return ts_language_field_name_for_id(language_of(language), (TSFieldId)field);
}

EXPORT Reader *toolace_syntax_open(int32_t language) {
  Reader *reader = calloc(1, sizeof(Reader));
  if (reader == NULL) return NULL;
  memory_open(&reader->memory);
  reader->language = language_of(language);
  return reader;
}

static void forget_parser(Reader *reader) {
  memory_free_all(&reader->memory);
  reader->parser = NULL;
}

EXPORT void toolace_syntax_close(Reader *reader) {
  forget_parser(reader);
  free(reader->nodes);
  free(reader);
}

static bool append(Reader *reader, const TSTreeCursor *cursor, uint32_t parent) {
  if (reader->count == reader->capacity) {
    uint32_t capacity = reader->capacity == 0 ? 256 : reader->capacity * 2;
    Node *nodes = realloc(reader->nodes, (size_t)capacity * sizeof(Node));
    if (nodes == NULL) return false;
    reader->nodes = nodes;
    reader->capacity = capacity;
  }
  TSNode node = ts_tree_cursor_current_node(cursor);
  reader->nodes[reader->count++] = (Node){
    .start = ts_node_start_byte(node),
    .end = ts_node_end_byte(node),
    .after = parent, // until the node is left
    .symbol = ts_node_symbol(node),
    .field = ts_tree_cursor_current_field_id(cursor),
  };
  return true;
}

static int32_t flatten(Reader *reader, TSTreeCursor *cursor) {
  uint32_t current = 0;
  reader->count = 0;
  if (!append(reader, cursor, 0)) return GIVEN_UP;
  for (;;) {
    if (reader->nodes[current].symbol == ERROR_SYMBOL) return HAS_ERROR;
    if (ts_tree_cursor_goto_first_child(cursor)) {
      uint32_t parent = current;
      current = reader->count;
      if (!append(reader, cursor, parent)) return GIVEN_UP;
      continue;
    }
    for (;;) {
      uint32_t parent = reader->nodes[current].after;
      reader->nodes[current].after = reader->count;
      if (current == 0) return PARSED;
      if (ts_tree_cursor_goto_next_sibling(cursor)) {
        current = reader->count;
        if (!append(reader, cursor, parent)) return GIVEN_UP;
        break;
      }
      ts_tree_cursor_goto_parent(cursor);
      current = parent;
    }
  }
}

static const char *next_chunk(void *payload, uint32_t offset, TSPoint point, uint32_t *length) {
  (void)point;
  Reader *reader = payload;
  uint32_t rest = offset < reader->length ? reader->length - offset : 0;
  *length = rest < CHUNK ? rest : CHUNK;
  memory_spend(&reader->memory, *length);
  return reader->text + reader->length - rest;
}

static int32_t parse(Reader *reader) {
  if (reader->parser == NULL) {
    reader->parser = ts_parser_new();
    ts_parser_set_language(reader->parser, reader->language);
  }
  TSTree *tree = ts_parser_parse(reader->parser, NULL, (TSInput){reader, next_chunk, TSInputEncodingUTF8});
  TSTreeCursor cursor = ts_tree_cursor_new(ts_tree_root_node(tree));
  int32_t outcome = flatten(reader, &cursor);
  ts_tree_cursor_delete(&cursor);
  ts_tree_delete(tree);
  return outcome;
}

// The nodes belong to the reader and last until its next text.
EXPORT int32_t toolace_syntax_parse(Reader *reader, const char *text, uint32_t length, const Node **nodes, uint32_t *count) {
  if (reader->capacity > KEPT_NODES) {
    free(reader->nodes);
    reader->nodes = NULL;
    reader->capacity = 0;
  }
  reader->text = text;
  reader->length = length;
  reader->memory.work = 0;
  reader->memory.budget = WORK + WORK_PER_BYTE * (uint64_t)length;
  memory_enter(&reader->memory);
  int32_t outcome = GIVEN_UP;
  if (setjmp(reader->memory.exit) == 0) {
    outcome = parse(reader);
    if (reader->memory.held > KEPT_BYTES) forget_parser(reader);
  } else {
    forget_parser(reader);
  }
  memory_enter(NULL);
  *nodes = outcome == PARSED ? reader->nodes : NULL;
  *count = outcome == PARSED ? reader->count : 0;
  return outcome;
}
