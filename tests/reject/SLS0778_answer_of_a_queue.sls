queue orders {}

expect orders answers within 2s
//     ^^^^^^
