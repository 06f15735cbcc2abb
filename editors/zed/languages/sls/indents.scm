(object "}" @end) @indent
(block "}" @end) @indent
(list "]" @end) @indent
(list_comprehension "]" @end) @indent
(arguments ")" @end) @indent
(parameter_list ")" @end) @indent
(parenthesized_expression ")" @end) @indent
(import_list "}" @end) @indent
(object_type "}" @end) @indent
(list_type "]" @end) @indent
(parenthesized_type ")" @end) @indent

; A wiring, a requirement, a type or a value that goes on below.
[
  (wiring)
  (require_declaration)
  (union_type)
  (conditional_expression)
  (binary_expression)
  (member_expression)
] @indent
