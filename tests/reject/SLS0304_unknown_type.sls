param retries: integer = 5
//             ^^^^^^^

queue orders { retries: retries }
