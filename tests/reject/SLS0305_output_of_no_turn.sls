pattern inboxes(workers: [function]) {
  for worker in workers {
    queue inbox {}
    inbox -> worker
    output inbox = inbox
  }
}

function bill { code: "./functions/bill", handler: "app.handler", runtime: "python3.13" }

inboxes orders { workers: [bill] }

output address = orders.inbox.ship.url
//                            ^^^^
