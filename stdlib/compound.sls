// Patterns made of patterns: what most systems are.

/// The usual backend of an app: an API, a function for each thing that one can do, a table.
///
/// Each function has the right that its route needs and no other: who creates cannot delete, who reads cannot write. Leave out
/// what your backend does not do. Files, users and what happens afterwards are wired to the same table and API outside.
///
/// ## When
///
/// - Things with a key are made, read, changed and deleted, and answers come at once.
///
/// ## When not
///
/// - Reads need another form than writes: `cqrs`.
/// - A write takes long or must not be lost while something is down: `command`.
///
/// ## Pitfalls
///
/// - One function for all routes would need the rights of all, and a mistake in one would be a mistake in each.
/// - A list without limit reads the whole table in the end. The lister may query, not scan: give the table an index.
/// - The API's `auth` says who somebody is; whether the thing is *his* is a condition in each function.
///
/// ## Cost
///
/// A request of the API, a run and a request of DynamoDB for each call.
pattern backend(
  /// The API.
  front: api
  /// The path of the things: `"/orders"`.
  path: string
  /// Where they are kept.
  store: table
  /// Answers `POST /orders`.
  create: function?
  /// Answers `GET /orders`.
  list: function?
  /// Answers `GET /orders/{id}`.
  read: function?
  /// Answers `PATCH /orders/{id}`.
  change: function?
  /// Answers `DELETE /orders/{id}`.
  remove: function?
) {
  let given = [for each in [create, list, read, change, remove] if each != none: each]

  require length(given) > 0
    else "a backend does something: give it at least one of `create`, `list`, `read`, `change` and `remove`"
  require length(given) == length(distinct(given))
    else "each function has a role of its own: do not use one for two things"

  if create != none {
    front["POST ${path}"] -> create -> store.put
  }
  if list != none {
    front["GET ${path}"] -> list -> store.read
    expect list only reads store
  }
  if read != none {
    front["GET ${path}/{id}"] -> read -> store.read
    expect read only reads store
  }
  if change != none {
    front["PATCH ${path}/{id}"] -> change -> store.update
  }
  if remove != none {
    front["DELETE ${path}/{id}"] -> remove -> store.delete
  }
}

/// Separates writing from reading: commands change the log, a projection follows it, queries read what was projected.
///
/// The table `log` is the truth and is written by `decide` alone. Its changes go, in order and at least once, to `project`,
/// which keeps the table `view` in the form that questions need. `answer` reads `view` and nothing else, and can change
/// nothing. All of that is proven. Also known as command query responsibility segregation.
///
/// ## When
///
/// - Questions need another form, or another scale, than what is written.
/// - What happened must stay known, and new views are to be made of it later.
///
/// ## When not
///
/// - The item that is written is the item that is read: `backend`.
/// - Somebody must see his own write at once: a view is a moment behind, always.
///
/// ## Pitfalls
///
/// - The projection meets changes twice and must not mind: write what is, with the version as a condition, never "one more".
/// - A view is rebuilt from the log one day. Keep the log complete, and write `project` so that it can start from nothing.
/// - A change that `project` always fails at is noted in `project.failures`, with its place in the log's stream and without its
///   content; what comes behind it goes on. Set an alarm on that queue, and make the view's entry again from the log.
/// - Replicated tables have a stream in each region: project in one.
///
/// ## Cost
///
/// A write of DynamoDB for the log, a read of its stream (free for Lambda), a write for each view.
pattern cqrs(
  /// Where commands come in; none where another pattern, such as `command`, hands them to `decide`.
  commands: [source] = []
  /// Decides about a command and writes what happened into the log.
  decide: function
  /// Follows the log and keeps the view.
  project: function
  /// Where questions come in; none where another pattern, such as `facade`, leads them to `answer`.
  queries: [source] = []
  /// Answers them from the view.
  answer: function
  /// How many changes the projection gets at once.
  batch: int = 100
) {
  table log  { key: { id: string, version: number }, changes: "new image" }
  table view { key: { id: string } }

  commands -> decide
  decide   -> [log.put, log.read]

  log.changes -> project { batch: batch }
  project     -> view.write

  queries -> answer
  answer  -> view.read

  expect decide only writes log
  expect project only writes view
  expect project is idempotent
  expect project keeps order
  expect project isolates failures
  expect answer only reads view

  output log = log
  output view = view
}

/// Works on each file that arrives, and puts the result elsewhere: thumbnails, transcripts, cleaned rows.
///
/// A file's arrival is a message in a queue, so a thousand files at once are worked on at the pace that `concurrency` allows, and
/// a broken file is tried `retries` times and then waits as a dead letter while the others go on. The worker reads below
/// `from` and writes below `into`, nothing else.
///
/// ## When
///
/// - Files come by themselves, and each can be worked on alone, within 15 minutes.
///
/// ## When not
///
/// - A million files are there already: a `workflow` with a `map` goes through them.
/// - Records, not files: `inline_stream_transform`.
///
/// ## Pitfalls
///
/// - The result must not land where the arrival is watched: the compiler proves that the two prefixes do not meet.
/// - Keys come as they are: EventBridge tells of objects here, and does not encode their keys as S3's own notifications do. A worker
///   that decodes them loses files with `+` or `%` in their names.
/// - An arrival is told at least once: write the result under a key made of the file's.
/// - A file is larger than memory some day: read it in pieces.
///
/// ## Cost
///
/// Requests of S3 and three of SQS for each file; the run, whose memory decides how fast it is.
pattern data_processing(
  /// Where files arrive.
  incoming: bucket
  /// Below which prefix.
  from: string = "incoming/"
  /// What works on them.
  worker: function
  /// Where results go; may be the same bucket.
  outgoing: bucket
  /// Below which prefix.
  into: string = "outgoing/"
  /// How often a file is tried.
  retries: int = 5
  /// How many files are worked on at the same time.
  concurrency: int = 10
) {
  queue arrivals { retries: retries }

  incoming.created -> arrivals { prefix: from }
  arrivals         -> worker { batch: 1, concurrency: concurrency }

  worker -> incoming.read { prefix: from }
  worker -> outgoing.write { prefix: into }

  expect worker is idempotent
  expect worker isolates failures

  output queue = arrivals
}
