import { inline_stream_transform } from "std:workflows"

api public { type: "http", auth: "iam" }

table scans { key: { parcel: string, number: number }, changes: "new image" }
table places { key: { parcel: string } }

pipe follow {}
stream scanned {}

defaults function { code: "./functions/parcels", runtime: "python3.13" }

function project { handler: "project.handler" }
function look    { handler: "look.handler" }

scans.changes -> follow
follow -> scanned { partition_key: "$.dynamodb.Keys.parcel.S" }

inline_stream_transform projection { source: scanned, transform: project, sink: places.put }

public["GET /parcels/{parcel}"] -> look -> [places.read, scans.read]

expect look only reads places
