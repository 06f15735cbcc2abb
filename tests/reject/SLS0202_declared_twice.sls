queue orders { retries: 5 }

table orders { key: { order_id: string } }
//    ^^^^^^
