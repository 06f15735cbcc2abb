/// Frees the seats that somebody took and never paid for.
///
/// A buyer has ten minutes. Whoever pays in the last second keeps the seat, and a strike of the clock
/// that comes twice, or late, frees nothing that it should not.
service seats {}

import { periodical } from "std:primitive"

/// Who hears of it when seats are no longer freed.
input alert_email: string { description: "Where alarms go" }

/// An item for each seat: `free`, `sold`, or `held` until a second since 1970. Only held seats have an
/// `until`, so the index has those and no others.
table seats {
  key:     { seat: string }
  indexes: { by_state: { key: { state: string, until: number }, project: "keys" } }
}

function sweep {
  code:       "./functions/sweep"
  handler:    "app.handler"
  runtime:    "python3.13"
  memory:     256MB
  timeout:    1m
  idempotent: "frees a seat only while the hold that ran out is still there"
  env:        { SEATS: seats.name }
}

periodical every_five_minutes { work: sweep, every: 5m }

sweep -> [seats.read, seats.update]

topic operators { email: [alert_email] }

// A sweep that failed three times waits in `sweep.failures`. The next one makes up for it.
alarm held_for_ever { when: sweep.failures.visible > 0 for 5m, notify: operators }

output seats_table = seats.name
