; Other languages in the text.

; Documentation is Markdown, line by line.
((doc_text) @injection.content
  (#set! injection.language "markdown-inline"))

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
