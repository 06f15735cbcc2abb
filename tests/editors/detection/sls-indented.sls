  queue orders {}
