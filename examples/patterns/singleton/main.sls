/// Pays out what sellers earned, every night, in one run at a time.
///
/// Two runs side by side would ask the bank twice. Three things stand against it: the function runs
/// once at a time, a run holds a lease, and the bank knows each payout by its key.
service payouts {}

import { singleton } from "std:traditional"

/// The bank is somebody else's.
input bank_url: string {
  description: "Where the bank takes transfers, like https://api.bank.example/transfers"
  pattern:     "https://.+"
}

input bank_token: string { description: "The token that the bank gave you", hidden: true }
input alert_email: string { description: "Where alarms go" }

secret bank_login { value: bank_token }

/// A payout is `due`, then `sending` while the bank is asked, then `paid`.
table payouts {
  key:     { payout: string }
  indexes: { by_state: { key: { state: string, payout: string } } }
}

let longest_run = 5m

function pay {
  code:        "./functions/pay"
  handler:     "app.handler"
  runtime:     "python3.13"
  memory:      256MB
  timeout:     longest_run
  concurrency: 1
  idempotent:  "the bank knows each payout by its key, and a payout is marked once"
  env: {
    PAYOUTS:       payouts.name
    LOCK:          one_run.lock.name
    LEASE_SECONDS: text((longest_run + 1m) / 1s) // longer than a run can last
    BANK_URL:      bank_url
    BANK_LOGIN:    bank_login.arn
  }
}

schedule nightly { cron: "0 2 * * ? *", timezone: "Europe/Vienna" }

singleton one_run { work: pay, start: nightly }

pay -> [payouts.read, payouts.update, bank_login.read]

topic operators { email: [alert_email] }

alarm unpaid { when: pay.failures.visible > 0 for 5m, notify: operators }

output pay_function = pay.name
