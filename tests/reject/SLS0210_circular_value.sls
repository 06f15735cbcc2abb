let timeout = visibility / 6

let visibility = timeout * 6
//               ^^^^^^^

queue orders { visibility: visibility }
