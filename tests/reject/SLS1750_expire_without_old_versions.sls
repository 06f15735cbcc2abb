bucket uploads { lifecycle: [{ prefix: "tmp/", expire: 7d }, { prefix: "in/", expire: 30d, old_versions: 7d }] }

bucket reports {
  lifecycle: [
    { prefix: "daily/", expire: 365d }
    { old_versions: 30d }
  ]
}

bucket plain { versioning: false, lifecycle: [{ expire: 7d }] }
