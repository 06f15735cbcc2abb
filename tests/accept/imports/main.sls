// Names from other files. What an imported file declares is deployed as well, and its code lies beside it.
import { orders, incoming as inbox, retries } from "./messaging/queues.sls"
import { with_alarm } from "./patterns.sls"

topic operators { email: ["ops@example.com"] }

with_alarm orders_alarm { watched: orders, notify: operators }
with_alarm inbox_alarm { watched: inbox, notify: operators }

output tries = retries
