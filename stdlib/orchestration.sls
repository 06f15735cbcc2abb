// Patterns that move events between functions.

/// Hands work from step to step, each of which waits for nobody.
///
/// Before each step stands a queue: a burst waits there, a failure is tried again there, and what fails `retries` times ends in
/// that queue's dead letters, where one sees at which step it died. A step tells the next one by sending to its queue, which
/// is what its role allows: the chain has the queue of each step in `inbox`, and `chain.inbox.bill.url` is the address of the
/// step `bill`.
///
/// ## When
///
/// - Steps differ in speed or in how often they fail, and nobody waits for the end.
/// - Each step can be repeated without harm.
///
/// ## When not
///
/// - The caller needs the answer: `two_way_chain`.
/// - The chain branches, waits or has to be undone as a whole: a `workflow` shows where each piece of work is.
///
/// ## Pitfalls
///
/// - A step that fails holds up nothing behind it but its own piece. So pieces overtake each other: order is kept only in FIFO
///   queues.
/// - Each queue delivers at least once, so a chain of three may work three times on what came once.
///
/// ## Cost
///
/// About three requests of SQS for each piece and step, and polling, which is free while there is work.
pattern one_way_chain(
  /// Where pieces of work come from.
  source: source
  /// The steps, first to last.
  steps: [function]
  /// How often a piece is tried at each step.
  retries: int = 5
) {
  require length(steps) > 0 else "a chain without steps leads nowhere"

  for link in pairs([source] + steps) {
    let step = link.to

    queue inbox { retries: retries }
    link.from -> inbox -> step

    expect step isolates failures

    output inbox = inbox
  }
}

/// Delivers a copy of each event to every worker.
///
/// Each worker has an inbox of its own, so that a slow or failing one holds up nobody else: its messages wait, are
/// tried again `retries` times, and end in its own dead-letter queue: `orders.inbox.bill.dead` for the worker `bill`. Also known
/// as publish-subscribe.
///
/// ## When
///
/// - Several parties care about the same event, now or later: a new worker changes nothing for the others.
///
/// ## When not
///
/// - One party cares, sometimes: a filter on its arrow is enough.
/// - All must succeed, or none: `transactional_fan_out`.
///
/// ## Pitfalls
///
/// - Each worker meets an event at least once, and in any order.
/// - A filter belongs on the worker's arrow from the topic, not into its code: copy the pattern and write it there.
///
/// ## Cost
///
/// One publication, and one delivery and about three requests of SQS for each worker.
pattern fan_out(
  /// What is copied.
  source: source
  /// Who gets a copy.
  workers: [function]
  /// How often a worker tries.
  retries: int = 5
) {
  require length(workers) > 0 else "without workers nobody gets the events"

  topic hub {}
  source -> hub

  for worker in workers {
    queue inbox { retries: retries }
    hub -> inbox -> worker

    expect worker isolates failures

    output inbox = inbox
  }

  output topic = hub
}

