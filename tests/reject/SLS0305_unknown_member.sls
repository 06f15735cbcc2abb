queue orders {}

output orders_url = orders.uri
//                         ^^^
