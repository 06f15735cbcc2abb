attempts = 5
