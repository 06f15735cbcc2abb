queue orders { deduplication: "id" }
