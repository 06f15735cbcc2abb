/// Asks a carrier what a parcel costs: the shop speaks JSON, the carrier speaks XML, and neither can be changed.
service shipping {}

import { proxy } from "std:api"

/// The carrier is somebody else's: here is all that this program knows of it.
input carrier_url: string {
  description: "Where the carrier answers, like https://xml.carrier.example/quotes"
  pattern:     "https://.+"
}

input carrier_key: string { description: "The key that the carrier gave you", hidden: true }

/// Kept where only the function that needs it can read it, and in no environment variable.
secret carrier_login { value: carrier_key }

/// How long the carrier may take. A shopper waits for the answer.
let carrier_patience = 3s

api shop { auth: "iam" }

function translate {
  code:    "./functions/translate"
  handler: "app.handler"
  runtime: "python3.13"
  memory:  512MB
  timeout: carrier_patience + 12s // a cold start, the secret, and room
  env: {
    CARRIER_URL:      carrier_url
    CARRIER_LOGIN:    carrier_login.arn
    CARRIER_PATIENCE: text(carrier_patience / 1s)
  }
}

proxy quotes {
  entry:       shop["POST /quotes"]
  transformer: translate
  credentials: carrier_login
  patience:    20s
}

output url = shop.url
