// A site lives in us-east-1, whatever the service's region: its stack comes behind the one that makes the zone.
service docs { regions: ["eu-west-1"] }

import { site_failover } from "std:failover"

zone root { name: "example.com" }
site copy {}

site_failover front {
  copy: copy, zone: root, name: "www.example.com", addresses: ["192.0.2.1"]
  url: "https://192.0.2.1/index.html", first: "copy"
}
