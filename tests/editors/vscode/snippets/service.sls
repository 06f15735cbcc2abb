// A program with its service.
service shop { tags: { team: "orders" } }

type stage = "dev" | "production"

defaults function { timeout: 10s }

api web { auth: "none" }
function get { code: "./functions", handler: "index.handler", runtime: "nodejs22.x" }
web["GET /"] -> get

/// Where clients go.
output url = web.url

/// Takes work in, and tries again what fails.
pattern inbox(worker: function) {
  queue letters {}
}

@allow(SLS0730, "why")
queue orders {}

@allow(SLS0730, "why", until: "2030-01-31")
queue returns {}
