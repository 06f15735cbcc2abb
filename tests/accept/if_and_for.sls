// Structure from values. What a loop declares is named after its element; a branch adds nothing to a name.
param production: bool = true

for tenant in [{ name: "acme", retries: 8 }, { name: "globex", retries: 5 }] {
  queue inbox { retries: tenant.retries }
  function worker { code: "./functions/worker", handler: "app.handler", runtime: "python3.13" }
  inbox -> worker

  if production {
    topic done {}
    worker -> done
  }
}

if production && 1 < 2 {
  queue audit { retention: 14d }
} else if production {
  queue audit { retention: 7d }
} else {
  queue audit { retention: 1d }
}

if production {
  topic operators {}
  output operators_arn = operators.arn
}
