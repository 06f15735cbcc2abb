// What patterns say of what they are given: requirements on values, claims on resources.
pattern projection(source: source, project: function, view: table, query: function, copies: int = 1) {
  require copies > 0 && copies < 4 else "between one and three copies, not ${text(copies)}"

  source -> project -> view.write
  query -> view.read

  expect project is idempotent
  expect project keeps order
  expect project isolates failures
  expect project only writes view
  expect query only reads view
  expect query never reaches project
}

pattern chain(source: source, steps: [function]) {
  for link in pairs([source] + steps) {
    queue inbox {}
    link.from -> inbox -> link.to
  }
}

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

table orders { key: { id: string }, changes: "new image" }
table totals { key: { id: string } }
table seen { key: { id: string }, ttl: "expires" }
table locks { key: { id: string } }

function project { idempotent: "writes the same item again" }
function query {}
@allow(SLS1612, "few messages come, and one that was refused may wait for a person")
function first { concurrency: 1 }
function second {}

projection of_orders { source: orders.changes, project: project, view: totals, query: query, copies: 2 }

topic placed {}
chain steps { source: placed, steps: [first, second] }

first -> [seen.idempotency, locks.lease]

expect first is idempotent
expect first runs at most 1 at once
