; The names that are known in a part of a file only; they keep their colour where they are used.

[
  (pattern_declaration)
  (for_declaration)
  (list_comprehension)
] @local.scope

(parameter
  name: (name) @local.definition.variable.parameter)

(for_declaration
  variable: (name) @local.definition.variable.parameter)

(list_comprehension
  variable: (name) @local.definition.variable.parameter)

(identifier) @local.reference
