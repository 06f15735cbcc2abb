param workers: int = 0

queue orders { tags: { share: text(100 / workers) } }
//                                 ^^^^^^^^^^^^^
