orders -> charge { batch: 10 }
