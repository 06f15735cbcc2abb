queue orders {}
pipe publish {}

orders -> publish
