// Patterns that move events between functions.

/// Delivers a copy of each event to every worker.
///
/// Each worker has an inbox of its own, so that a slow or failing one holds up nobody else: its messages wait, are
/// tried again `retries` times, and end in its own dead-letter queue. Use it when several parties care about the same
/// event. For one party that only sometimes cares, a filter on its arrow is enough.
pattern fan_out(source: source, workers: [function], retries: int = 5) {
  topic hub {}
  source -> hub

  for worker in workers {
    queue inbox { retries: retries }
    hub -> inbox -> worker
  }

  output topic = hub
}
