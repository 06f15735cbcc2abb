service shop {
  lints: { "unknown-kind": "warn" }
}
