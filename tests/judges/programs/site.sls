/// Sites with all that they can have, websites of buckets, and copies in other regions.
service windows { regions: ["eu-west-1", "us-east-1"], tags: { team: "web" } }

zone root { name: "example.com", id: "Z0123456789ABCDEFGHIJ" }

certificate wildcard { name: "*.example.com", zone: root, also: ["example.com"] }

/// What readers see, with another host behind it.
site shop {
  content: "./public"
  index:   "index.html"
  folders: true
  errors: {
    "404": "404.html"
    "503": { page: "/503.html", status: 503, cache: 1m }
    "500": { cache: 1s }
  }
  headers: {
    hsts:            730d
    hsts_subdomains: true
    csp:             "default-src 'self'; img-src https: data:; upgrade-insecure-requests"
    frames:          "same origin"
    referrer:        "no-referrer"
    custom:          { "permissions-policy": "camera=()" }
    remove:          ["server"]
  }
  cache:      { default: 1h, min: 1m, max: 7d, query: ["page"] }
  invalidate: ["/index.html", "/404.html"]
  failover: {
    host:     "www.example.net"
    path:     "/live"
    first:    "bucket"
    codes:    [404, 500, 503]
    attempts: 1
    timeout:  2s
  }
  price_class:  "PriceClass_100"
  geo:          { not: ["AQ"] }
  waf:          "arn:aws:wafv2:us-east-1:123456789012:global/webacl/shop/01234567-89ab-cdef-0123-456789abcdef"
  logs:         30d
  old_versions: 30d
  keep:         false
  tags:         { part: "shop" }
}

/// An application with its routes in the browser, under a certificate of everybody's.
site app {
  content:     "./public"
  spa:         true
  certificate: wildcard
  names:       ["beta.example.com"]
  headers:     { hsts: none, frames: none, referrer: none }
  cache:       none
  invalidate:  none
  geo:         { only: ["DE", "AT"] }
}

/// Something else uploads the files.
site empty { old_versions: none, cache: { query: true } }

record www { zone: root, name: "www.example.com", target: shop }
record app_name { zone: root, name: "app.example.com", target: app }
record old { zone: root, name: "old.example.com", target: former }
record plain { zone: root, name: "plain.example.com", target: pages }

/// Sends readers of the former name to the new one.
bucket former { name: "old.example.com", website: { redirect: "https://www.example.com" }, in: ["eu-west-1"] }

bucket pages {
  name:    "plain.example.com"
  website: { index: "index.html", error: "404.html" }
  in:      ["us-east-1"]
}

bucket orders { replicate: true }
bucket drafts { replicate: "both ways" }
bucket letters { replicate: { direction: "both ways", prefix: "sent/", deletes: false, within: 15m } }

topic operators {}

alarm broken_shop { when: shop.server_errors > 5 for 5m, notify: operators, in: ["us-east-1"] }
alarm busy_shop { when: shop.requests > 1000000 for 1h, notify: operators, in: ["us-east-1"] }

output address = shop.url
output app_host = app.host
output empty_bucket = empty.bucket
output empty_arn = empty.arn
output website = pages.website
