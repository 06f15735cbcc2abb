// The tokens that a regular grammar cannot tell: newlines that separate, the characters of strings, and `///` lines.
//
// The scanner keeps no state. What a token may be here, the parser says by `valid`; what a newline means, the line
// below it says.

#include "tree_sitter/parser.h"

#include <stdint.h>

// In the order of `externals` in grammar.js.
enum Token { NEWLINE, LINE_CONTENT, BLOCK_CONTENT, DOC_MARKER, DOC_TEXT, RECOVERING };

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

static bool ends_token(TSLexer *lexer, enum Token token) {
  lexer->result_symbol = token;
  return true;
}

static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r'; }

static bool is_letter(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

static bool is_word(int32_t c) { return is_letter(c) || (c >= '0' && c <= '9'); }

// Whether the text goes on like this; what fits is passed over.
static bool takes(TSLexer *lexer, const char *text) {
  for (; *text; text++) {
    if (lexer->lookahead != *text) return false;
    advance(lexer);
  }
  return true;
}

// ---------------------------------------------------------------- Strings

// The characters up to the closing quote, an escape, an interpolation or the end of the line.
static bool line_content(TSLexer *lexer) {
  bool any = false;
  for (;;) {
    lexer->mark_end(lexer);
    if (lexer->eof(lexer)) break;
    int32_t c = lexer->lookahead;
    if (c == '"' || c == '\\' || c == '\n') break;
    advance(lexer);
    if (c == '$' && lexer->lookahead == '{') break;
    any = true;
  }
  return any && ends_token(lexer, LINE_CONTENT);
}

// The characters up to `"""`, an escape or an interpolation.
static bool block_content(TSLexer *lexer) {
  bool any = false;
  for (;;) {
    lexer->mark_end(lexer);
    if (lexer->eof(lexer)) break;
    int32_t c = lexer->lookahead;
    if (c == '\\' || (c == '"' && takes(lexer, "\"\"\""))) break;
    if (c != '"') advance(lexer);
    if (c == '$' && lexer->lookahead == '{') break;
    any = true;
  }
  return any && ends_token(lexer, BLOCK_CONTENT);
}

// ---------------------------------------------------------------- Comments

// Passes over the rest of a line, without its newline.
static void pass_line(TSLexer *lexer) {
  while (!lexer->eof(lexer) && lexer->lookahead != '\n') advance(lexer);
}

// Passes over the rest of a block comment; whether there is a newline in it.
static bool pass_block_comment(TSLexer *lexer) {
  bool newline = false;
  int32_t before = 0;
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (before == '*' && c == '/') break;
    newline |= c == '\n';
    before = c;
  }
  return newline;
}

static bool doc_text(TSLexer *lexer) {
  pass_line(lexer);
  if (!lexer->eof(lexer)) advance(lexer);
  lexer->mark_end(lexer);
  return ends_token(lexer, DOC_TEXT);
}

// ---------------------------------------------------------------- Newlines

// Whether the word here is an `else` that goes on with the `if` above.
static bool continues_if(TSLexer *lexer) {
  if (!takes(lexer, "else") || is_word(lexer->lookahead)) return false;
  while (is_blank(lexer->lookahead) || lexer->lookahead == '\n') advance(lexer);
  return lexer->lookahead == '{' || lexer->lookahead == '/' || (takes(lexer, "if") && !is_word(lexer->lookahead));
}

// Whether a line that begins here continues the one above.
static bool continues_line(TSLexer *lexer) {
  switch (lexer->lookahead) {
    case '?':
    case ':':
    case '|':
      return true;
    case '.':
      advance(lexer);
      return is_letter(lexer->lookahead);
    case '&':
      return takes(lexer, "&&");
    case '-':
      return takes(lexer, "->");
    case 'e':
      return continues_if(lexer);
    default:
      return false;
  }
}

// Looks at the first thing on the lines below, behind a newline or a comment with one in it.
static bool newline(TSLexer *lexer) {
  for (;;) {
    if (is_blank(lexer->lookahead) || lexer->lookahead == '\n') {
      advance(lexer);
    } else if (lexer->lookahead == '/') {
      advance(lexer);
      if (lexer->lookahead == '/') {
        pass_line(lexer);
      } else if (lexer->lookahead == '*') {
        advance(lexer);
        pass_block_comment(lexer);
      } else {
        break;
      }
    } else {
      if (continues_line(lexer)) return false;
      break;
    }
  }
  return ends_token(lexer, NEWLINE);
}

// A comment: one with a newline in it separates as well, and so it has to wait for the separator.
static bool comment(TSLexer *lexer, const bool *valid, bool alone) {
  lexer->mark_end(lexer);
  advance(lexer);
  if (lexer->lookahead == '*') {
    advance(lexer);
    return valid[NEWLINE] && pass_block_comment(lexer) && newline(lexer);
  }
  if (!alone || !valid[DOC_MARKER] || !takes(lexer, "//") || lexer->lookahead == '/') return false;
  lexer->mark_end(lexer);
  return ends_token(lexer, DOC_MARKER);
}

// ----------------------------------------------------------------

bool tree_sitter_sls_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  if (!valid[RECOVERING]) {
    if (valid[LINE_CONTENT]) return line_content(lexer);
    if (valid[BLOCK_CONTENT]) return block_content(lexer);
    if (valid[DOC_TEXT]) return doc_text(lexer);
  }
  bool alone = lexer->get_column(lexer) == 0;
  while (is_blank(lexer->lookahead) || (lexer->lookahead == '\n' && !valid[NEWLINE])) {
    alone |= lexer->lookahead == '\n';
    skip(lexer);
  }
  if (lexer->lookahead == '/') return comment(lexer, valid, alone);
  if (lexer->lookahead != '\n' || !valid[NEWLINE]) return false;
  advance(lexer);
  lexer->mark_end(lexer);
  return newline(lexer);
}

void *tree_sitter_sls_external_scanner_create(void) { return NULL; }

void tree_sitter_sls_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_sls_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_sls_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}
