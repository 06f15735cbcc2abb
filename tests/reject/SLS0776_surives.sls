queue orders {}

expect orders surives loss of orders
//            ^^^^^^^
