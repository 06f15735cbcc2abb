import { one_way_chain } from "std:orchestration"

defaults function { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }

bucket scans {}
queue to_read {}
queue to_book { dead_letters: none }
function read { env: { NEXT: to_book.url } }
function book {}

one_way_chain invoices {
  source: scans.created
  steps:  [{ inbox: to_read, to: read }, { inbox: to_book, to: book }]
}
