key vault {}
topic placed {}
queue lost { dead_letters: none, retention: 14d }
queue orders { key: vault, dead_letters: lost }
queue returns { key: vault }

placed -> [orders, returns]
