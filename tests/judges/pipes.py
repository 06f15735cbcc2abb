"""A stand-in for EventBridge Pipes, which moto keeps and does not run.

Each running pipe reads its source, filters, asks its enrichment and hands over to its target, as the EventBridge User Guide
says ("Amazon EventBridge Pipes batching and concurrency", "input transformation"). It is ours, and nobody has compared it with
AWS; what it decides about stands here:

- Queues are polled; what does not match is deleted, and what fails becomes visible again at once and so ends in the
  dead-letter queue that the queue has. Streams are read from where the pipe begins, shard by shard in order; a batch that fails
  is cut in two where the pipe says so, tried again, and at last noted in the pipe's queue for failures.
- Filters are matched by moto's event patterns, which know more than Pipes do. JSON in a message's body or a record's data is
  looked into, by filters, templates and paths alike.
- A template is made for each record: a reference outside of quotation marks becomes JSON, one inside them text. What is no JSON
  then fails the batch.
- Functions and workflows get the batch as a list. An empty answer of the enrichment ends the way without the target.
- Each call to AWS is checked against the pipe's role, and a batch whose call is refused fails.

Not modelled: time (windows, ages, five minutes), several batches at once, and logs.
"""

import base64
import json
import re

from botocore.exceptions import ClientError
from moto.events.models import EventPattern

from . import paths, streams
from .wiring import service_of

RETRIES_AT_MOST = 5  # as for mappings: beyond that nothing more is learnt
BATCH_OF = {"sqs": 10, "sns": 10, "events": 10, "kinesis": 500, "firehose": 500}
READS = {
    "sqs": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    "dynamodb": ["dynamodb:DescribeStream", "dynamodb:GetShardIterator", "dynamodb:GetRecords"],
    "kinesis": ["kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"],
}


class Failed(Exception):
    """A batch that did not go through; `ids` are the records to blame, or None for all of them."""

    def __init__(self, why, ids=None):
        super().__init__(why)
        self.ids = ids


class Pipes:
    """The running pipes of a stack."""

    def __init__(self, runtime):
        stack = runtime.stack
        names = [name for name in stack.of_type("AWS::Pipes::Pipe")
                 if stack.properties[name].get("DesiredState", "RUNNING") == "RUNNING"]
        self._pipes = [Pipe(runtime, name) for name in names]

    def step(self):
        """One batch through each pipe; whether there was any."""
        return any([pipe.step() for pipe in self._pipes])


