queue orders {}

expect orders stays up
//            ^^^^^
