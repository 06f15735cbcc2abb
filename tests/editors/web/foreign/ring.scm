(define (ring-push! r x)
  (set-ring-items! r (cons x (ring-items r))))

(let loop ((i 0))
  (if (< i 10)
      (loop (+ i 1))
      'done))
