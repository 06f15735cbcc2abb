// The tokens that a regular grammar cannot tell: newlines that separate, the characters of strings, and `///` lines.
//
// The scanner keeps no state. What a token may be here, the parser says by `valid`; what a newline means, the line
// below it says.

#include "tree_sitter/parser.h"

#include <stdint.h>

// In the order of `externals` in grammar.js.
enum Token {
  NEWLINE,
  DECLARATION_NEWLINE,
  COMMENT_NEWLINE,
  LINE_CONTENT,
  BLOCK_CONTENT,
  DOC_MARKER,
  DOC_TEXT,
  RECOVERING,
};

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
  if (any) return ends_token(lexer, LINE_CONTENT);
  // No string goes on here: with a newline in its place, the parser sees that a quote is missing.
  return lexer->lookahead == '\n' && ends_token(lexer, NEWLINE);
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

// What the line below a newline is to the line above; it may be that a later newline tells.
enum Line { SEPARATE, CONTINUED, DECLARATION, LATER };

static bool is_one_of(const char *word, const char *const *words) {
  for (; *words; words++) {
    const char *a = word, *b = *words;
    while (*a && *a == *b) a++, b++;
    if (*a == *b) return true;
  }
  return false;
}

// The word here, as far as it fits.
static void read_word(TSLexer *lexer, char *word, unsigned size) {
  unsigned length = 0;
  for (; is_word(lexer->lookahead); advance(lexer)) {
    if (length + 1 < size) word[length++] = (char)lexer->lookahead;
  }
  word[length] = 0;
}

static void pass_blanks(TSLexer *lexer) {
  while (is_blank(lexer->lookahead)) advance(lexer);
}

// Whether an `else`, which is passed already, goes on with the `if` above.
static bool continues_if(TSLexer *lexer) {
  while (is_blank(lexer->lookahead) || lexer->lookahead == '\n') advance(lexer);
  return lexer->lookahead == '{' || lexer->lookahead == '/' || (takes(lexer, "if") && !is_word(lexer->lookahead));
}

// A line that begins with a word. Two names in a row are the head of a declaration.
static enum Line line_of_words(TSLexer *lexer) {
  static const char *const ELSE[] = {"else", 0};
  static const char *const FIRST[] = {"if", "for", "in", "from", "as", 0};
  static const char *const SECOND[] = {"if", "for", "in", "else", "as", 0};
  char word[8];
  read_word(lexer, word, sizeof word);
  if (is_one_of(word, ELSE)) return continues_if(lexer) ? CONTINUED : SEPARATE;
  if (is_one_of(word, FIRST) || !is_blank(lexer->lookahead)) return SEPARATE;
  pass_blanks(lexer);
  if (!is_letter(lexer->lookahead)) return SEPARATE;
  read_word(lexer, word, sizeof word);
  return is_one_of(word, SECOND) ? SEPARATE : DECLARATION;
}

static enum Line line_here(TSLexer *lexer) {
  switch (lexer->lookahead) {
    case '?':
    case ':':
    case '|':
      return CONTINUED;
    case '.':
      advance(lexer);
      return is_letter(lexer->lookahead) ? CONTINUED : SEPARATE;
    case '&':
      return takes(lexer, "&&") ? CONTINUED : SEPARATE;
    case '-':
      return takes(lexer, "->") ? CONTINUED : SEPARATE;
    case '@':
      return DECLARATION;
    default:
      return is_letter(lexer->lookahead) ? line_of_words(lexer) : SEPARATE;
  }
}

// Passes over a comment on the lines below. The newline behind it is looked at as well, once the parser is there, and can
// decide; but not behind documentation, which holds its newline.
static enum Line pass_comment(TSLexer *lexer, bool *may_wait) {
  advance(lexer);
  if (lexer->lookahead == '/') {
    advance(lexer);
    bool doc = lexer->lookahead == '/';
    if (doc) advance(lexer);
    if (doc && lexer->lookahead != '/') *may_wait = false;
    if (*may_wait) return LATER;
    pass_line(lexer);
    return CONTINUED;
  }
  if (lexer->lookahead != '*') return SEPARATE;
  advance(lexer);
  pass_block_comment(lexer);
  pass_blanks(lexer);
  return *may_wait && lexer->lookahead == '\n' ? LATER : CONTINUED;
}

// The first thing on the lines below, behind a newline or a comment with one in it.
static enum Line line_below(TSLexer *lexer, bool may_wait) {
  for (;;) {
    if (is_blank(lexer->lookahead) || lexer->lookahead == '\n') {
      advance(lexer);
    } else if (lexer->lookahead == '/') {
      enum Line line = pass_comment(lexer, &may_wait);
      if (line != CONTINUED) return line;
    } else {
      return line_here(lexer);
    }
  }
}

// A newline is white space where nothing can be separated, unless a declaration begins below: then something above is not
// finished, and a token that does not fit says so.
static bool newline(TSLexer *lexer, const bool *valid) {
  switch (line_below(lexer, true)) {
    case DECLARATION:
      return ends_token(lexer, DECLARATION_NEWLINE);
    case SEPARATE:
      return valid[NEWLINE] && ends_token(lexer, NEWLINE);
    default:
      return false;
  }
}

// A comment: one with a newline in it separates as well, and so it has to wait for the separator.
static bool comment(TSLexer *lexer, const bool *valid, bool alone) {
  lexer->mark_end(lexer);
  advance(lexer);
  if (lexer->lookahead == '*') {
    advance(lexer);
    return valid[COMMENT_NEWLINE] && !valid[RECOVERING] && pass_block_comment(lexer) &&
           line_below(lexer, false) != CONTINUED && ends_token(lexer, COMMENT_NEWLINE);
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
  uint32_t blanks = 0;
  for (; is_blank(lexer->lookahead); blanks++) skip(lexer);
  if (lexer->lookahead == '\n') {
    advance(lexer);
    lexer->mark_end(lexer);
    return newline(lexer, valid);
  }
  return lexer->lookahead == '/' && comment(lexer, valid, lexer->get_column(lexer) == blanks);
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
