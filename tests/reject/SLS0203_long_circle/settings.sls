import { orders } from "./queues/orders.sls"
//                     ^^^^^^^^^^^^^^^^^^^^^

let retries = 5

output orders_name = orders.name
