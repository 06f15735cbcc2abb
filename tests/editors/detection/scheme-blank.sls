

(define-library (shop) (import (scheme base)))
