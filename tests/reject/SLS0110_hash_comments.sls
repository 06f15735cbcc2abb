# where orders wait
queue orders {}
