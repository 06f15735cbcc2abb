topic operators { email: ["ops@example.com"] }

queue orders {}

alarm stuck { when: orders.dead.visible > 0 for 5m, notify: operators }

stuck -> operators
// ^^
