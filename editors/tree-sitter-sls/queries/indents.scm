; Where lines are indented, in the form of nvim-treesitter.

[
  (object)
  (block)
  (list)
  (list_comprehension)
  (arguments)
  (parameter_list)
  (parenthesized_expression)
  (import_list)
  (object_type)
  (list_type)
  (parenthesized_type)
] @indent.begin

; A wiring, a requirement, a type or a value that goes on below.
[
  (wiring)
  (require_declaration)
  (union_type)
  (conditional_expression)
  (binary_expression)
  (member_expression)
] @indent.begin

; A bracket that waits for its closer, on the line above the cursor.
(ERROR
  [
    "{"
    "["
    "("
  ] @indent.begin) @indent.begin

[
  "}"
  "]"
  ")"
] @indent.branch @indent.end

[
  (text_block)
  (comment)
] @indent.auto
