queue orders
