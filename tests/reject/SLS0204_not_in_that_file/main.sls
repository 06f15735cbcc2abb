import { orders, ledgr } from "./stores.sls"
//               ^^^^^

output orders_url = orders.url