/// Joins many messages into one event, when all parts of a group are there.
///
/// Every message names its group and its part. The first time that a part arrives it is kept and counted, in one transaction;
/// a part that comes again changes nothing, as `part` is the idempotency key. The join condition is the filter on the
/// table's changes: the count that equals `parts` exists once, and `complete` is called with it. It finds the parts in
/// the table `parts`, below the group's name: in each item whose `part` begins with `part#`, the field `message`. Also known
/// as aggregator.
///
/// The function that counts comes with the pattern, a page of Python: there is nothing in it that would differ from one
/// program to the next.
///
/// ## When
///
/// - Work was split up, and something has to happen when the last piece is done, wherever the pieces come from.
///
/// ## When not
///
/// - A workflow split the work: its `map` and `parallel` join by themselves.
/// - Sums over time, not over a group: an `inline_stream_transform` with a tumbling window.
///
/// ## Pitfalls
///
/// - A group of which a part never comes is never complete. Ask the table for groups that are older than they should be; parts
///   go away after `keep`.
/// - The moment of completion comes once, and is tried again if `complete` fails: it has to be idempotent, which is proven.
/// - A group whose parts all come at once is one item that many writers want: some hundred a second is the end.
///
/// ## Cost
///
/// Two writes of DynamoDB in a transaction, which count double, for each part.
pattern fan_in(
  /// Where messages come from.
  sources: [source]
  /// The field of a message that names its group.
  group: string
  /// The field that names the part: the idempotency key.
  part: string
  /// How many parts make a group complete: the join condition.
  parts: int
  /// What is called, once, with each complete group.
  complete: function
  /// How long parts are kept.
  keep: duration = 7d
  /// How often a message is tried.
  retries: int = 5
) {
  require length(sources) > 0 else "a fan-in joins what comes from somewhere: name its sources"
  require parts > 1 else "a group of one part is complete at once: draw an arrow instead"
  require group != part
    else "`group` and `part` name different fields: one says what belongs together, one tells it apart"

  table joined {
    key:     { group: string, part: string }
    changes: "new image"
    ttl:     "expires"
  }

  queue inbox { retries: retries }

  function join {
    runtime:    "python3.13"
    idempotent: "a part is counted in the transaction that keeps it, once"
    env:        { TABLE: joined.name, GROUP: group, PART: part, KEEP: text(keep / 1s) }
    inline: """
      import json, os, time
      import boto3

      dynamodb = boto3.client("dynamodb")
      TABLE, GROUP, PART = (os.environ[name] for name in ("TABLE", "GROUP", "PART"))


      def handler(event, context):
          failed = []
          for record in event["Records"]:
              try:
                  keep(json.loads(record["body"]))
              except Exception as error:
                  print(json.dumps({"message": "not joined", "id": record["messageId"], "error": type(error).__name__}))
                  failed.append({"itemIdentifier": record["messageId"]})
          return {"batchItemFailures": failed}


      def keep(message):
          # Both or neither; a part that is there already was counted.
          group, part = str(message[GROUP]), str(message[PART])
          expires = {"N": str(int(time.time()) + int(os.environ["KEEP"]))}
          item = {"group": {"S": group}, "part": {"S": f"part#{part}"}, "message": {"S": json.dumps(message)}, "expires": expires}
          try:
              dynamodb.transact_write_items(TransactItems=[
                  {"Put": {"TableName": TABLE, "Item": item, "ConditionExpression": "attribute_not_exists(#p)",
                           "ExpressionAttributeNames": {"#p": "part"}}},
                  {"Update": {"TableName": TABLE, "Key": {"group": {"S": group}, "part": {"S": "count"}},
                              "UpdateExpression": "ADD seen :one SET expires = :expires",
                              "ExpressionAttributeValues": {":one": {"N": "1"}, ":expires": expires}}},
              ])
          except dynamodb.exceptions.TransactionCanceledException as error:
              reasons = [reason.get("Code") for reason in error.response.get("CancellationReasons", [])]
              if "ConditionalCheckFailed" not in reasons:
                  raise
      """
  }

  sources -> inbox -> join
  join    -> [joined.put, joined.update]

  // The join condition: the count reaches the number of parts in exactly one change.
  joined.changes -> complete {
    filter: { dynamodb: { Keys: { part: { S: ["count"] } }, NewImage: { seen: { N: [text(parts)] } } } }
  }
  complete -> joined.read

  expect join is idempotent
  expect complete is idempotent
  expect complete isolates failures

  output parts = joined
  output inbox = inbox
}

