/// Where parcels are: depots report each scan, and anybody may ask. What is asked is projected out of a stream.
///
/// A table's changes can be read by two readers, for a day. Behind a pipe they are a stream: any number of readers, each from
/// the beginning, for a week. Projections come and go without touching what writes.
service parcel_tracking {}

import { inline_stream_transform } from "std:workflows"

/// Where alarms go.
input alert_email: string { description: "Where alarms go" }

api depots { type: "http", auth: "iam" }
api public { type: "http", auth: "none" }

/// The truth: each scan of each parcel, numbered.
table scans { key: { parcel: string, number: number }, changes: "new image" }

/// What is asked for: each parcel as it is now.
table places { key: { parcel: string } }

defaults function { code: "./functions/parcels", runtime: "python3.13", memory: 256MB, timeout: 10s }

function scan { handler: "scan.handler", env: { SCANS: scans.name } }
function look { handler: "look.handler", env: { PLACES: places.name } }

function project {
  handler:    "project.handler"
  idempotent: "a later scan is never replaced by an earlier one"
  env:        { PLACES: places.name }
}

// Commands change the log.
depots["POST /parcels/{parcel}/scans"] -> scan -> [scans.put, scans.read]

// The log becomes a stream, in order for each parcel.
pipe   follow  {}
stream scanned { retention: 7d }

scans.changes -> follow { filter: { eventName: ["INSERT"] } }
follow -> scanned {
  partition_key: "$.dynamodb.Keys.parcel.S"
  input: {
    parcel: "<$.dynamodb.NewImage.parcel.S>"
    number: "<$.dynamodb.NewImage.number.N>"
    depot:  "<$.dynamodb.NewImage.depot.S>"
    at:     "<$.dynamodb.NewImage.at.S>"
  }
}

// The projection is a transform of the stream, and its sink is the view.
inline_stream_transform projection { source: scanned, transform: project, sink: places.put }

// Queries read the view.
public["GET /parcels/{parcel}"] -> look -> places.read

// What `cqrs` proves of its parts holds of these as well.
expect scan only writes scans
expect project only writes places
expect project is idempotent
expect look only reads places

topic operators { email: [alert_email] }

alarm unread      { when: follow.failures.visible > 0 for 5m, notify: operators }
alarm unprojected { when: project.failures.visible > 0 for 5m, notify: operators }

output depots_url = depots.url
output public_url = public.url
