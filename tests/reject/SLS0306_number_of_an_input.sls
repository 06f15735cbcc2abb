input tries: int { default: 5 }

queue orders { retries: tries }
