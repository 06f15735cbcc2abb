service shop { regions: ["us-east-1", "us-west-2"] }

queue orders { in: ["us-east-1"] }
alarm stuck { when: orders.visible > 100 for 5m, notify: none }
