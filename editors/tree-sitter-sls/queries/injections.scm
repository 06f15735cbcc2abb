; Other languages in the text.

((comment) @injection.content
  (#set! injection.language "comment"))

; Documentation is Markdown. Each line is a text of its own: one text of all lines (`injection.combined`) would reach from
; the first to the last of the file, and editors would indent what is between by Markdown's rules.
((doc_text) @injection.content
  (#set! injection.language "markdown"))

; The code of a function, in the language of its runtime.
(object
  (entry
    key: (key) @_runtime
    value: (string
      (string_content) @_language))
  (entry
    key: (key) @_inline
    value: (_
      (string_content) @injection.content))
  (#eq? @_runtime "runtime")
  (#match? @_language "^python")
  (#eq? @_inline "inline")
  (#set! injection.language "python"))

(object
  (entry
    key: (key) @_inline
    value: (_
      (string_content) @injection.content))
  (entry
    key: (key) @_runtime
    value: (string
      (string_content) @_language))
  (#eq? @_runtime "runtime")
  (#match? @_language "^python")
  (#eq? @_inline "inline")
  (#set! injection.language "python"))

(object
  (entry
    key: (key) @_runtime
    value: (string
      (string_content) @_language))
  (entry
    key: (key) @_inline
    value: (_
      (string_content) @injection.content))
  (#eq? @_runtime "runtime")
  (#match? @_language "^nodejs")
  (#eq? @_inline "inline")
  (#set! injection.language "javascript"))

(object
  (entry
    key: (key) @_inline
    value: (_
      (string_content) @injection.content))
  (entry
    key: (key) @_runtime
    value: (string
      (string_content) @_language))
  (#eq? @_runtime "runtime")
  (#match? @_language "^nodejs")
  (#eq? @_inline "inline")
  (#set! injection.language "javascript"))

; Text over several lines that begins as JSON does.
((text_block
  .
  (string_content) @injection.content)
  (#match? @injection.content "^\\s*[\\[{]")
  (#set! injection.language "json"))
