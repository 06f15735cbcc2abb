import { site_failover } from "std:failover"

service pages { regions: ["us-east-1"] }

zone zone { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }
site copy { content: "./public" }

site_failover name {
  copy:      copy
  zone:      zone
  name:      "www.example.com"
  addresses: ["192.0.2.10"]
  url:       "https://www.example.org/index.html"
}
