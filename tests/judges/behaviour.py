"""The behaviour judge: a script of steps and expectations against the living stack.

```json
{
  "code": { "Charge": "functions/charge" },
  "steps": [
    { "http": "POST /orders", "body": { "order_id": "A-1" }, "signed": true, "expect": { "statusCode": 200 } },
    { "send": "Orders", "body": "not an order" }
  ],
  "expect": [
    { "items": "Ledger", "count": 1 },
    { "messages": "OrdersDead", "count": 1 },
    { "invoked": "Charge", "times": 3 }
  ]
}
```

Names are logical IDs; `code` is where a function's code lies, from the script. Steps: `http` (with `body`,
`headers`, `claims`, `signed`, `api`), `invoke`, `send`, `publish`, `put_object`, `put_event`, `put_item`, `put_record`
(a stream or a delivery, with `data` and `key`; `records` is a list of such), `put_secret` (with `value`), `tick` (a schedule
or a scheduled rule, with `at`, the time that it means), `start` (a workflow, with `input` and `name`; gives what became of it),
`answer` (a workflow's steps that wait, with `output`, or `error`; with `closed`, those that wait no more; gives what AWS refuses),
`deadline` (a workflow: the time of its steps that wait is over), `redrive` (a dead-letter queue, into the queue before it),
`outage` (a list of what answers 500 to functions until the next `outage`; with `of`, to this action alone). After each step
everything settles, and what it lists under `then` must hold. Expectations: `items` (with `where`), `messages` and `records` of a stream (with `containing`; records of
one `key` also `in_order`, a list of texts, of which each record contains the next), `objects` (with `prefix` and `containing`),
`object` (with `key` and `containing`), `invoked` (with `times`), `executions` (with `status` and `error`).
`"outside": { "Translate": { "QUOTES_URL": "outside/quotes.py" } }` gives a function the address of a stand-in for a host that
is not the program's: see `outside.py`.
`send` takes several `bodies`, `publish` several `messages` and `put_item` several `items`, which then come as one batch;
`invoked` counts events `containing` a text. Where `expect` wants an object and there is a text, it is read as JSON.
Beside what the script says: each AWS call of each function must be allowed by its role.
"""

import gzip
import json
import pathlib

from botocore.exceptions import ClientError

from . import edge, streams
from .outside import Outside
from .runtime import Runtime


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value)


def parsed(text):
    try:
        return json.loads(text)
    except ValueError:
        return None


def findings(stack, script_path):
    """What did not go as the script says."""
    script = json.loads(pathlib.Path(script_path).read_text(encoding="utf-8"))
    folder, found = pathlib.Path(script_path).parent, []
    code = {name: folder / path for name, path in script.get("code", {}).items()}
    with Outside(script.get("outside", {}), folder) as addresses, Runtime(stack, code, addresses) as runtime:
        for step in script.get("steps", []):
            found += _one_step(runtime, step)
        for wish in script.get("expect", []):
            found += _one_wish(runtime, wish)
        found += sorted(set(runtime.refused))
        if found:
            found += [f"log of {run.function}: {run.log.strip()[-600:]}" for run in runtime.runs if not run.ok][:5]
    return found


def _one_step(runtime, step):
    kind = next((name for name in STEPS if name in step), None)
    if kind is None:
        return [f"no such step: {step}"]
    try:
        answer = STEPS[kind](runtime, step)
        runtime.settle()
    except Exception as error:
        return [f"step {json.dumps(step)[:200]}: {type(error).__name__}: {error}"]
    if "expect" in step and not holds(step["expect"], answer):
        return [f"step {json.dumps(step)[:200]}: gave {json.dumps(answer, default=str)[:400]}"]
    return [f"after step {json.dumps(step)[:200]}: {line}" for wish in step.get("then", []) for line in _one_wish(runtime, wish)]


def holds(wanted, given):
    """Everything that is wanted is there; what else is there does not matter. A text may be wanted as the JSON that it holds."""
    if isinstance(wanted, (dict, list)) and isinstance(given, str):
        return holds(wanted, parsed(given))
    if isinstance(wanted, dict):
        return isinstance(given, dict) and all(key in given and holds(value, given[key]) for key, value in wanted.items())
    return wanted == given


def _invoke(runtime, step):
    result = runtime.call(runtime.stack.physical[step["invoke"]], step.get("payload", {}))
    return result.value if result.ok else {"FunctionError": "Unhandled", "result": result.value}


