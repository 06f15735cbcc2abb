// A file gives away what it declares, not what it imports.
import { orders } from "./shared.sls"
//       ^^^^^^

output orders_url = orders.url
