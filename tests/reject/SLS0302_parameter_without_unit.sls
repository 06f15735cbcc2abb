param patience: duration = 90
//                         ^^

queue orders { visibility: patience }
