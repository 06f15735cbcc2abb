; What a name means, and how far it is known.

[
  (source_file)
  (block)
  (pattern_declaration)
  (for_declaration)
  (list_comprehension)
] @local.scope

(service_declaration
  name: (name) @local.definition)

(import_specifier
  name: (identifier) @local.definition
  !alias)

(import_specifier
  alias: (identifier) @local.definition)

(param_declaration
  name: (name) @local.definition)

(input_declaration
  name: (name) @local.definition)

(parameter
  name: (name) @local.definition)

(let_declaration
  name: (name) @local.definition)

(resource_declaration
  name: (name) @local.definition)

(raw_resource_declaration
  name: (name) @local.definition)

(for_declaration
  variable: (name) @local.definition)

(list_comprehension
  variable: (name) @local.definition)

(pattern_declaration
  name: (name) @local.definition)

(type_declaration
  name: (type_identifier) @local.definition)

[
  (identifier)
  (kind)
  (type_identifier)
] @local.reference
