/// One address for a shop's product pages: three parts answer, and none of them knows the others.
///
/// Each part is a team's: its function, its table, its rights. Clients know one host, one login, one log.
service product_pages {}

import { facade } from "std:api"

/// Whoever signs your users in: a Cognito user pool, Auth0, any issuer of JSON Web Tokens.
input issuer: string { description: "Issuer of the tokens, for example https://example.eu.auth0.com/" }
input audience: string { description: "Audience that a token must name: the client ID of your app" }

authorizer login { type: "jwt", issuer: issuer, audience: [audience] }

api shop { auth: login, throttle: { rate: 200, burst: 400 } }

table products { key: { product: string } }
table shelves  { key: { product: string, warehouse: string } }
table opinions { key: { product: string, author: string } }

defaults function { handler: "index.handler", runtime: "nodejs22.x", memory: 256MB, timeout: 10s }

function catalogue { code: "./functions/catalogue", env: { PRODUCTS: products.name } }
function stock     { code: "./functions/stock", env: { SHELVES: shelves.name } }
function reviews   { code: "./functions/reviews", env: { OPINIONS: opinions.name } }

facade pages {
  front:    shop
  patience: 15s
  routes: [
    { name: "catalogue", route: "GET /products/{product}", to: catalogue }
    { name: "stock", route: "GET /products/{product}/stock", to: stock }
    { name: "reviews", route: "PUT /products/{product}/review", to: reviews }
  ]
}

catalogue -> products.read
stock     -> shelves.read
reviews   -> opinions.put

output url = shop.url
