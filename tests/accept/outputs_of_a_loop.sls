pattern chain(source: source, steps: [function]) {
  for link in pairs([source] + steps) {
    queue inbox {}
    link.from -> inbox -> link.to
    output inbox = inbox
  }
}

defaults function { runtime: "python3.13" }

topic orders {}
topic operators { email: ["ops@example.com"] }

function check { code: "./functions/check", handler: "app.handler", env: { NEXT: line.inbox.book.url } }
function book { code: "./functions/book", handler: "app.handler" }

chain line { source: orders, steps: [check, book] }

alarm stuck { when: line.inbox["check"].dead.visible > 0 for 5m, notify: operators }
alarm unbooked { when: line.inbox.book.dead.visible > 0 for 5m, notify: operators }
