(library (queues ring)
  (export make-ring ring-push! ring-pop!)
  (import (rnrs))

  (define-record-type ring (fields (mutable items)))

  (define (ring-push! r x)
    (ring-items-set! r (cons x (ring-items r)))))
