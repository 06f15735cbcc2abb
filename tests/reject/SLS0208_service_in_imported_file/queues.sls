service order_intake {}
//      ^^^^^^^^^^^^

queue orders {}
