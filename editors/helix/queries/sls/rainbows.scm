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
  (index_expression)
  (annotation)
  (interpolation)
] @rainbow.scope

[
  "{"
  "}"
  "["
  "]"
  "("
  ")"
  "${"
] @rainbow.bracket
