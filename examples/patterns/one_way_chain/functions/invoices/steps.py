"""What the steps of the chain have in common."""

import json


class BadInvoice(Exception):
    """What no retry can mend. It waits among the dead letters of its step, for a person to read."""


def each(step, work):
    """A handler that does one step's work on each message of a batch, and tells SQS which ones failed."""

    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                log("info", f"invoice_{step}", message=record["messageId"], **work(json.loads(record["body"])))
            except Exception as error:
                why = str(error) if isinstance(error, BadInvoice) else type(error).__name__
                log("error", "invoice_failed", step=step, message=record["messageId"], why=why)
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
