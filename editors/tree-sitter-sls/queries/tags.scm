; What a file declares and what it uses, for lists of symbols and code navigation.

(
  (doc_comment
    (doc_text) @doc)*
  .
  (service_declaration
    name: (name) @name) @definition.module
  (#strip! @doc "^ |\\s+$")
  (#select-adjacent! @doc @definition.module)
)

(
  (doc_comment
    (doc_text) @doc)*
  .
  (pattern_declaration
    name: (name) @name) @definition.class
  (#strip! @doc "^ |\\s+$")
  (#select-adjacent! @doc @definition.class)
)

(
  (doc_comment
    (doc_text) @doc)*
  .
  [
    (resource_declaration
      name: (name) @name)
    (raw_resource_declaration
      name: (name) @name)
  ] @definition.struct
  (#strip! @doc "^ |\\s+$")
  (#select-adjacent! @doc @definition.struct)
)

(
  (doc_comment
    (doc_text) @doc)*
  .
  (type_declaration
    name: (type_identifier) @name) @definition.type
  (#strip! @doc "^ |\\s+$")
  (#select-adjacent! @doc @definition.type)
)

(
  (doc_comment
    (doc_text) @doc)*
  .
  [
    (param_declaration
      name: (name) @name)
    (input_declaration
      name: (name) @name)
    (let_declaration
      name: (name) @name)
    (output_declaration
      name: (name) @name)
  ] @definition.constant
  (#strip! @doc "^ |\\s+$")
  (#select-adjacent! @doc @definition.constant)
)

(kind) @name @reference.class

(port_type
  kind: (type_identifier) @name) @reference.type

(call_expression
  function: (function_name) @name) @reference.call
