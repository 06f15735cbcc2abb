/// Workflows of all sorts, with everything that a step can do.
service workflows {}

defaults function { runtime: "python3.13", timeout: 10s }

table ledger {
  key: { order_id: string }
  indexes: { by_day: { key: { day: number } } }
}
table drafts { key: { id: string, line: number } }
queue approvals {}
queue jobs { fifo: true, deduplication: "id" }
queue plain {}
topic news {}
topic ordered { fifo: true }
bus hub {}

/// Counts what is left.
function inventory { inline: "def handler(event, context):\n    return {'left': 3, 'asked': event}\n" }

/// Fails as often as it is asked to.
function flaky { inline: "class Busy(Exception):\n    pass\n\ndef handler(event, context):\n    if event.get('fail'):\n        raise Busy('not now')\n    return {'fine': True}\n" }

/// Answers what waits for an answer.
function clerk {
  inline: """
    import json
    import boto3

    def handler(event, context):
        states = boto3.client("stepfunctions")
        for record in event["Records"]:
            message = json.loads(record["body"])
            states.send_task_heartbeat(taskToken=message["token"])
            if message.get("refuse"):
                states.send_task_failure(taskToken=message["token"], error="Refused", cause="too much")
            else:
                states.send_task_success(taskToken=message["token"], output=json.dumps({"by": "clerk"}))
    """
}

/// Starts, calls, asks and stops.
function front {
  timeout: 1m
  env: { CHECKOUT: checkout.arn, QUOTE: quote.arn }
  inline: """
    import json
    import os
    import boto3

    def handler(event, context):
        states = boto3.client("stepfunctions", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
        if event.get("quote"):
            answer = states.start_sync_execution(stateMachineArn=os.environ["QUOTE"], input=json.dumps(event))
            return {"status": answer["status"], "output": json.loads(answer["output"])}
        started = states.start_execution(stateMachineArn=os.environ["CHECKOUT"], name=event["order"]["id"], input=json.dumps(event))
        found = states.describe_execution(executionArn=started["executionArn"])
        if event.get("stop"):
            states.stop_execution(executionArn=started["executionArn"])
        return {"status": found["status"]}
    """
}

workflow child {
  timeout: 5m
  logs:    none
  tracing: false
  steps: [
    { name: "double", pass: { twice: "States.MathAdd($.number, $.number)" } }
  ]
}

/// Says what something costs.
workflow quote {
  type:      "express"
  timeout:   30s
  log_level: "ALL"
  log_data:  true
  steps: [
    { name: "ask", call: inventory, input: { item: "$.item" }, result: "$.stock" }
    { name: "answer", pass: { item: "$.item", left: "$.stock.left" } }
  ]
}

/// Takes an order in, and does whatever a step can do.
workflow checkout {
  timeout: 2d
  logs:    7d
  tags:    { part: "checkout" }
  steps: [
    {
      name: "reserve", call: flaky, input: { fail: "$.fail" }, result: "$.reserved", timeout: 20s
      retry: [{ errors: ["Busy"], attempts: 2, wait: 2s, backoff: 1.5, max_wait: 1m, jitter: false }]
      catch: [{ errors: ["States.ALL"], result: "$.error", next: "undo" }]
    }
    {
      name: "note", put: ledger, if_new: true
      item: {
        order_id: "$.order.id", day: "$.day", status: "new", paid: false, lines: [1, "two", { three: 3.5 }]
        total: { number: "$.total" }, raw: { json: "$.order" }
      }
    }
    { name: "change", update: ledger, key: { order_id: "$.order.id" }, set: { status: "reserved" }, add: { tries: 1 }, remove: ["raw"], timeout: 10s }
    { name: "look", get: ledger, key: { order_id: "$.order.id" }, consistent: true, select: { status: "$.Item.status.S" }, result: "$.kept" }
    { name: "draft", put: drafts, item: { id: "$.order.id", line: 1 } }
    { name: "clean", delete: drafts, key: { id: "$.order.id", line: 1 } }
    { name: "tell", publish: news, message: { id: "$.order.id", tags: ["$.kind", "new", 1] }, subject: "An order" }
    { name: "tell_in_order", publish: ordered, message: "$.order.id", group: "orders", deduplication: "$.order.id" }
    { name: "job", send: jobs, message: { order: "$.order" }, group: "$.order.id", deduplication: "$.order.id" }
    { name: "later", send: plain, message: "later", delay: 1m }
    { name: "event", emit: hub, source: "shop", detail_type: "Placed", detail: { id: "$.order.id" } }
    { name: "ask", send: approvals, message: { token: "$$.Task.Token", refuse: "$.refuse" }, callback: true, timeout: 1d, heartbeat: 1h, result: "$.approved" }
    { name: "double", start: child, input: { number: "$.total" }, waits: true, select: { twice: "$.Output.twice" }, result: "$.doubled" }
    { name: "and_another", start: child, input: { number: 1 }, execution: "States.Format('{}-again', $.order.id)" }
    {
      name: "pick"
      choose: [
        { when: { "$.total": { above: 100, at_most: 1000 }, "$.country": ["AT", "DE"] }, next: "both" }
        { when: { any: [{ "$.kind": { prefix: "gift", not: "gift-card" } }, { not: { "$.country": { exists: true } } }] }, steps: [{ name: "wrap", wait: 5s }] }
        { when: { "$.kind": { type: "string", wildcard: "*x*" }, "$.at": { below: "2000-01-01T00:00:00Z" } }, next: "give_up" }
      ]
      otherwise: [{ name: "calm", wait: "$.seconds" }]
    }
    {
      name: "both", result: "$.both"
      parallel: [
        { name: "left", steps: [{ name: "count", call: inventory, input: "$.order", retry: none, output: "$.left" }] }
        { steps: [{ name: "right", pass: "$.kind" }] }
      ]
    }
    { name: "each", map: "$.items", at_once: 2, input: { item: "$$.Map.Item.Value", order: "$.order.id" }, steps: [{ name: "one", call: inventory }], result: "$.each" }
    { name: "rest", wait_until: "$.at" }
    { name: "shape", pass: { id: "$.order.id", left: "$.both[0]" }, result: "$.summary" }
    { name: "done", succeed: true }
    { name: "undo", delete: ledger, key: { order_id: "$.order.id" }, result: none, next: "give_up" }
    { name: "give_up", fail: "OrderFailed", cause: "$.error.Cause" }
  ]
}

/// The same thing in AWS's own language.
workflow nightly {
  definition: "./nightly.asl.json"
  substitutions: {
    Partition: aws.partition, Inventory: inventory, Ledger: ledger, Drafts: drafts.name, Plain: plain, News: news.arn, Hub: hub, Child: child
  }
}

nightly -> inventory
nightly -> [ledger.read, ledger.write, drafts.delete]
nightly -> [plain, news, hub]
nightly -> child { waits: true }

front -> [checkout, checkout.read, checkout.stop]
front -> quote.call
approvals -> clerk
clerk -> checkout.answer
