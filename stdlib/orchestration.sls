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
  require group != part else "`group` and `part` name different fields: one says what belongs together, one tells it apart"

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
    inline:     """
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
  join -> [joined.put, joined.update]

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
