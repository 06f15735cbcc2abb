// Patterns for work that takes steps, time, or a stream of records.

/// Starts work that takes minutes or months, answers at once, and says how far it is when asked.
///
/// The API starts the workflow itself, so that no function waits, and the client gets the execution's name. Whoever asks at
/// `status` with that name hears whether it is running, what came out, or what went wrong. The function that answers comes
/// with the pattern, and may look at this workflow's executions and at nothing else.
///
/// ## When
///
/// - The work outlasts a request: a report, a video, an order that waits for a person.
///
/// ## When not
///
/// - It is done within a few seconds: answer with the result.
/// - Nobody asks how it went: `command`.
///
/// ## Pitfalls
///
/// - Who knows the name of an execution may see its result. Put the route behind the API's `auth`, and let the workflow's
///   output hold nothing that not every caller may know.
/// - A status that is asked every second by every client is a load of its own: say how long to wait, in `Retry-After`.
///
/// ## Cost
///
/// The workflow's transitions; a run and a request of the API for each question.
pattern long_running_task(
  /// Where work is asked for: `web["POST /reports"]`.
  start: source
  /// Where one asks how far it is; the path has `{id}`: `web["GET /reports/{id}"]`.
  status: source
  /// The work, a standard workflow.
  task: workflow
  /// How long a client is told to wait before it asks again.
  pause: duration = 5s
  /// From an API: the name of the execution, like `"$request.body.id"`. Work that is asked for twice is then done once.
  execution: string?
) {
  function tell {
    runtime: "python3.13"
    env:     { MACHINE: task.arn, PAUSE: text(pause / 1s) }
    inline: """
      import json, os, re
      import boto3

      states = boto3.client("stepfunctions")
      NAMES = re.compile("^[A-Za-z0-9_-]{1,80}$")


      def handler(event, context):
          name = (event.get("pathParameters") or {}).get("id", "")
          if not NAMES.match(name):
              return answer(404, {"message": "no such task"})
          arn = os.environ["MACHINE"].replace(":stateMachine:", ":execution:") + ":" + name
          try:
              found = states.describe_execution(executionArn=arn)
          except states.exceptions.ExecutionDoesNotExist:
              return answer(404, {"message": "no such task"})
          if found["status"] == "RUNNING":
              return answer(200, {"id": name, "status": "RUNNING"}, {"Retry-After": os.environ["PAUSE"]})
          told = {"id": name, "status": found["status"]}
          if found["status"] == "SUCCEEDED":
              told["result"] = json.loads(found.get("output") or "null")
          else:
              told["error"] = found.get("error") or found["status"]
          return answer(200, told)


      def answer(status, body, headers=None):
          headers = {"Content-Type": "application/json", **(headers or {})}
          return {"statusCode": status, "headers": headers, "body": json.dumps(body)}
      """
  }

  start  -> task { execution: execution }
  status -> tell -> task.read

  expect start answers within 1s
  expect tell only reads task

  output status = tell
}

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
/// - `PutRecords` takes some and refuses others in one answer. The code sends again what was refused, and of one key nothing
///   before what came earlier is taken: one record of a key in each request.
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
  source    -> transform { batch: batch, retries: retries, max_age: max_age }
  transform -> sink

  expect transform keeps order
  expect transform isolates failures
}
