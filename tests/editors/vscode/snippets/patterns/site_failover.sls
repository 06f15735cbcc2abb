import { site_failover } from "std:failover"

zone zone { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
site copy { content: "./public", domain: { name: "www.example.com", zone: zone } }

site_failover name {
  copy:      copy
  zone:      zone
  name:      "www.example.com"
  addresses: ["192.0.2.10"]
  url:       "https://www.example.org/index.html"
}
