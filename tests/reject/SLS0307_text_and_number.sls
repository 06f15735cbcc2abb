param shard: int = 3

queue orders { tags: { shard: "shard-" + shard } }
//                            ^^^^^^^^^^^^^^^^
