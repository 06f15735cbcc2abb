import { orders } from "./queues.sls"

output orders_name = orders.name
