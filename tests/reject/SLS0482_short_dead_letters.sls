queue failed { dead_letters: none, retention: 2d }

queue orders { dead_letters: failed, retention: 4d }
