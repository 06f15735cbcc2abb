import { orders } from "./queues.sls"

output orders_url = orders.url
