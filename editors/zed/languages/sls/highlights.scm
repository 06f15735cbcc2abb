; Colours, by the captures that Zed's themes know. Where two patterns take the same node, the later one is the closer one.

(comment) @comment
(doc_comment) @comment.doc

; Keywords

[
  "service"
  "import"
  "from"
  "as"
  "param"
  "input"
  "let"
  "type"
  "defaults"
  "resource"
  "pattern"
  "output"
  "moved"
  "expect"
  "require"
  "if"
  "else"
  "for"
  "in"
  "deferred"
] @keyword

(claim_word) @keyword

; Names

(kind) @type
(type_identifier) @type

(name) @variable
(param_declaration name: (name) @variable.parameter)
(input_declaration name: (name) @variable.parameter)
(parameter name: (name) @variable.parameter)
(pattern_declaration name: (name) @type)

(identifier) @variable
((identifier) @variable.special
  (#eq? @variable.special "aws"))

(key) @property
(member) @property
(function_name) @function

(annotation
  "@" @attribute
  name: (annotation_name) @attribute)

(lint) @constant

; Literals

(boolean) @boolean
(none) @constant.builtin
(number) @number

(string "\"" @string)
(text_block "\"\"\"" @string)
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

(conditional_expression ":" @operator)

[
  ","
  "."
] @punctuation.delimiter

(entry ":" @punctuation.delimiter)
(field_type ":" @punctuation.delimiter)
(named_argument ":" @punctuation.delimiter)

[
  "["
  "]"
  "("
  ")"
] @punctuation.bracket

(object ["{" "}"] @punctuation.bracket)
(block ["{" "}"] @punctuation.bracket)
(object_type ["{" "}"] @punctuation.bracket)
(import_list ["{" "}"] @punctuation.bracket)
