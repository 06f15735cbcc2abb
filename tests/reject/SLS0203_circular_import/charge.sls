import { orders } from "./main.sls"
//                     ^^^^^^^^^^^^

function charge {
  code:    "./functions/charge"
  handler: "app.handler"
  runtime: "python3.13"
  env:     { QUEUE_URL: orders.url }
}
