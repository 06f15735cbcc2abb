; What can be folded.

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
  (text_block)
] @fold

(comment)+ @fold

(doc_comment)+ @fold
