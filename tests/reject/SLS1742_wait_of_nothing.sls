queue orders { wait: 0s }
output orders_url = orders.url