/// Asks a worker for an answer, waits for it without being paid, and gives up in time.
///
/// A workflow keeps the request, sends it to the worker's queue with a token, and sleeps. The worker answers with the token, which
/// tells replies apart whatever their order; the reply and its request go to `reply`. If the worker fails, or nothing has
/// come when the `deadline` is over, `reply` gets the request and the error instead: nobody waits for ever. Also known as
/// request-reply.
///
/// `reply` is called with `{ request, answer }` or `{ request, error }`. The worker finds `{ token, request }` in each message
/// and answers with `SendTaskSuccess` or `SendTaskFailure`.
///
/// ## When
///
/// - The answer takes longer than a call may, or comes from a person or another company.
///
/// ## When not
///
/// - The answer is there within seconds: one function that calls another, `a -> b.call`, is simpler.
/// - Nobody needs the answer: `one_way_chain`.
///
/// ## Pitfalls
///
/// - The token is a right to answer: it belongs into no log.
/// - A worker that answers twice is told the second time that the task is gone; that is no error.
/// - An answer that comes late changes nothing any more. What the worker did by then stays done.
///
/// ## Cost
///
/// Four transitions of Step Functions and three requests of SQS for each request. Waiting is free.
pattern two_way_chain(
  /// Where requests come from: a route, a bus, a schedule, a bucket, another workflow's step by a function.
  request: source
  /// The one who is asked.
  worker: function
  /// The one who gets the answer.
  reply: function
  /// How long the worker may take, from question to answer.
  deadline: duration
  /// How often a request is handed to the worker.
  retries: int = 5
  /// From an API: the name of the execution, like `"$request.body.id"`. A request that is sent twice is then asked once.
  execution: string?
) {
  require deadline <= 30d else "a deadline of more than a month is a wait that nobody remembers"

  queue requests { retries: retries }

  workflow conversation {
    timeout: deadline + 1h
    steps: [
      {
        name:     "ask"
        send:     requests
        message:  { token: "$$.Task.Token", request: "$" }
        callback: true
        timeout:  deadline
        result:   "$"
        catch:    [{ errors: ["States.ALL"], next: "tell of the failure" }]
      }
      { name: "hand over the answer", call: reply, input: { request: "$$.Execution.Input", answer: "$" }, end: true }
      { name: "tell of the failure", call: reply, input: { request: "$$.Execution.Input", error: "$" } }
    ]
  }

  request  -> conversation { execution: execution }
  requests -> worker -> conversation.answer

  expect worker answers within deadline
  expect worker isolates failures

  output flow = conversation
  output requests = requests
}

/// Delivers to all receivers, or to none: the talk's question, answered with compensation.
///
/// All receivers are asked at the same time, each tried `attempts` times. If one of them cannot, every one is told to undo, also
/// the one that failed, since nobody knows how far it came. When the execution has succeeded, all have it; when it has failed
/// with `Undone`, none has. If undoing itself fails in the end, the event waits in `stuck` for a person, with what went wrong.
/// Also known as saga.
///
/// ## When
///
/// - The receivers' work belongs together, and each can be taken back: reserve a seat, hold an amount, book a car.
///
/// ## When not
///
/// - It is enough that all have it some time: `fan_out`, or `outbox_fan_out` where the write and the event belong together.
/// - What a receiver does cannot be undone: a letter that was sent. Do that last, in a step behind this.
///
/// ## Pitfalls
///
/// - For a moment some have it and others not. Others see that moment: a seat is taken and free again.
/// - `undo` may come for what was never done, and twice: it must not mind. Both are proven to say how.
/// - An event that comes twice is delivered twice, unless the execution has a name: see `execution`.
///
/// ## Cost
///
/// Three transitions of Step Functions for each receiver, and three for the whole; twice that when it is undone.
pattern transactional_fan_out(
  /// What is delivered.
  event: source
  /// Who gets it, and how it is taken back.
  receivers: [{ name: string, do: function, undo: function }]
  /// How often a receiver is asked.
  attempts: int = 3
  /// How long one attempt may take.
  patience: duration = 1m
  /// From an API: the name of the execution, like `"$request.body.id"`. What is sent twice is then delivered once.
  execution: string?
) {
  require length(receivers) > 1 else "all or none needs at least two receivers"
  let functions = [for each in receivers: each.do] + [for each in receivers: each.undo]
  require length(distinct(functions)) == 2 * length(receivers)
    else "what does and what undoes are functions of their own, for each receiver"
  require attempts > 0 else "each receiver is asked at least once"

  queue stuck { dead_letters: none, retention: 14d }

  let again = [{ errors: ["States.ALL"], attempts: attempts - 1, wait: 1s, backoff: 2.0, max_wait: 1m }]

  workflow delivery {
    timeout: patience * attempts * 4 + 1h
    steps: [
      {
        name: "deliver"
        parallel: [for each in receivers: {
          name: each.name
          steps: [
            {
              name:    "give to ${each.name}"
              call:    each.do
              timeout: patience
              retry:   again
              catch:   [{ errors: ["States.ALL"], next: "${each.name} failed" }]
            }
            { name: "${each.name} has it", pass: "has it", end: true }
            { name: "${each.name} failed", pass: "failed" }
          ]
        }]
      }
      { name: "look", pass: { failed: "States.ArrayContains($, 'failed')" } }
      { name: "decide", choose: [{ when: { "$.failed": [false] }, next: "delivered" }] }
      {
        name:  "undo"
        input: "$$.Execution.Input"
        parallel: [for each in receivers: {
          name:  each.name
          steps: [{ name: "take back from ${each.name}", call: each.undo, timeout: patience, retry: again }]
        }]
        catch: [{ errors: ["States.ALL"], next: "call a person" }]
      }
      { name: "undone", fail: "Undone", cause: "a receiver could not, and all have taken it back" }
      { name: "call a person", send: stuck, message: { event: "$$.Execution.Input", error: "$" } }
      { name: "torn", fail: "Torn", cause: "a receiver could not, and another could not take it back" }
      { name: "delivered", succeed: true }
    ]
  }

  event -> delivery { execution: execution }

  for each in receivers {
    let receive = each.do
    let take_back = each.undo

    expect receive is idempotent
    expect take_back is idempotent
  }

  output flow = delivery
  output stuck = stuck
}

