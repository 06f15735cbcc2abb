"""What the filters share: pieces in, one at a time, and pieces on to the next queue.

A filter takes a message's text and says what goes on; nothing goes on if it gives nothing. A `BadPiece` is no different to
the queue from any other failure: it is tried again, and ends in the dead letters of the queue before the filter.
"""

import json

import boto3

MOST_IN_A_BATCH = 10

sqs = boto3.client("sqs")


class BadPiece(Exception):
    """A piece that no retry can mend, with words that may stand in a log."""


def filter_of(name, work):
    """A handler that calls `work(text)` for each message of a batch, and reports those that failed."""

    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                work(record["body"])
            except Exception as error:
                why = str(error) if isinstance(error, BadPiece) else type(error).__name__
                print(json.dumps({"level": "error", "event": "piece_failed", "filter": name, "message": record["messageId"], "why": why}))
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler


def send(queue, pieces):
    """Pieces into the next queue. SQS takes some of a batch and refuses others in one answer."""
    for start in range(0, len(pieces), MOST_IN_A_BATCH):
        batch = pieces[start:start + MOST_IN_A_BATCH]
        entries = [{"Id": str(place), "MessageBody": json.dumps(piece)} for place, piece in enumerate(batch)]
        if sqs.send_message_batch(QueueUrl=queue, Entries=entries).get("Failed"):
            # All of them come again with the next try; the filters behind do not mind.
            raise RuntimeError("the next queue refused a piece")
