pattern purge(store: table) {
  schedule nightly { cron: "0 2 * * ? *" }
  nightly -> store.delete
//           ^^^^^^^^^^^^
}
