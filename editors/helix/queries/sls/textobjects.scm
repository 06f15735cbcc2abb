; What has braces is a "function", a pattern is a "class".

(resource_declaration
  body: (object) @function.inside) @function.around

(raw_resource_declaration
  body: (object) @function.inside) @function.around

(service_declaration
  body: (object) @function.inside) @function.around

(defaults_declaration
  body: (object) @function.inside) @function.around

(pattern_declaration
  body: (block) @class.inside) @class.around

(parameter_list
  ((parameter) @parameter.inside . ","? @parameter.around) @parameter.around)

(arguments
  ((_) @parameter.inside . ","? @parameter.around) @parameter.around)

(entry
  value: (_) @entry.inside) @entry.around

(list
  (_) @entry.around)

[
  (comment)
  (doc_comment)
] @comment.inside

(comment)+ @comment.around
(doc_comment)+ @comment.around
