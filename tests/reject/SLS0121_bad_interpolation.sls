let name  = "orders"
let title = "all ${name here}"
//                      ^ one value
let other = "all ${name"
