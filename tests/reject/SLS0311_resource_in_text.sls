queue orders {}

output where_orders_go = "send to ${orders}"
//                                  ^^^^^^