class Pipe:
    """One pipe."""

    def __init__(self, runtime, logical):
        self.runtime, self.logical, self.properties = runtime, logical, runtime.stack.properties[logical]
        self.role = self.properties["RoleArn"].split("/")[-1]
        self.arn = runtime.stack.attributes[logical]["Arn"]
        self.source = SOURCES[service_of(self.properties["Source"])](self)
        filters = self.properties.get("SourceParameters", {}).get("FilterCriteria", {}).get("Filters", [])
        self._patterns = [EventPattern.load(it["Pattern"]) for it in filters]

    def step(self):
        """One batch; whether there was one."""
        return self.source.step() if self.may_all(READS[self.source.service], self.properties["Source"]) else False

    def may_all(self, actions, arn):
        """Whether the role allows all of them; what it does not is a finding."""
        return all([self.runtime.may(self.logical, self.role, action, arn) for action in actions])

    def must(self, action, arn):
        """The role allows it, or the batch fails."""
        if not self.may_all([action], arn):
            raise Failed(f"{action} is not allowed")

    def matches(self, record):
        """Whether one of the filters lets a record through."""
        return not self._patterns or any(pattern.matches_event(opened(record)) for pattern in self._patterns)

    def run(self, records):
        """A batch all the way; raises `Failed`."""
        try:
            records = self._enriched(records) if records else []
            if records:
                self._hand_over(records)
        except ClientError as error:
            raise Failed(str(error)) from error

    def _enriched(self, records):
        asked = self.properties.get("Enrichment")
        if not asked:
            return records
        parameters = self.properties.get("EnrichmentParameters", {})
        payloads = [self._made(parameters.get("InputTemplate"), record) for record in records]
        payloads, kind = json.loads(json.dumps(payloads, default=str)), service_of(asked)
        self.must({"lambda": "lambda:InvokeFunction", "states": "states:StartSyncExecution",
                   "execute-api": "execute-api:Invoke"}[kind], asked)
        if kind == "execute-api":
            return [self._ask_route(asked, parameters.get("HttpParameters", {}), payload, record)
                    for payload, record in zip(payloads, records)]
        answer = self._ask(kind, asked, payloads)
        if answer in (None, "", {}, []):
            return []
        return answer if isinstance(answer, list) else [answer]

    def _ask(self, kind, asked, payloads):
        if kind == "states":
            ended = self.runtime.workflows.call(asked, payloads)
            if ended["status"] != "SUCCEEDED":
                raise Failed("the execution failed")
            return ended["output"]
        result = self.runtime.call(asked, payloads)
        if not result.ok:
            raise Failed("the enrichment failed")
        return result.value

    def _ask_route(self, asked, http, payload, record):
        """`…:API/STAGE/GET/customers/*`, with values for the stars."""
        method, path = asked.split(":")[5].split("/", 3)[2:]
        for value in http.get("PathParameterValues", []):
            path = path.replace("*", str(self._value(value, record)), 1)
        query = "&".join(f"{name}={self._value(value, record)}" for name, value in http.get("QueryStringParameters", {}).items())
        step = {"http": f"{method} /{path}{'?' + query if query else ''}", "body": payload, "signed": True,
                "headers": {name: self._value(value, record) for name, value in http.get("HeaderParameters", {}).items()}}
        from . import edge
        answer = edge.request(self.runtime, step)
        if not 200 <= answer.get("statusCode", 500) < 300:
            raise Failed(f"the route answered {answer}")
        return parsed(answer.get("body"))

    def _hand_over(self, records):
        target, parameters = self.properties["Target"], self.properties.get("TargetParameters", {})
        kind = service_of(target)
        if len(records) > BATCH_OF.get(kind, len(records)):
            raise Failed(f"{len(records)} records are too many for {kind}")
        payloads = [self._made(parameters.get("InputTemplate"), record) for record in records]
        TARGETS[kind](self, target, parameters, payloads, records)

    def _made(self, template, record):
        return record if template is None else self._from_template(template, record)

    def _from_template(self, template, record):
        text = filled(template, opened(record), self._reserved(record))
        try:
            return json.loads(text)
        except ValueError:
            raise Failed(f"the template gives no JSON: {text[:200]}") from None

    def _reserved(self, record):
        names = self.properties
        return {
            "aws.pipes.pipe-arn": self.arn, "aws.pipes.pipe-name": self.arn.split("/")[-1],
            "aws.pipes.source-arn": names["Source"], "aws.pipes.enrichment-arn": names.get("Enrichment", ""),
            "aws.pipes.target-arn": names["Target"], "aws.pipes.event.ingestion-time": "2030-01-01T00:00:00Z",
            "aws.pipes.event": json.dumps(record, default=str), "aws.pipes.event.json": opened(record),
        }

    def _value(self, text, record):
        """A parameter: as it stands, or where it is a path what is there in the record."""
        if not str(text).startswith("$"):
            return text
        found = paths.find(opened(record), text)
        if found is paths.NOTHING:
            raise Failed(f"the record has no {text}")
        return found

    def given(self, settings, name, record):
        """A parameter of the target, or None."""
        return str(self._value(settings[name], record)) if name in settings else None

    def gave_up(self, condition, batch):
        """A note of what failed for good."""
        settings = self.source.settings
        sink = settings.get("DeadLetterConfig", {}).get("Arn")
        if sink and self.may_all(["sqs:SendMessage"], sink):
            note = {"context": {"partnerResourceArn": self.arn, "condition": condition}, "version": "1.0", **batch}
            self.runtime.send(sink, json.dumps(note, default=str))


# Records.

def parsed(text):
    """What a text says as JSON, or the text."""
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return text


def opened(record):
    """A record with the JSON in its body or data looked into."""
    if not isinstance(record, dict):
        return record
    record = json.loads(json.dumps(record, default=str))
    if isinstance(record.get("body"), str):
        record["body"] = parsed(record["body"])
    if record.get("eventSource") == "aws:kinesis" and isinstance(record.get("data"), str):
        record["data"] = parsed(base64.b64decode(record["data"]).decode("utf-8", "replace"))
    return record


REFERENCE = re.compile(r"<(\$[^<>\s]*|aws\.pipes\.[a-z.-]+)>")


def filled(template, record, reserved):
    """A template with what its references stand for: JSON outside of quotation marks, text inside them."""
    out, place = "", 0
    for found in REFERENCE.finditer(template):
        out += template[place:found.start()]
        place = found.end()
        name = found.group(1)
        value = reserved[name] if name in reserved else paths.find(record, name)
        value = None if value is paths.NOTHING else value
        out += _inside(value) if _is_quoted(template[:found.start()]) else json.dumps(value, default=str)
    return out + template[place:]


def _is_quoted(before):
    return len(re.findall(r'(?<!\\)"', before)) % 2 == 1


