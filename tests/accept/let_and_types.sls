// Names for values and for types. The order of declarations does not matter.
type stage = "dev" | "production"

type settings = { retries: int, keep: duration, tags?: {string: string} }

let here: stage = "production"

let orders_settings: settings = { retries: tries, keep: 7d }

let tries = here == "production" ? 5 : 2

queue orders { retries: orders_settings.retries, retention: orders_settings.keep, tags: { stage: here } }
