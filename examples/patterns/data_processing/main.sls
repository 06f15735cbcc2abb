/// Meter readings as utilities export them, in CSV of many dialects, become clean lines of JSON.
///
/// A thousand files at once are worked on ten at a time. A file that cannot be read waits for a person; the others go on.
service meter_readings {}

import { data_processing } from "std:compound"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

bucket exports  {}
bucket readings {}

function clean {
  code:       "./functions/clean"
  handler:    "app.handler"
  runtime:    "python3.13"
  memory:     512MB
  timeout:    5m
  ephemeral:  1GB // the result is put together on disk, and sent when all of it is good
  idempotent: "the result's key and content depend on the file alone"
  env:        { EXPORTS: exports.name, READINGS: readings.name }
}

data_processing cleaning {
  incoming: exports
  from:     "incoming/"
  outgoing: readings
  into:     "clean/"
  worker:   clean
}

topic operators { email: [alert_email] }

alarm unreadable { when: cleaning.queue.dead.visible > 0 for 5m, notify: operators }
alarm waiting    { when: cleaning.queue.age > 1h for 15m, notify: operators }

output exports_bucket = exports.name
output readings_bucket = readings.name
