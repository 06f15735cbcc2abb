// Patterns older than the cloud, in its terms.

/// Turns a request into a message that is kept, tried again, and carried out by exactly one handler.
///
/// The request is safe in the queue before any code of yours has run: the API sends it there itself. So an outage or a bug
/// behind it loses nothing, and a burst waits its turn. The client gets a receipt, not a result. Also known as task
/// queue.
///
/// ## When
///
/// - The request changes something, and may be carried out a little later.
/// - What stands behind breaks down under load: the queue lets in as much as it can take.
///
/// ## When not
///
/// - The client needs the result at once: let a function answer.
/// - It is a fact, not a wish, and several care: an event on a topic or bus, `fan_out`.
///
/// ## Pitfalls
///
/// - Nobody has looked at the request when it is accepted. The handler refuses what makes no sense, and somebody has to hear
///   of it: dead letters are for what nobody expected.
/// - A client that got no answer sends again: the handler is proven to be idempotent. Use an id that the client makes.
/// - With `ordered`, one command that fails holds up those of its group until it is dead.
///
/// ## Cost
///
/// A request of the API, three of SQS, one run for each batch.
pattern command(
  /// Where commands come in: `shop["POST /orders"]`.
  entry: source
  /// The one who carries them out.
  handler: function
  /// How often a command is tried.
  retries: int = 5
  /// How many commands the handler gets at once.
  batch: int = 10
  /// How many batches are carried out at the same time: what the systems behind can take.
  concurrency: int = 10
) {
  queue commands { retries: retries }

  entry    -> commands
  commands -> handler { batch: batch, concurrency: concurrency }

  expect commands only feeds handler
  expect handler is idempotent
  expect handler isolates failures

  output queue = commands
}

/// Work of which one run at a time exists, wherever it is started from.
///
/// Two locks, as each alone has a hole. The function's `concurrency` is 1, which the pattern proves over all regions together:
/// a second run in the same moment is not started. And it takes a lease in the table `lock` before it works and gives it
/// back behind it: a run that was started again, late or by hand finds the lease taken and ends. A run that dies loses the
/// lease at the time that it wrote into it. Who takes the lease gets the next number, its fencing token: the item stays
/// when the lease is given back, so numbers only grow.
///
/// ## When
///
/// - Two runs at once would do harm that no key prevents: a payout, a migration, a robot's arm.
///
/// ## When not
///
/// - The harm comes from the same *event* twice: an idempotent function is simpler and scales.
/// - Order within a group is all that is wanted: a FIFO queue gives it, for many groups at once.
///
/// ## Pitfalls
///
/// - A lease ends by the clock. Code that works on behind its end is a second worker: let the lease be longer than the function's
///   timeout, and hand its number (the fencing token) to what is written.
/// - A table that is replicated to other regions cannot hold a lock: both regions may win.
///
/// ## Cost
///
/// Two writes of DynamoDB for each run. Reserved concurrency costs nothing, but is taken from the account's.
pattern singleton(
  /// The work.
  work: function
  /// What starts it; or draw arrows to it yourself.
  start: source?
) {
  // Without a `ttl`: an item that DynamoDB removed would take the last number with it, and numbers would begin anew.
  table lock { key: { name: string } }

  if start != none {
    start -> work
  }

  work -> lock.lease

  expect work runs at most 1 at once

  output lock = lock
}
