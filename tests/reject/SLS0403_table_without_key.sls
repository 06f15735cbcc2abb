table users { ttl: "expires_at" }
//    ^^^^^
