// Patterns for work that takes steps, time, or a stream of records.

/// A row of filters, each of which does one thing to what passes and hands it on.
///
/// A queue joins each filter to the next, so that each works at its own pace, fails alone, and can be taken out, moved or
/// added without touching the others. The last one hands its result to the `sink`. `row.joint.check.url` is the address of the
/// queue before the filter `check`, `row.joint.check.dead` where pieces end that it always fails at.
///
/// ## When
///
/// - A job falls into steps that other jobs need as well: decode, check, enrich, store.
///
/// ## When not
///
/// - The steps share state, or have to be undone together: a `workflow`.
/// - Order matters from end to end: `inline_stream_transform`.
///
/// ## Pitfalls
///
/// - The joints are the contract: say what a message looks like at each, and let a filter ignore what it does not know.
/// - Large bodies do not fit into a message of 256 KB: keep them in a bucket and pass the key.
///
/// ## Cost
///
/// About three requests of SQS and a run for each piece and filter.
pattern pipes_and_filters(
  /// Where pieces come from.
  source: source
  /// The filters, first to last.
  filters: [function]
  /// Where the last one puts its result: a queue, a topic, a table's or a bucket's port.
  sink: target
  /// How often a filter tries.
  retries: int = 5
) {
  require length(filters) > 0 else "without filters this is an arrow from `source` to `sink`"

  for link in pairs([source] + filters) {
    let filter = link.to

    queue joint { retries: retries }
    link.from -> joint -> filter

    expect filter isolates failures

    output joint = joint
  }

  filters[length(filters) - 1] -> sink
}

/// Changes records while they flow: cleans, enriches, drops or groups them, and passes them on in order.
///
/// The function gets batches of each shard, one after the other, so that records of one key keep their order, and writes to
/// the `sink`, which keeps it too: a stream, or a delivery into a bucket. A record that always fails is cut out of its batch,
/// tried `retries` times and noted in the function's queue for failures; the rest flows on. All of that is proven. Several
/// can follow one another, or read the same stream.
///
/// ## When
///
/// - Producer and consumer differ in pace and form, and order counts within a key.
/// - Records may have to be read again: the stream keeps them.
///
/// ## When not
///
/// - Order does not count: a queue is cheaper and scales without shards.
/// - The records only have to end up in a bucket, changed one by one: a `delivery` with `transform`.
///
/// ## Pitfalls
///
/// - Writing back to the same stream goes round for ever; the compiler refuses it.
/// - `PutRecords` takes some and refuses others in one answer: the code sends those again that were refused.
/// - The note about a bad record says where it was, not what: read it before the stream forgets.
///
/// ## Cost
///
/// The stream by the gigabyte in and out, or by the shard and hour; a run for each batch and shard.
pattern inline_stream_transform(
  /// The records.
  source: stream
  /// What changes them.
  transform: function
  /// Where they go on: a stream or a delivery.
  sink: target
  /// How many records one run gets.
  batch: int = 100
  /// How often a batch that fails is tried.
  retries: int = 5
  /// How old a record may be to be tried again.
  max_age: duration = 1h
) {
  source -> transform { batch: batch, retries: retries, max_age: max_age }
  transform -> sink

  expect transform keeps order
  expect transform isolates failures
}
