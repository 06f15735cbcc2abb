/// Takes suppliers' invoices in: reads each file, checks what it says, books what is right.
///
/// A chain of three, as the steps fail for different reasons: a file that nobody can read, a sum that
/// is wrong, a ledger that is down. Each failure waits where it happened, and holds up nothing else.
service invoices {}

import { one_way_chain } from "std:orchestration"

/// Who looks after invoices that got stuck.
input alert_email: string { description: "Where alarms go" }

bucket scans     {}
table  suppliers { key: { supplier: string } }
table  ledger    { key: { supplier: string, number: string } }

defaults function { code: "./functions/invoices", runtime: "python3.13", memory: 256MB, timeout: 20s }

function read  { handler: "read.handler", env: { SCANS: scans.name, NEXT: intake.inbox.check.url } }
function check { handler: "check.handler", env: { SUPPLIERS: suppliers.name, NEXT: intake.inbox.book.url } }
function book  { handler: "book.handler", env: { LEDGER: ledger.name } }

one_way_chain intake { source: scans.created, steps: [read, check, book], retries: 8 }

read  -> scans.read
check -> suppliers.read
book  -> ledger.put

topic bookkeepers { email: [alert_email] }

alarm unreadable { when: intake.inbox.read.dead.visible > 0 for 5m, notify: bookkeepers }
alarm wrong      { when: intake.inbox.check.dead.visible > 0 for 5m, notify: bookkeepers }
alarm unbooked   { when: intake.inbox.book.dead.visible > 0 for 5m, notify: bookkeepers }

output scans_bucket = scans.name
output suppliers_table = suppliers.name
