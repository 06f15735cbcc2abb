; extends

; Where `:set spell` looks.
[
  (comment)
  (doc_comment)
] @spell
