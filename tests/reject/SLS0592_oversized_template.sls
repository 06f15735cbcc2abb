let line = "0123456789012345678901234567890123456789012345678901234567890123"

queue orders {}
pipe publish {}
topic accepted {}

orders -> publish
publish -> accepted { input: [for n in range(0, 150): line] }
