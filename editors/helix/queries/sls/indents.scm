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
] @indent

; A wiring, a requirement, a type or a value that goes on below.
[
  (wiring)
  (require_declaration)
  (union_type)
  (conditional_expression)
  (binary_expression)
  (member_expression)
] @indent

[
  "}"
  "]"
  ")"
] @outdent
