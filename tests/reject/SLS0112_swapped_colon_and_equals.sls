let attempts: 5
//          ^ =

queue orders { retries = attempts }
