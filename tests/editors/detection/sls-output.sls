output url = orders.url
