/// A to-do list for each user, behind a login.
service todo_api {}

/// Whoever signs your users in: a Cognito user pool, Auth0, any issuer of JSON Web Tokens.
input issuer: string { description: "Issuer of the tokens, for example https://example.eu.auth0.com/" }
input audience: string { description: "Audience that a token must name: the client ID of your app" }

defaults function { runtime: "nodejs22.x", memory: 256MB, timeout: 10s }

authorizer login { type: "jwt", issuer: issuer, audience: [audience] }

api todos_api { type: "http", auth: login }

/// The owner comes first in both keys, so that no request can reach into another user's list.
table todos {
  key:     { owner: string, id: string }
  indexes: { by_due: { key: { owner: string, due: string }, project: "all" } }
  ttl:     "expires" // what is done disappears after a month
}

function browse {
  code:    "./functions/todos"
  handler: "browse.handler"
  env:     { TODOS: todos.name }
}

function edit {
  code:    "./functions/todos"
  handler: "edit.handler"
  env:     { TODOS: todos.name }
}

function health {
  code:    "./functions/todos"
  handler: "health.handler"
}

todos_api["GET /todos"]      -> browse
todos_api["GET /todos/{id}"] -> browse
browse -> todos.read

todos_api["PUT /todos/{id}"]    -> edit
todos_api["DELETE /todos/{id}"] -> edit
edit -> todos.write

todos_api["GET /health"] -> health { auth: "none" } // for monitors, which have no login

output url = todos_api.url
