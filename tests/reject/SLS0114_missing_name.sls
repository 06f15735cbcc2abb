queue { retries: 5 }
