#!chezscheme
(library (rings) (export ring) (import (chezscheme)) (define ring #t))
