"""Deliveries at work: a stand-in, as moto writes what comes in at once, and knows no function and no prefix.

What comes in, directly or from a stream, waits until everything settles, and then becomes one object: buffers have no size
here. The function gets the records first and gives each of them back, `Ok`, `Dropped` or `ProcessingFailed`; a record that it
forgets is one that failed, and so are all when it throws as often as it may. Failed records stand below the errors' prefix, as
JSON lines. It is always the first hour of 2030. Each step needs its right in the delivery's role.
"""

import base64
import collections
import gzip
import json
import re

from moto.firehose.models import firehose_backends

from . import deliveries, streams
from .template import ACCOUNT

TIME = {"yyyy": "2030", "MM": "01", "dd": "01", "HH": "00", "mm": "00", "ss": "00"}
BY_THE_HOUR = "2030/01/01/00/"
ENDINGS = {"GZIP": ".gz", "UNCOMPRESSED": ""}


class Deliveries:
    """The deliveries of a stack, and what waits in them."""

    def __init__(self, runtime):
        self.runtime, self.stack = runtime, runtime.stack
        self.waiting, self.written = collections.defaultdict(list), 0

    def put(self, name, data):
        """A record from somebody; it is delivered once everything else has been done."""
        if name not in firehose_backends[ACCOUNT][self.stack.region].delivery_streams:
            raise ValueError(f"no delivery {name}")
        self.waiting[name].append(data)

    def poll(self, places):
        """Reads streams, and delivers what waits; whether there was something."""
        for logical in self.stack.of_type("AWS::KinesisFirehose::DeliveryStream"):
            self._read(logical, places)
        full = [(name, records) for name, records in self.waiting.items() if records]
        self.waiting.clear()
        for name, records in full:
            self._deliver(name, records)
        return bool(full)

    def _read(self, logical, places):
        source = self.stack.properties[logical].get("KinesisStreamSourceConfiguration")
        if not source:
            return
        for _, records in places.next(logical, source["KinesisStreamARN"], 10_000):
            if self._may(logical, source["RoleARN"], "kinesis:GetRecords", source["KinesisStreamARN"]):
                self.waiting[self.stack.physical[logical]] += [streams.content(record) for record in records]

    def _may(self, logical, role, action, arn):
        return self.runtime.may(logical, role.split("/")[-1], action, arn)

    def _deliver(self, name, records):
        logical = next(key for key, value in self.stack.physical.items() if value == name)
        destination = self.stack.properties[logical]["ExtendedS3DestinationConfiguration"]
        good, failed = records, []
        for kind, parameters in deliveries.processors_of(destination):
            if kind == "Lambda":
                good, bad = self._transformed(logical, destination["RoleARN"], parameters, good)
                failed += bad
            if kind == "AppendDelimiterToRecord":
                good = [data + parameters["Delimiter"].replace("\\n", "\n").encode() for data in good]
        if good:
            self._write(logical, destination, destination.get("Prefix", ""), b"".join(good))
        if failed:
            lines = [json.dumps({"errorCode": "Lambda.ProcessingFailedStatus", "rawData": base64.b64encode(it).decode()}) for it in failed]
            prefix = destination["ErrorOutputPrefix"].replace("!{firehose:error-output-type}", "processing-failed")
            self._write(logical, destination, prefix, "\n".join(lines).encode())

    def _transformed(self, logical, role, parameters, records):
        """What the function makes of the records, and those that failed."""
        arn = parameters["LambdaArn"]
        if not self._may(logical, role, "lambda:InvokeFunction", arn):
            return [], records
        given = {f"record-{place}": data for place, data in enumerate(records)}
        event = {"invocationId": "invocation", "region": self.stack.region, "deliveryStreamArn": self.stack.attributes[logical]["Arn"],
                 "records": [{"recordId": key, "approximateArrivalTimestamp": 1893456000000, "data": base64.b64encode(data).decode()}
                             for key, data in given.items()]}
        for _ in range(1 + int(parameters.get("NumberOfRetries", 3))):
            result = self.runtime.call(arn, event)
            if result.ok:
                return _sorted_out(given, result.value)
        return [], records

    def _write(self, logical, destination, prefix, body):
        bucket, self.written = destination["BucketARN"].split(":")[-1], self.written + 1
        packing = destination.get("CompressionFormat", "UNCOMPRESSED")
        if packing not in ENDINGS:
            raise NotImplementedError(f"objects that are packed as {packing}")
        ending = destination.get("FileExtension") or ENDINGS[packing]
        key = f"{filled(prefix)}{self.stack.physical[logical]}-1-2030-01-01-00-00-00-{self.written}{ending}"
        if self._may(logical, destination["RoleARN"], "s3:PutObject", f"arn:aws:s3:::{bucket}/{key}"):
            data = gzip.compress(body) if packing == "GZIP" else body
            self.stack.client("s3").put_object(Bucket=bucket, Key=key, Body=data)


def _sorted_out(given, answer):
    """What goes on and what failed, of the records that the function was given."""
    records = answer.get("records") if isinstance(answer, dict) else None
    back = {it.get("recordId"): it for it in records or [] if isinstance(it, dict)}
    good, failed = [], []
    for key, data in given.items():
        outcome = back.get(key, {}).get("result")
        if outcome == "Ok":
            good.append(base64.b64decode(back[key].get("data", "")))
        elif outcome != "Dropped":
            failed.append(data)
    return good, failed


def filled(prefix):
    """A prefix with the time in it; the hour stands behind one that says nothing of the time."""
    def expression(found):
        kind, _, pattern = found.group(1).partition(":")
        return re.sub("|".join(TIME), lambda it: TIME[it.group()], pattern) if kind == "timestamp" else "random"
    text = re.sub(r"!\{([^}]*)\}", expression, prefix)
    return text if "!{" in prefix else text + BY_THE_HOUR
