;; Takes orders.
(library (shop orders) (export) (import (rnrs)))
