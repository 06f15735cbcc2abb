// Patterns that keep a name answered when a region, or somebody else's host, is gone.

/// One name in front of an API that lives in several regions.
///
/// Each region's own API is asked at `check`, a route that anyone may GET; the shared name is never asked, since it would
/// follow the failover. A region that does not answer is left out by itself, without anybody changing a record. The API
/// needs a `domain` of this name.
///
/// `"active-passive"` answers with `primary` while it is well, and with `secondary` else: for systems that write in one
/// place at a time. `"active-active"` answers with whichever region is nearest, and the others take over what it
/// leaves: each must be able to carry all of it, and what they write must be replicated.
///
/// Let the check touch the data that the other routes need, or the failover will not happen on the day when the data
/// cannot be reached.
pattern api_failover(
  api: api
  zone: zone
  name: string
  check: string = "/ping"
  mode: "active-passive" | "active-active" = "active-passive"
  primary: string?
  secondary: string?
  interval: duration = 10s
  failures: int = 3
  rto: duration = 2m
) {
  health_check health { endpoint: api["GET ${check}"], interval: interval, failures: failures }

  if mode == "active-passive" {
    record names {
      zone:      zone
      name:      name
      policy:    "failover"
      rto:       rto
      primary:   { target: api in primary, health: health }
      secondary: { target: api in secondary, health: health }
    }
  } else {
    record names { zone: zone, name: name, policy: "latency", rto: rto, target: api, health: health }
  }
}

/// One name in front of a website that is hosted by somebody else, with a copy of your own; or the other way round.
///
/// `url` is asked all the time: an address at the other host itself, never the shared name. With `first: "host"` visitors
/// get `addresses` while it is well, and the `copy` else; with `first: "copy"` the copy is asked at its own address, and
/// the host stands by.
///
/// Keep the copy current: it is only as good as the last upload.
pattern site_failover(
  copy: site
  zone: zone
  name: string
  addresses: [string]
  url: string
  first: "host" | "copy" = "host"
  interval: duration = 30s
  failures: int = 3
  rto: duration = 3m
) {
  if first == "host" {
    health_check health { url: url, interval: interval, failures: failures }
    record names {
      zone:      zone
      name:      name
      policy:    "failover"
      rto:       rto
      primary:   { target: addresses, health: health }
      secondary: { target: copy }
    }
  } else {
    health_check health { endpoint: copy, interval: interval, failures: failures }
    health_check host   { url: url, interval: interval, failures: failures }
    record names {
      zone:      zone
      name:      name
      policy:    "failover"
      rto:       rto
      primary:   { target: copy, health: health }
      secondary: { target: addresses, health: host }
    }
  }
}
