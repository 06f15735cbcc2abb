import { orders } from "./queues/orders.sls"

output orders_url = orders.url
