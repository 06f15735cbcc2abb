"""What the steps share: pieces of work in, one at a time, and on to the next step's queue."""

import json

import boto3

sqs = boto3.client("sqs")


class BadPiece(Exception):
    """A piece that no retry can mend, with words that may stand in a log."""


def step(name, work):
    """A handler that calls `work(piece)` for each message of a batch, and reports those that failed."""

    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                work(json.loads(record["body"]))
            except Exception as error:
                why = str(error) if isinstance(error, BadPiece) else type(error).__name__
                log("error", "piece_failed", step=name, message=record["messageId"], why=why)
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler


def hand_on(queue, piece):
    sqs.send_message(QueueUrl=queue, MessageBody=json.dumps(piece))


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
