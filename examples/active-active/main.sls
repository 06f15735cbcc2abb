/// Notes that are read and written in whichever region is nearest, and follow their owner to the other.
service notes { regions: ["eu-west-1", "us-east-1"] }

import { api_failover } from "std:failover"

/// Whoever signs your users in.
input issuer: string { description: "Issuer of the tokens, for example https://example.eu.auth0.com/" }
input audience: string { description: "Audience that a token must name" }

zone root { name: "notes.example.com", id: "Z0123456789ABCDEFGHIJ" }

defaults function {
  runtime: "nodejs22.x"
  memory:  256MB
  timeout: 5s
  code:    "./functions/notes"
  env:     { NOTES: notes.name }
}

table notes { key: { owner: string, id: string }, replicate: true }

function list   { handler: "list.handler" }
function keep   { handler: "keep.handler" }
function health { handler: "health.handler", timeout: 2s }

authorizer login { type: "jwt", issuer: issuer, audience: [audience] }

api front { auth: login, domain: { name: "api.notes.example.com", zone: root } }

front["GET /notes"]      -> list
front["PUT /notes/{id}"] -> keep
front["GET /health"]     -> health { auth: "none" }

[list, health] -> notes.read
keep           -> notes.write

// One call: checks that ask each region's own API, and latency records that leave out a region which is down.
api_failover everywhere {
  api:   front
  zone:  root
  name:  "api.notes.example.com"
  check: "/health"
  mode:  "active-active"
}

expect front survives loss of "eu-west-1"
expect front survives loss of "us-east-1"
expect front["PUT /notes/{id}"] answers within 10s
