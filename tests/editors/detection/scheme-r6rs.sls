#!r6rs
(library (shop) (export) (import (rnrs)))
