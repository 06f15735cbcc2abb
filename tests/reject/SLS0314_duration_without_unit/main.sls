param patience: duration = 2m
//              ^^^^^^^^

queue orders { visibility: patience }
