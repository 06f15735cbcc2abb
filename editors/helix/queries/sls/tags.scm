(service_declaration
  name: (name) @name) @definition.module

(pattern_declaration
  name: (name) @name) @definition.class

(resource_declaration
  name: (name) @name) @definition.struct

(raw_resource_declaration
  name: (name) @name) @definition.struct

(type_declaration
  name: (type_identifier) @name) @definition.type

(param_declaration
  name: (name) @name) @definition.constant

(input_declaration
  name: (name) @name) @definition.constant

(let_declaration
  name: (name) @name) @definition.constant

(output_declaration
  name: (name) @name) @definition.constant

(kind) @name @reference.class

(call_expression
  function: (function_name) @name) @reference.call
