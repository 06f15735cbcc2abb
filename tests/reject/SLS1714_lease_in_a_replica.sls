service shop { regions: ["us-east-1", "us-west-2"] }

table lock { key: { name: string }, replicate: true }
schedule nightly { cron: "0 2 * * ? *", active: "every region" }
function pay { code: "./functions/pay", handler: "app.handler", runtime: "python3.13" }

nightly -> pay -> lock.lease
