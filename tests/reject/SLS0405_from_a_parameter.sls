param keep: duration = 30d

queue orders { retention: keep }
//                        ^^^^
