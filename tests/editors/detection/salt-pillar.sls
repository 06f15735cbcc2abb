users: { deploy: 1001 }
