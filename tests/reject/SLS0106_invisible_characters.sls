queue orders {}
