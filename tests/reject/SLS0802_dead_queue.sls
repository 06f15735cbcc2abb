queue orders {}
queue orders_dead { dead_letters: none }
