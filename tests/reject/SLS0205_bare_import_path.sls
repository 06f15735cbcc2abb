import { orders } from "queues.sls"
//                     ^^^^^^^^^^^^
