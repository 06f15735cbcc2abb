queue orders { visibility: 60 s }
