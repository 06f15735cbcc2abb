queue orders { retrys: 5 }
//             ^^^^^^