def _inside(value):
    text = "" if value is None else value if isinstance(value, str) else json.dumps(value, default=str)
    return json.dumps(text)[1:-1]


# Sources.

class QueueSource:
    """A queue, polled; messages are of one batch until they are deleted or visible again."""

    service = "sqs"

    def __init__(self, pipe):
        self.pipe, self.settings = pipe, pipe.properties.get("SourceParameters", {}).get("SqsQueueParameters", {})
        self.client = pipe.runtime.stack.client("sqs")

    def step(self):
        arn, sqs = self.pipe.properties["Source"], self.client
        url = sqs.get_queue_url(QueueName=arn.split(":")[-1])["QueueUrl"]
        batch = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=min(10, int(self.settings.get("BatchSize", 10))), WaitTimeSeconds=0,
            AttributeNames=["All"], MessageAttributeNames=["All"]).get("Messages", [])
        if not batch:
            return False
        records = {message["MessageId"]: self.pipe.runtime.record(arn, message) for message in batch}
        failed = self._failed([record for record in records.values() if self.pipe.matches(record)])
        for message in batch:
            if message["MessageId"] in failed:
                sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
            else:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return True

    def _failed(self, records):
        try:
            self.pipe.run(records)
        except Failed as failed:
            return {it["messageId"] for it in records} if failed.ids is None else failed.ids
        return set()


