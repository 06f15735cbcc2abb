;;; Rings of things -> see the manual.
#!r6rs
(library (rings)
  (export ring)
  (import (rnrs base))
  (define ring '(a . b)))
