/// Scores of a game, taken in three regions: each player's nearest one counts, and the standings are settled in one.
service scores { regions: ["eu-central-1", "us-east-1", "ap-southeast-2"] }

input operator: string { description: "Where alarms go" }

zone root { name: "game.example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function { runtime: "nodejs22.x", memory: 256MB, timeout: 10s }

table standings { key: { game: string, player: string }, replicate: true }

/// The key that signs answers: the same value in all regions, so that a client may check what any of them says.
secret signing { replicate: true }

/// How many points a game is worth where it is played.
parameter bonus {
  value:      "1.0"
  per_region: { "ap-southeast-2": { value: "1.5" } }
}

queue results   { retries: 5 }
topic operators { email: [operator] }

function score {
  code:        "./functions/score"
  handler:     "index.handler"
  concurrency: 100
  env:         { STANDINGS: standings.name, BONUS: bonus.name }
}

function health {
  code:    "./functions/score"
  handler: "health.handler"
  timeout: 2s
  env:     { STANDINGS: standings.name }
}

function settle {
  code:    "./functions/settle"
  handler: "index.handler"
  timeout: 1m
  env:     { STANDINGS: standings.name, SIGNING: signing.name }
}

api play { auth: "iam", domain: { name: "play.game.example.com", zone: root } }

play["POST /results"] -> results // each region has a queue of its own
play["GET /health"]   -> health { auth: "none" }

results -> score { batch: 10 }
score   -> [standings.write, bonus.read]
health  -> standings.read

// The clock ticks in the home region, and stands by in the others.
schedule nightly { cron: "0 3 * * ? *", active: "home" }
nightly -> settle
settle  -> [standings.scan, signing.read]

health_check regional { endpoint: play["GET /health"], interval: 10s }

record play_everywhere {
  zone:   root
  name:   "play.game.example.com"
  policy: "latency"
  rto:    2m
  target: play
  health: regional
}

alarm stuck     { when: results.dead.visible > 0 for 5m, notify: operators }
alarm unsettled { when: settle.failures.visible > 0 for 5m, notify: operators }

expect play survives loss of "eu-central-1"
expect play survives loss of "ap-southeast-2"
expect score connects at most 100 to standings
expect health never reaches signing
