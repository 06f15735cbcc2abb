pattern inboxes(workers: [function]) {
  require length(workers) > 0 else "without workers nobody gets the events"
  for worker in workers {
    queue inbox {}
    inbox -> worker
  }
}

inboxes jobs { workers: [] }
