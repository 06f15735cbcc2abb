; What can be selected and moved over as a whole, in the form of nvim-treesitter-textobjects.
;
; What has braces is a "function", a pattern is a "class".

(resource_declaration
  body: (object) @function.inner) @function.outer

(raw_resource_declaration
  body: (object) @function.inner) @function.outer

(service_declaration
  body: (object) @function.inner) @function.outer

(defaults_declaration
  body: (object) @function.inner) @function.outer

(pattern_declaration
  body: (block) @class.inner) @class.outer

(if_declaration
  consequence: (block) @conditional.inner) @conditional.outer

(for_declaration
  body: (block) @loop.inner) @loop.outer

(call_expression
  arguments: (arguments) @call.inner) @call.outer

(parameter) @parameter.inner @parameter.outer

(arguments
  (_) @parameter.inner @parameter.outer)

(list
  (_) @parameter.inner @parameter.outer)

(entry
  key: (_) @assignment.lhs
  value: (_) @assignment.rhs @assignment.inner) @assignment.outer

(let_declaration
  name: (_) @assignment.lhs
  value: (_) @assignment.rhs @assignment.inner) @assignment.outer

(block) @block.outer

[
  (comment)
  (doc_comment)
] @comment.outer
