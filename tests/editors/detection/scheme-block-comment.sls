#|
queue orders {}
|#
(import (rnrs))
