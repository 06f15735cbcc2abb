service shop {
  lints: { "few-retreis": "deny", SLS0564: "deny", warnings: "deny" }
}