def _send(runtime, step):
    for body in step.get("bodies", [step.get("body", {})]):
        runtime.send(runtime.stack.attributes[step["send"]]["Arn"], text_of(body))


def _publish(runtime, step):
    attributes = {"MessageAttributes": step["attributes"]} if "attributes" in step else {}
    arn = runtime.stack.physical[step["publish"]]
    for message in step.get("messages", [step.get("message", {})]):
        runtime.stack.client("sns").publish(TopicArn=arn, Message=text_of(message), **attributes)


def _put_object(runtime, step):
    if "file_base64" in step:
        import base64
        body = base64.b64decode(step["file_base64"])
    else:
        body = text_of(step.get("body", "")).encode()
    runtime.stack.client("s3").put_object(Bucket=runtime.stack.physical[step["put_object"]], Key=step["key"], Body=body)


def _put_event(runtime, step):
    event, bus = step["put_event"], step.get("bus")
    runtime.put_event(event["source"], event.get("detail-type", "event"), text_of(event.get("detail", {})),
                      runtime.stack.physical[bus] if bus else None)


def _put_item(runtime, step):
    for item in step.get("items", [step.get("item")]):
        runtime.stack.client("dynamodb").put_item(TableName=runtime.stack.physical[step["put_item"]], Item=item)


def _put_secret(runtime, step):
    secret = runtime.stack.physical[step["put_secret"]]
    runtime.stack.client("secretsmanager").put_secret_value(SecretId=secret, SecretString=text_of(step["value"]))


def _outage(runtime, step):
    runtime.down = [(runtime.stack.attributes[name]["Arn"], step.get("of", "")) for name in step["outage"]]


