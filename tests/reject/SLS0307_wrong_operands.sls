let timeout = 20s

queue orders { visibility: timeout * 6 + 30 }
//                         ^^^^^^^^^^^^^^^^
