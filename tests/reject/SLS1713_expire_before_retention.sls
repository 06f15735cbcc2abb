bucket uploads {
  lifecycle: [{ prefix: "in/", expire: 7d, old_versions: 7d }, { prefix: "tmp/", expire: 1d, old_versions: 1d }]
}
queue arrivals { retention: 10d }
function read { code: "./functions/read", handler: "app.handler", runtime: "python3.13" }

uploads.created -> arrivals { prefix: "in/" }
arrivals -> read
read -> uploads.read { prefix: "in/" }
