; What has braces is a "function", a pattern is a "class".

(resource_declaration
  body: (object
    "{"
    (_)* @function.inside
    "}")) @function.around

(raw_resource_declaration
  body: (object
    "{"
    (_)* @function.inside
    "}")) @function.around

(service_declaration
  body: (object
    "{"
    (_)* @function.inside
    "}")) @function.around

(defaults_declaration
  body: (object
    "{"
    (_)* @function.inside
    "}")) @function.around

(pattern_declaration
  body: (block
    "{"
    (_)* @class.inside
    "}")) @class.around

(comment)+ @comment.around
(doc_comment)+ @comment.around
