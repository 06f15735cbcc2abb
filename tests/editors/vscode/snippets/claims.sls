// Claims about functions.
defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

queue orders { fifo: true }
table view { key: { id: string } }
table bills { key: { id: string } }
network inside {}
database accounts { network: inside, engine: "aurora-postgresql", capacity: { min: 0.5, max: 8 } }

function charge { idempotent: "a bill is written under its own number" }
function report { concurrency: 1 }
function query {}
function project {}
function user { concurrency: 20, network: inside }
schedule nightly { rate: 1d }
topic changes {}

orders -> charge -> bills.write
query -> view.read
changes -> project -> view.write
nightly -> report
user -> accounts.connect { user: "shop" }

expect charge is idempotent
expect charge keeps order
expect charge isolates failures
expect orders only feeds charge
expect query only reads view
expect project only writes view
expect report runs at most 1 at once
expect user connects at most 200 to accounts
