queue incomingOrders {}
//    ^ incoming_orders

topic order-accepted {}
