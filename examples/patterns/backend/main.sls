/// The backend of an app in which people book rooms: five routes, five functions, a table.
///
/// Each function has the right of its one route. The one that reads cannot write, the one that books cannot cancel.
service bookings {}

import { backend } from "std:compound"

/// Whoever signs your users in: a Cognito user pool, Auth0, any issuer of JSON Web Tokens.
input issuer: string { description: "Issuer of the tokens, for example https://example.eu.auth0.com/" }
input audience: string { description: "Audience that a token must name: the client ID of your app" }

authorizer login { type: "jwt", issuer: issuer, audience: [audience] }

api app { type: "http", auth: login }

/// The owner comes first in the key, so that no request can reach into another user's bookings.
table kept { key: { owner: string, id: string }, indexes: { by_day: { key: { owner: string, day: string } } } }

defaults function {
  code:    "./functions/bookings"
  runtime: "nodejs22.x"
  memory:  256MB
  timeout: 10s
  env:     { BOOKINGS: kept.name }
}

function create { handler: "create.handler" }
function list   { handler: "list.handler" }
function read   { handler: "read.handler" }
function change { handler: "change.handler" }
function remove { handler: "remove.handler" }

backend rooms {
  front:  app
  path:   "/bookings"
  store:  kept
  create: create
  list:   list
  read:   read
  change: change
  remove: remove
}

output url = app.url
