; Colours, by Helix's scopes. Where two patterns take the same node, the later one is the closer one.

(comment) @comment.line
(doc_comment) @comment.line.documentation

; Keywords

[
  "service"
  "param"
  "input"
  "output"
  "defaults"
  "resource"
  "moved"
  "expect"
  "require"
] @keyword

[
  "let"
  "type"
  "pattern"
] @keyword.storage.type

"deferred" @keyword.storage.modifier

[
  "import"
  "from"
  "as"
] @keyword.control.import

[
  "if"
  "else"
] @keyword.control.conditional

"for" @keyword.control.repeat

"in" @keyword.operator
(claim_word) @keyword.operator
(lasting_expression "for" @keyword.operator)

; Names

(kind) @type
(type_identifier) @type

((type_identifier) @type.builtin
  (#any-of? @type.builtin
    "string" "int" "number" "bool" "duration" "size" "percent" "json" "source" "target"))

(name) @variable
(param_declaration name: (name) @variable.parameter)
(input_declaration name: (name) @variable.parameter)
(parameter name: (name) @variable.parameter)
(service_declaration name: (name) @namespace)
(pattern_declaration name: (name) @type)

(identifier) @variable
((identifier) @variable.builtin
  (#eq? @variable.builtin "aws"))

(key) @variable.other.member
(member) @variable.other.member
(function_name) @function

(annotation
  "@" @attribute
  name: (annotation_name) @attribute)

(lint) @constant

; Literals

(boolean) @constant.builtin.boolean
(none) @constant.builtin
(number) @constant.numeric

(string "\"" @string)
(text_block "\"\"\"" @string)
(string_content) @string
(escape_sequence) @constant.character.escape

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
