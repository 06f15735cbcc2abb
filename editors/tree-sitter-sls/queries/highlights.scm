; Colours, by the capture names that Neovim, Emacs and the tree-sitter command line share.
;
; No two patterns take the same node, so that their order does not matter.

; Comments

(comment) @comment
(doc_comment) @comment.documentation

; Declarations

[
  "service"
  "param"
  "input"
  "let"
  "output"
  "defaults"
  "resource"
  "moved"
] @keyword

[
  "type"
  "pattern"
] @keyword.type

[
  "import"
  "from"
  "as"
] @keyword.import

[
  "if"
  "else"
] @keyword.conditional

"for" @keyword.repeat

(lasting_expression
  "for" @keyword.operator)

"in" @keyword.operator

"deferred" @keyword.modifier

[
  "expect"
  "require"
] @keyword.debug

(claim_word) @keyword.operator

; Names, each by its role

(kind) @type.kind
(type_identifier) @type
(name) @variable.declaration
(identifier) @variable
(key) @property
(member) @variable.member
(function_name) @function.call

(annotation
  "@" @attribute
  name: (annotation_name) @attribute)

(lint) @constant

; Literals

(boolean) @boolean
(none) @constant.builtin
(number) @number

(string
  "\"" @string)

(text_block
  "\"\"\"" @string)

(string_content) @string
(escape_sequence) @string.escape

(interpolation
  "${" @punctuation.special
  "}" @punctuation.special)

; Signs

"->" @operator.arrow

[
  "="
  "=="
  "!="
  "<"
  "<="
  ">"
  ">="
  "&&"
  "||"
  "+"
  "-"
  "*"
  "/"
  "%"
  "!"
  "?"
  "|"
] @operator

(conditional_expression
  ":" @operator)

[
  ","
  "."
] @punctuation.delimiter

(entry
  ":" @punctuation.delimiter)

(object
  [
    "{"
    "}"
  ] @punctuation.bracket)
