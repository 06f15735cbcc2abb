queue orders {}
pipe publish {}
topic accepted { fifo: true }

orders -> publish -> accepted
