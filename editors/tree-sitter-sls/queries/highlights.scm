; Colours, by the capture names that Neovim, Emacs and the tree-sitter command line share.
;
; The grammar gives every name a node of its role. Where two patterns take the same node, the later one is the closer one.

; Comments

(comment) @comment

(doc_comment) @comment.documentation

; Keywords

[
  "service"
  "param"
  "input"
  "let"
  "output"
  "defaults"
  "resource"
  "moved"
  "expect"
  "require"
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

"in" @keyword.operator

(lasting_expression
  "for" @keyword.operator)

(claim_word) @keyword.operator

"deferred" @keyword.modifier

; Names

(kind) @type

(type_identifier) @type

((type_identifier) @type.builtin
  (#any-of? @type.builtin
    "string" "int" "number" "bool" "duration" "size" "percent" "json" "source" "target"))

(type_declaration
  name: (type_identifier) @type.definition)

(name) @variable

(param_declaration
  name: (name) @variable.parameter)

(input_declaration
  name: (name) @variable.parameter)

(parameter
  name: (name) @variable.parameter)

(service_declaration
  name: (name) @module)

(pattern_declaration
  name: (name) @type.definition)

(identifier) @variable

((identifier) @variable.builtin
  (#eq? @variable.builtin "aws"))

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

[
  "->"
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
  "|"
  "?"
] @operator

(conditional_expression
  [
    "?"
    ":"
  ] @keyword.conditional.ternary)

[
  ","
  "."
] @punctuation.delimiter

(entry
  ":" @punctuation.delimiter)

(field_type
  ":" @punctuation.delimiter)

(named_argument
  ":" @punctuation.delimiter)

[
  "["
  "]"
  "("
  ")"
] @punctuation.bracket

(object
  [
    "{"
    "}"
  ] @punctuation.bracket)

(block
  [
    "{"
    "}"
  ] @punctuation.bracket)

(object_type
  [
    "{"
    "}"
  ] @punctuation.bracket)

(import_list
  [
    "{"
    "}"
  ] @punctuation.bracket)
