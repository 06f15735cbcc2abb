for tenant in ["acme", "globex"] {
  queue inbox {}
  output inbox_url = inbox.url
//       ^^^^^^^^^
}
