#lang r6rs
(import (rnrs))
(display "hello")
