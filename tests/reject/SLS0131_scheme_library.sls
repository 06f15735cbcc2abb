#!r6rs
(library (shop orders)
  (export place)
  (import (rnrs)))
