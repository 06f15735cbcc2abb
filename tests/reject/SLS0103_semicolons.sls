queue orders { retries: 5; visibility: 60s }
//                       ^ a comma or a new line separates
