queue orders { retries: 5, visibility: 2m, retries: 3 }
//                                         ^^^^^^^
