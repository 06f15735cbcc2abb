stream clicks { retention: 1470m }
