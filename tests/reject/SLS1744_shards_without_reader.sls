stream clicks { shards: 4 }
