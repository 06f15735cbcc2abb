topic orders { fifo: true }

bucket archive {}

delivery kept {}

orders -> kept -> archive.write
