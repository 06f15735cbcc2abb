"""Streams that Lambda reads for functions, a table's changes among them: a stand-in, as moto hands over each record at once,
forgets failures, and hands over what a transaction has taken back.

Each shard is read in order, batch by batch; what the mapping's filters do not want is left out. Of a batch that the function reports in parts (`batchItemFailures`), what
stands before the lowest failed record is done, and the rest is tried again. What fails as a whole is cut in two where the
mapping bisects, which costs no attempt, or tried again. A batch that used up its attempts leaves a note in the failure
destination, and the shard goes on. Simplified: a rest that is tried again has all its attempts anew, and time stands still,
so that no record grows too old.
"""

import base64

from moto.dynamodb.models import dynamodb_backends
from moto.kinesis.models import kinesis_backends

from . import filters
from .template import ACCOUNT
from .wiring import service_of

ATTEMPTS = 5  # AWS would go on until the record expires; then nothing more can be learnt from it


class Places:
    """How far each reader has come in each shard of each stream."""

    def __init__(self, stack):
        self.stack, self.read = stack, {}

    def next(self, reader, arn, most):
        """[(shard, records)]: what comes next in each shard, at most so many records."""
        stream = kinesis_backends[ACCOUNT][self.stack.region].streams[arn.split("/")[1]]
        for shard in stream.shards.values():
            place = (reader, arn, shard.shard_id)
            records, last, _ = shard.get_records(str(self.read.get(place, 0)), most)
            if records:
                self.read[place] = last
                yield shard.shard_id, records

    def next_changes(self, reader, arn, most):
        """What comes next in the stream of a table."""
        changes = dynamodb_backends[ACCOUNT][self.stack.region].tables[arn.split("/")[1]].stream_shard.items
        begin = self.read.get((reader, arn), 0)
        self.read[reader, arn] = min(begin + most, len(changes))
        return changes[begin:self.read[reader, arn]]


def poll(runtime, mapping, places):
    """One batch of each shard to the function of a mapping; whether there was one."""
    batches = list(_batches(mapping, places, runtime.stack.region))
    for batch in batches:
        if wanted := filters.matching(mapping, batch):
            work(runtime, mapping, wanted)
    return bool(batches)


def _batches(mapping, places, region):
    arn, reader, most = mapping["EventSourceArn"], mapping["UUID"], int(mapping["BatchSize"])
    if service_of(arn) == "kinesis":
        for shard, records in places.next(reader, arn, most):
            yield [_event(arn, shard, record, region) for record in records]
    elif changes := places.next_changes(reader, arn, most):
        yield [_change(arn, change.to_json(), region) for change in changes]


def _change(arn, record, region):
    change = {key: value for key, value in record["dynamodb"].items() if key != "ApproximateCreationDateTime"}
    return {**record, "dynamodb": change, "eventSourceARN": arn, "awsRegion": region}


def _event(arn, shard, record, region):
    return {
        "kinesis": {"kinesisSchemaVersion": "1.0", "partitionKey": record.partition_key, "data": _text(record.data),
                    "sequenceNumber": str(record.sequence_number), "approximateArrivalTimestamp": 1893456000.0},
        "eventSource": "aws:kinesis", "eventVersion": "1.0", "eventID": f"{shard}:{record.sequence_number}",
        "eventName": "aws:kinesis:record", "awsRegion": region, "eventSourceARN": arn,
    }


def _text(data):
    return data.decode() if isinstance(data, bytes) else data


def content(record):
    """What somebody wrote into a stream."""
    return base64.b64decode(record.data)


def number_of(event):
    """The sequence number of a record of a stream or of a table's changes."""
    return (event.get("kinesis") or {}).get("sequenceNumber") or event["dynamodb"]["SequenceNumber"]


def work(runtime, mapping, batch):
    """A batch until it is done or given up."""
    retries = mapping.get("MaximumRetryAttempts", -1)
    retries = int(retries) if retries is not None and 0 <= int(retries) < ATTEMPTS else ATTEMPTS
    for _ in range(1 + retries):
        place = _first_failure(runtime.call(mapping["FunctionArn"], {"Records": batch}), mapping, batch)
        if place is None:
            return
        if place > 0:
            work(runtime, mapping, batch[place:])
            return
        if mapping.get("BisectBatchOnFunctionError") and len(batch) > 1:
            half = len(batch) // 2
            work(runtime, mapping, batch[:half])
            work(runtime, mapping, batch[half:])
            return
    _give_up(runtime, mapping, batch)


def _first_failure(result, mapping, batch):
    """The place of the first record that is not done, none where all are. What cannot be read is a failure of all."""
    if not result.ok:
        return 0
    partial = "ReportBatchItemFailures" in (mapping.get("FunctionResponseTypes") or [])
    failures = (result.value.get("batchItemFailures") or []) if partial and isinstance(result.value, dict) else []
    if not failures:
        return None
    numbers = [number_of(event) for event in batch]
    failed = [it.get("itemIdentifier") for it in failures]
    return min(numbers.index(it) for it in failed) if all(it in numbers for it in failed) else 0


def _give_up(runtime, mapping, batch):
    """A note for the failure destination: where the records are, not what is in them."""
    sink = (mapping.get("DestinationConfig") or {}).get("OnFailure", {}).get("Destination")
    if not sink:
        return
    logical = runtime.logical(mapping["FunctionArn"])
    name = "KinesisBatchInfo" if service_of(mapping["EventSourceArn"]) == "kinesis" else "DDBStreamBatchInfo"
    shard = {"shardId": batch[0]["eventID"].split(":")[0]} if name == "KinesisBatchInfo" else {}
    info = {**shard, "startSequenceNumber": number_of(batch[0]), "endSequenceNumber": number_of(batch[-1]),
            "batchSize": len(batch), "streamArn": mapping["EventSourceArn"]}
    context = {"condition": "RetryAttemptsExhausted", "functionArn": mapping["FunctionArn"]}
    runtime.into(sink, {"requestContext": context, "version": "1.0", name: info}, logical)
