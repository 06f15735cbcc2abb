import { retries } from "../settings.sls"

queue orders { retries: retries }
