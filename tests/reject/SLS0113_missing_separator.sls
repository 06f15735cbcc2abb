queue orders { retries: 5 visibility: 60s }