def _redrive(runtime, step):
    """What a person does once the fault is mended: the dead letters go back to the queue that they came from."""
    sqs, dead = runtime.stack.client("sqs"), runtime.stack.attributes[step["redrive"]]["Arn"]
    source = next(runtime.stack.attributes[name]["Arn"] for name in runtime.stack.of_type("AWS::SQS::Queue")
                  if (runtime.stack.properties[name].get("RedrivePolicy") or {}).get("deadLetterTargetArn") == dead)
    url = runtime.stack.physical[step["redrive"]]
    while letters := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages", []):
        for letter in letters:
            runtime.send(source, letter["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=letter["ReceiptHandle"])


def _put_record(runtime, step):
    arn = runtime.stack.attributes[step["put_record"]]["Arn"]
    for record in step.get("records", [step]):
        runtime.put_record(arn, text_of(record.get("data", "")), record.get("key", "key"))


def _tick(runtime, step):
    """A schedule of the program is one AWS schedule for each arrow, under names that begin with its own."""
    stack = runtime.stack
    schedules = [name for name in stack.of_type("AWS::Scheduler::Schedule") if name.startswith(step["tick"])]
    for name in schedules or [step["tick"]]:
        _tick_one(runtime, stack, name, step.get("at", "2030-01-01T00:00:00Z"))


def _tick_one(runtime, stack, logical, at):
    if stack.resources[logical]["Type"] == "AWS::Scheduler::Schedule":
        properties = stack.properties[logical]
        group = {"GroupName": properties["GroupName"]} if "GroupName" in properties else {}
        target = stack.client("scheduler").get_schedule(Name=stack.physical[logical], **group)["Target"]
        more = {"KinesisParameters": target["KinesisParameters"]} if "KinesisParameters" in target else {}
        if "Input" in target:
            more["Input"] = target["Input"].replace("<aws.scheduler.scheduled-time>", at)
        event = {"version": "0", "id": "tick", "detail-type": "Scheduled Event", "source": "aws.scheduler", "time": at,
                 "resources": [f"arn:aws:scheduler:::schedule/default/{stack.physical[logical]}"], "detail": "{}"}
        runtime.to_target({"Arn": target["Arn"], **more}, event)
    else:
        event = {"source": "aws.events", "detail-type": "Scheduled Event", "time": at, "detail": {}}
        for target in stack.client("events").list_targets_by_rule(Rule=stack.physical[logical])["Targets"]:
            runtime.to_target(target, event)


def _start(runtime, step):
    """Gives how the execution stands once everything has settled."""
    arn = runtime.workflows.start(runtime.stack.physical[step["start"]], step.get("input", {}), step.get("name"))
    runtime.settle()
    found = runtime.workflows.execution(arn)
    return {key: value for key, value in found.items() if key in ("status", "output", "error", "cause")}


def _answer(runtime, step):
    """Answers the steps of a workflow in the place of whoever has their tokens; gives the refusals' codes."""
    client, refusals = runtime.stack.client("stepfunctions"), []
    for token in runtime.workflows.tokens(runtime.stack.physical[step["answer"]], step.get("closed", False)):
        try:
            if "error" in step:
                client.send_task_failure(taskToken=token, error=step["error"], cause=step.get("cause", ""))
            else:
                client.send_task_success(taskToken=token, output=json.dumps(step.get("output", {})))
        except ClientError as error:
            refusals.append(error.response["Error"]["Code"])
    return refusals


def _deadline(runtime, step):
    runtime.workflows.time_out(runtime.stack.physical[step["deadline"]])


STEPS = {
    "invoke": _invoke, "http": edge.request, "send": _send, "publish": _publish, "put_object": _put_object,
    "put_event": _put_event, "put_item": _put_item, "put_record": _put_record, "put_secret": _put_secret, "tick": _tick,
    "start": _start, "answer": _answer, "deadline": _deadline, "redrive": _redrive, "outage": _outage,
}


def _one_wish(runtime, wish):
    kind = next((name for name in WISHES if name in wish), None)
    if kind is None:
        return [f"no such expectation: {wish}"]
    if wish[kind] not in runtime.stack.physical:
        return [f"expectation {wish}: {wish[kind]} is not in the template"]
    seen = WISHES[kind](runtime, wish, runtime.stack.physical[wish[kind]])
    return [] if seen is None else [f"expectation {json.dumps(wish)}: {seen}"]


def _count(wish, found, word):
    wanted = wish.get("count", wish.get("times"))
    if wanted is None:
        return None if found else f"no {word}"
    return None if found == wanted else f"{found} {word}"


def _items(runtime, wish, name):
    found = runtime.stack.client("dynamodb").scan(TableName=name)["Items"]
    return _count(wish, sum(holds(wish.get("where", {}), item) for item in found), "items")


def _messages(runtime, wish, url):
    from moto.sqs import sqs_backends
    from .template import ACCOUNT
    messages = sqs_backends[ACCOUNT][runtime.stack.region].queues[url.split("/")[-1]]._messages
    return _count(wish, sum(wish.get("containing", "") in message.body for message in messages), "messages")


def _records(runtime, wish, name):
    from moto.kinesis.models import kinesis_backends
    from .template import ACCOUNT
    shards = kinesis_backends[ACCOUNT][runtime.stack.region].streams[name].shards.values()
    records = [record for shard in shards for record in shard.records.values()]
    written = [streams.content(it) for it in records if it.partition_key == wish.get("key", it.partition_key)]
    if "in_order" in wish:
        wanted = [text.encode() for text in wish["in_order"]]
        right = len(wanted) == len(written) and all(text in data for text, data in zip(wanted, written))
        return None if right else f"there are {written}"
    return _count(wish, sum(wish.get("containing", "").encode() in data for data in written), "records")


def _objects(runtime, wish, name):
    s3 = runtime.stack.client("s3")
    keys = [it["Key"] for it in s3.list_objects_v2(Bucket=name, Prefix=wish.get("prefix", "")).get("Contents", [])]
    if "containing" in wish:
        keys = [key for key in keys if wish["containing"].encode() in _unpacked(s3.get_object(Bucket=name, Key=key)["Body"].read())]
    return _count(wish, len(keys), "objects")


def _unpacked(body):
    return gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def _object(runtime, wish, name):
    s3 = runtime.stack.client("s3")
    try:
        body = s3.get_object(Bucket=name, Key=wish["key"])["Body"].read()
    except s3.exceptions.NoSuchKey:
        return f"no object {wish['key']}"
    return None if wish.get("containing", "").encode() in body else f"it holds {body[:200]}"


def _invoked(runtime, wish, name):
    runs = [run for run in runtime.runs if run.function == wish["invoked"]]
    return _count(wish, sum(wish.get("containing", "") in json.dumps(run.event, default=str) for run in runs), "calls")


def _executions(runtime, wish, arn):
    found = [runtime.workflows.execution(it.exec_arn) for it in runtime.workflows.executions(arn)]
    found = [it for it in found if all(it.get(name) == wish[name] for name in ("status", "error") if name in wish)]
    return _count(wish, len(found), "executions")


WISHES = {"executions": _executions, "items": _items, "messages": _messages, "records": _records, "objects": _objects,
          "object": _object, "invoked": _invoked}
