queue orders {}