class StreamSource:
    """A stream of records; where reading begins is fixed when the pipe is there."""

    def step(self):
        records = self.read()
        for start in range(0, len(records), int(self.settings.get("BatchSize", 100))):
            batch = records[start:start + int(self.settings.get("BatchSize", 100))]
            self._batch([record for record in batch if self.pipe.matches(record)])
        return bool(records)

    def _batch(self, records):
        retries = self.settings.get("MaximumRetryAttempts", -1)
        retries = int(retries) if 0 <= int(retries) < RETRIES_AT_MOST else RETRIES_AT_MOST
        for _ in range(1 + retries):
            try:
                self.pipe.run(records)
                return
            except Failed as failed:
                if len(records) > 1 and self.settings.get("OnPartialBatchItemFailure") == "AUTOMATIC_BISECT":
                    self._batch(records[:len(records) // 2])
                    self._batch(records[len(records) // 2:])
                    return
                if failed.ids is not None:
                    first = min((self.number(it) for it in records if self.number(it) in failed.ids), default=None)
                    records = [it for it in records if first is None or self.number(it) >= first]
        numbers = [self.number(it) for it in records]
        self.pipe.gave_up("RetryAttemptsExhausted", {self.batch_info: {
            "streamArn": self.pipe.properties["Source"], "startSequenceNumber": numbers[0], "endSequenceNumber": numbers[-1],
            "batchSize": len(records)}})


class TableSource(StreamSource):
    """The changes of a table: not by DynamoDB's API, as moto's iterators lose a table whose transaction was taken back."""

    service, batch_info = "dynamodb", "DDBStreamBatchInfo"

    def __init__(self, pipe):
        self.pipe, self.settings = pipe, pipe.properties["SourceParameters"]["DynamoDBStreamParameters"]
        self.places = streams.Places(pipe.runtime.stack)
        if self.settings["StartingPosition"] == "LATEST":
            self.read()

    def read(self):
        changes = self.places.next_changes(self.pipe.logical, self.pipe.properties["Source"], 10_000)
        return [self._record(it.to_json()) for it in changes]

    def _record(self, record):
        change = {key: value for key, value in record["dynamodb"].items() if key != "ApproximateCreationDateTime"}
        return {**record, "dynamodb": change, "eventSourceARN": self.pipe.properties["Source"]}

    @staticmethod
    def number(record):
        return record["dynamodb"]["SequenceNumber"]


class KinesisSource(StreamSource):
    """A stream of Kinesis. Its records are flat in a pipe."""

    service, batch_info = "kinesis", "KinesisBatchInfo"

    def __init__(self, pipe):
        self.pipe, self.settings = pipe, pipe.properties["SourceParameters"]["KinesisStreamParameters"]
        self.client, self._iterators = pipe.runtime.stack.client("kinesis"), {}
        arn = pipe.properties["Source"]
        for shard in self.client.list_shards(StreamARN=arn)["Shards"]:
            made = self.client.get_shard_iterator(
                StreamARN=arn, ShardId=shard["ShardId"], ShardIteratorType=self.settings["StartingPosition"])
            self._iterators[shard["ShardId"]] = made["ShardIterator"]

    def read(self):
        records = []
        for shard, iterator in self._iterators.items():
            answer = self.client.get_records(ShardIterator=iterator, StreamARN=self.pipe.properties["Source"])
            self._iterators[shard] = answer["NextShardIterator"]
            records += [self._record(shard, it) for it in answer["Records"]]
        return records

    def _record(self, shard, record):
        return {
            "kinesisSchemaVersion": "1.0", "partitionKey": record["PartitionKey"], "sequenceNumber": record["SequenceNumber"],
            "data": base64.b64encode(record["Data"]).decode(), "eventSource": "aws:kinesis", "eventVersion": "1.0",
            "eventID": f"{shard}:{record['SequenceNumber']}", "eventName": "aws:kinesis:record",
            "invokeIdentityArn": self.pipe.properties["RoleArn"], "awsRegion": self.pipe.runtime.stack.region,
            "eventSourceARN": self.pipe.properties["Source"]}

    @staticmethod
    def number(record):
        return record["sequenceNumber"]


SOURCES = {"sqs": QueueSource, "dynamodb": TableSource, "kinesis": KinesisSource}


# Targets.

def text_of(payload):
    """A payload as a message: a text stays as it is."""
    return payload if isinstance(payload, str) else json.dumps(payload, default=str)


def _to_function(pipe, target, parameters, payloads, records):
    pipe.must("lambda:InvokeFunction", target)
    payloads = json.loads(json.dumps(payloads, default=str))
    if parameters.get("LambdaFunctionParameters", {}).get("InvocationType") == "FIRE_AND_FORGET":
        pipe.runtime.call_later(target, payloads)
        return
    result = pipe.runtime.call(target, payloads)
    if not result.ok:
        raise Failed("the function failed")
    failures = result.value.get("batchItemFailures") if isinstance(result.value, dict) else None
    if failures:
        raise Failed("some records failed", {it["itemIdentifier"] for it in failures})


def _to_workflow(pipe, target, parameters, payloads, records):
    waits = parameters.get("StepFunctionStateMachineParameters", {}).get("InvocationType") != "FIRE_AND_FORGET"
    pipe.must("states:StartSyncExecution" if waits else "states:StartExecution", target)
    payloads = json.loads(json.dumps(payloads, default=str))
    if not waits:
        pipe.runtime.workflows.start(target, payloads)
    elif pipe.runtime.workflows.call(target, payloads)["status"] != "SUCCEEDED":
        raise Failed("the execution failed")


def _to_queue(pipe, target, parameters, payloads, records):
    pipe.must("sqs:SendMessage", target)
    settings, fifo = parameters.get("SqsQueueParameters", {}), target.endswith(".fifo")
    sqs = pipe.runtime.stack.client("sqs")
    url = sqs.get_queue_url(QueueName=target.split(":")[-1])["QueueUrl"]
    for payload, record in zip(payloads, records):
        names = {name: pipe.given(settings, name, record) for name in ("MessageGroupId", "MessageDeduplicationId")}
        order = {name: value for name, value in names.items() if value is not None and fifo}
        sqs.send_message(QueueUrl=url, MessageBody=text_of(payload), **order)


def _to_topic(pipe, target, parameters, payloads, records):
    pipe.must("sns:Publish", target)
    for payload in payloads:
        pipe.runtime.stack.client("sns").publish(TopicArn=target, Message=text_of(payload))


def _to_bus(pipe, target, parameters, payloads, records):
    pipe.must("events:PutEvents", target)
    settings = parameters.get("EventBridgeEventBusParameters", {})
    for payload, record in zip(payloads, records):
        if not isinstance(payload, dict):
            raise Failed("the detail of an event is an object")
        kind = pipe.given(settings, "DetailType", record) or f"Event from aws:{pipe.source.service}"
        source = pipe.given(settings, "Source", record) or "Pipe " + pipe.arn.split("/")[-1]
        pipe.runtime.put_event(source, kind, json.dumps(payload, default=str), target)


def _to_stream(pipe, target, parameters, payloads, records):
    pipe.must("kinesis:PutRecords", target)
    settings = parameters["KinesisStreamParameters"]
    entries = [{"Data": text_of(payload).encode(), "PartitionKey": pipe.given(settings, "PartitionKey", record)}
               for payload, record in zip(payloads, records)]
    pipe.runtime.stack.client("kinesis").put_records(StreamARN=target, Records=entries)


def _to_delivery(pipe, target, parameters, payloads, records):
    pipe.must("firehose:PutRecordBatch", target)
    entries = [{"Data": text_of(payload).encode()} for payload in payloads]
    pipe.runtime.stack.client("firehose").put_record_batch(DeliveryStreamName=target.split("/")[-1], Records=entries)


TARGETS = {"lambda": _to_function, "states": _to_workflow, "sqs": _to_queue, "sns": _to_topic, "events": _to_bus,
           "kinesis": _to_stream, "firehose": _to_delivery}
