let zones = ["a", "b"]

queue orders { tags: { zone: zones[2] } }
//                                 ^
