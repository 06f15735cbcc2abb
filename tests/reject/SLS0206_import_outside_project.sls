import { orders } from "../shared/queues.sls"
//                     ^^^^^^^^^^^^^^^^^^^^^^
