"""Records into a stream, so that those of one key keep their order.

A request takes up to 500 records, and may take some and refuse others: what is refused has to be sent again, and must not
be overtaken by what came later for its key. So a request has one record of each key, and the next one follows when all of
it is taken.
"""

import json
import time

MOST = 500
PATIENCE = 5


class StreamIsFull(Exception):
    """The stream refused some records again and again: the batch is tried again later."""


def put_in_order(kinesis, stream, records):
    """Puts `(key, content)` into a stream."""
    while records:
        request, later, seen = [], [], set()
        for key, content in records:
            free = key not in seen and len(request) < MOST
            (request if free else later).append((key, content))
            seen.add(key)
        _put_all(kinesis, stream, request)
        records = later


def _put_all(kinesis, stream, records):
    entries = [{"PartitionKey": key, "Data": json.dumps(content).encode()} for key, content in records]
    for attempt in range(PATIENCE):
        answers = kinesis.put_records(StreamName=stream, Records=entries)["Records"]
        entries = [entry for entry, answer in zip(entries, answers) if answer.get("ErrorCode")]
        if not entries:
            return
        time.sleep(0.1 * 2**attempt)
    raise StreamIsFull(f"{len(entries)} records were refused")
