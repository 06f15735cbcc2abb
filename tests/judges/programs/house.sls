/// Databases of every engine, in networks that are new and that exist.
service house {}

defaults function { inline: "def handler(event, context):\n    return event\n", runtime: "python3.13", network: inside }

input shared_vpc: string { default: "vpc-0a1b2c3d4e5f67890" }

key own {}

/// Nothing leads into it, and one gateway leads out of it.
network inside { cidr: "10.20.0.0/20", zones: 3, internet: "nat", flow_logs: 30d, tags: { part: "inside" } }

/// Nothing leads out of it.
network closed { internet: "none" }

network open { internet: "nat per zone", cidr: "192.168.16.0/22" }

network shared {
  existing: {
    vpc:            shared_vpc
    subnets:        ["subnet-0a1b2c3d4e5f67890", "subnet-1a1b2c3d4e5f67890"]
    security_group: "sg-0a1b2c3d4e5f67890"
  }
}

database accounts {
  network: inside, engine: "aurora-postgresql", version: "17.5", capacity: { min: 0.5, max: 16 }
  readers: 2, name: "accounts_v2", owner: "keeper", port: 5433
  proxy: { share: 80%, wait: 10s, idle: 5m }
  backups: 14d, logs: ["postgresql"], insights: true, minor_upgrades: true, keep: "database", protect: true
  key: own, tags: { part: "accounts" }
}

database orders {
  network: closed, engine: "mysql", class: "db.m7g.large"
  standby: true, storage: 100GB, max_storage: 500GB
}

database stock { network: shared, engine: "postgres", class: "db.t4g.micro", proxy: false, standby: false, keep: none }

database archive { network: open, engine: "mariadb", class: "db.t4g.medium", logs: none }

database counts { network: closed, engine: "aurora-mysql", class: "db.r7g.large", readers: 0, minor_upgrades: false }

queue jobs { key: own }
table sessions { key: { id: string }, ttl: "until" }
secret token {}
workflow checkout { timeout: 5m, steps: [{ name: "look", pass: { seen: true } }] }

function account {
  env: { DB_HOST: accounts.endpoint, DB_PORT: accounts.port, DB_NAME: accounts.name, DB_READERS: accounts.reader_endpoint }
  concurrency: 20
}
function migrate { env: { DB_HOST: accounts.direct_endpoint, DB_OWNER: accounts.secret } }
function order   { network: closed, env: { DB_HOST: orders.endpoint, JOBS: jobs.url } }
function count   { network: closed, env: { DB_HOST: counts.direct_endpoint, DB_READERS: counts.reader_endpoint } }
function pick    { network: shared, env: { DB_HOST: stock.endpoint }, concurrency: 20 }
function keep    { network: open, env: { DB_HOST: archive.endpoint }, concurrency: 20 }
function report  { network: none, env: { DB: accounts.arn, DB_OWNER: accounts.secret } }

account -> accounts.connect { user: "app", connections: 2 }
account -> sessions.write
migrate -> accounts.admin
order -> orders.connect { user: "app" }
order -> [jobs, token.read, checkout]
count -> counts.connect { user: "app" }
count -> counts.admin
pick -> stock.connect { user: "picker" }
pick -> jobs
keep -> archive.connect { user: "app" }
report -> accounts.query

alarm full { when: accounts.connections > 500 for 5m, notify: none }
