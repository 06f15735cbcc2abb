"""What the workers share: a batch of announcements, of which only those come back that failed."""

import json

import boto3

dynamodb = boto3.client("dynamodb")


def each(work):
    """A handler that calls `work(order)` for each message of a batch."""

    def handler(event, context):
        failures = []
        for record in event["Records"]:
            try:
                work(json.loads(record["body"]))
            except Exception as error:
                # Enough to find the message; where somebody lives never reaches the log.
                log("error", "order_failed", message=record["messageId"], why=type(error).__name__)
                failures.append({"itemIdentifier": record["messageId"]})
        return {"batchItemFailures": failures}

    return handler


def put_once(table, item):
    """Writes an item that an earlier delivery of the same announcement has not written yet."""
    try:
        dynamodb.put_item(TableName=table, Item=item, ConditionExpression="attribute_not_exists(order_id)")
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "known", order=item["order_id"]["S"])


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
