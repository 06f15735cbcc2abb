"""What the workers share: a batch of orders, of which only those come back that failed."""

import json


def each(work):
    """A handler that calls `work(order)` for each message of a batch."""

    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                work(json.loads(record["body"]))
            except Exception as error:
                # Enough to find the message; what a customer wrote never reaches the log.
                log("error", "order_failed", message=record["messageId"], why=type(error).__name__)
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
