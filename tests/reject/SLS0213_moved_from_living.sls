queue orders {}

queue incoming {}

moved orders -> incoming
//    ^^^^^^
