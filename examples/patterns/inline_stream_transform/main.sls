/// What electricity meters report, cleaned while it flows: one unit, one form, and the meter's district with it.
service meter_readings {}

import { inline_stream_transform } from "std:workflows"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

stream reported { retention: 3d } // what gateways write, each in its own way; kept for whoever has to look again
stream readings { retention: 7d } // what everybody else reads

/// The district of each meter.
table meters { key: { meter: string } }

function clean {
  code:    "./functions/clean"
  handler: "app.handler"
  runtime: "python3.13"
  memory:  256MB
  timeout: 1m
  env:     { READINGS: readings.name, METERS: meters.name }
}

inline_stream_transform cleaning { source: reported, transform: clean, sink: readings, retries: 3 }

clean -> meters.read

// All of it ends in a bucket as well, by the hour.
bucket   archive {}
delivery keep    {}

readings -> keep
keep     -> archive.write { prefix: "readings/", ending: ".jsonl" }

topic operators { email: [alert_email] }

alarm unreadable { when: clean.failures.visible > 0 for 5m, notify: operators }
alarm behind     { when: clean.iterator_age > 5m for 5m, notify: operators }

output reported_stream = reported.name
output archive_bucket = archive.name
