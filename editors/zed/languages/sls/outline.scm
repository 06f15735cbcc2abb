; The outline of a file: `queue orders`, `pattern fan_out`, `output url`.

(doc_comment) @annotation

(service_declaration
  "service" @context
  name: (name) @name) @item

(param_declaration
  "param" @context
  name: (name) @name) @item

(input_declaration
  "input" @context
  name: (name) @name) @item

(let_declaration
  "let" @context
  name: (name) @name) @item

(type_declaration
  "type" @context
  name: (type_identifier) @name) @item

(resource_declaration
  kind: (kind) @context
  name: (name) @name) @item

(raw_resource_declaration
  "resource" @context
  name: (name) @name
  type: (string) @context.extra) @item

(defaults_declaration
  "defaults" @context
  kind: (kind) @name) @item

(pattern_declaration
  "pattern" @context
  name: (name) @name) @item

(output_declaration
  "output" @context
  name: (name) @name) @item
