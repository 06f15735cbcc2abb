queue failed { dead_letters: none }

queue orders { fifo: true, dead_letters: failed }
