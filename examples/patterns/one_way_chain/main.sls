/// Takes suppliers' invoices in: reads each file, checks what it says, books what is right.
///
/// A chain of three, as the steps fail for different reasons: a file that nobody can read, a sum that
/// is wrong, a ledger that is down. Each failure waits where it happened, and holds up nothing else.
service invoices {}

import { one_way_chain } from "std:orchestration"

/// Who looks after invoices that got stuck.
input alert_email: string { description: "Where alarms go" }

bucket scans {}
table suppliers { key: { supplier: string } }
table ledger { key: { supplier: string, number: string } }

queue to_read  { retries: 5 }
queue to_check { retries: 5 }
queue to_book  { retries: 8 }    // the ledger may be away for longer

defaults function { code: "./functions/invoices", runtime: "python3.13", memory: 256MB, timeout: 20s }

function read  { handler: "read.handler",  env: { SCANS: scans.name, NEXT: to_check.url } }
function check { handler: "check.handler", env: { SUPPLIERS: suppliers.name, NEXT: to_book.url } }
function book  { handler: "book.handler",  env: { LEDGER: ledger.name } }

one_way_chain intake {
  source: scans.created
  steps: [
    { inbox: to_read,  to: read }
    { inbox: to_check, to: check }
    { inbox: to_book,  to: book }
  ]
}

read  -> scans.read
check -> suppliers.read
book  -> ledger.put

topic bookkeepers { email: [alert_email] }

alarm unreadable { when: to_read.dead.visible > 0 for 5m,  notify: bookkeepers }
alarm wrong      { when: to_check.dead.visible > 0 for 5m, notify: bookkeepers }
alarm unbooked   { when: to_book.dead.visible > 0 for 5m,  notify: bookkeepers }

output scans_bucket = scans.name
output suppliers_table = suppliers.name
