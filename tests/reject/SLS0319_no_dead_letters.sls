topic operators { email: ["ops@example.com"] }

queue orders { dead_letters: none }

alarm stuck_orders { when: orders.dead.visible > 0 for 5m, notify: operators }
//                                ^^^^
