[
  (comment)
  (doc_comment)
] @comment.inclusive

[
  (string)
  (text_block)
] @string