/// Publishes what was written, exactly when it was written: no write without its event, no event without its write.
///
/// The writer puts the thing and its announcement into one table, in one transaction, and publishes nothing itself, which is
/// proven. A pipe reads the table's changes and hands each announcement to a topic; every worker has a queue of its own
/// behind it: `news.inbox.ship.dead` is where what `ship` always fails at waits. So the write commits or not, and if it does,
/// everyone hears of it: at least once, some time. Also known as transactional outbox.
///
/// ## When
///
/// - Others must hear of every change of yours, and of none that did not happen.
///
/// ## When not
///
/// - They must *confirm*, or else it did not happen: `transactional_fan_out`.
/// - The item itself is all that they need to know: wire the table's changes directly.
///
/// ## Pitfalls
///
/// - An announcement may arrive twice: it has an id, which workers remember.
/// - Only a new item is an announcement. One that is changed or removed later, by a `ttl` for example, tells nobody anything.
/// - The stream keeps changes for a day. What stands in the pipe's `failures` (`news.pipe.failures`) has to be looked at before.
/// - A replicated table has a stream in every region: run this in one.
///
/// ## Cost
///
/// Two items instead of one in a transaction, which counts double; a pipe's request for each announcement; then as `fan_out`.
pattern outbox_fan_out(
  /// Who writes.
  writer: function
  /// Where it writes, with `changes: "new image"`.
  store: table
  /// Which items are announcements, by what their changes hold: `{ Keys: { id: { S: [{ prefix: "news#" }] } } }`.
  announces: json
  /// What workers get: JSON with `<$.dynamodb.NewImage.id.S>` where parts of the change go. Without it, the whole change.
  message: json?
  /// Who hears of it.
  workers: [function]
  /// How often a worker tries.
  retries: int = 5
) {
  require length(workers) > 0 else "without workers nobody hears of what was written"

  pipe  announce {}
  topic news     {}

  writer        -> store.put
  store.changes -> announce { filter: { eventName: ["INSERT"], dynamodb: announces } }
  announce      -> news { input: message }

  for worker in workers {
    queue inbox { retries: retries }
    news -> inbox -> worker

    expect worker isolates failures

    output inbox = inbox
  }

  expect writer only writes store

  output topic = news
  output pipe = announce
}
