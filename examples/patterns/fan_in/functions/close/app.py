"""Writes the report of a day that is complete: what each depot counted, and the sum.

Called once with the moment in which the last depot's count was joined, and again if it fails. The report is made of the
parts that are in the table, so a second run writes the same object.
"""

import json
import os

import boto3

PARTS = os.environ["PARTS"]
REPORTS = os.environ["REPORTS"]

dynamodb = boto3.client("dynamodb")
s3 = boto3.client("s3")


class BadCount(Exception):
    """A count that cannot be added up. The day is noted in the queue for failures, and others go on."""


def handler(event, context):
    for record in event["Records"]:
        try:
            close(record["dynamodb"]["Keys"]["group"]["S"])
        except Exception as error:
            # One day has nothing to do with the next, but a stream is tried again from the first failure on.
            why = str(error) if isinstance(error, BadCount) else type(error).__name__
            log("error", "day_not_closed", why=why)
            return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
    return {"batchItemFailures": []}


def close(day):
    counts = {message["depot"]: parcels_of(message) for message in parts_of(day)}
    report = {"day": day, "depots": dict(sorted(counts.items())), "parcels": sum(counts.values())}
    s3.put_object(
        Bucket=REPORTS,
        Key=f"days/{day}.json",
        Body=json.dumps(report).encode(),
        ContentType="application/json",
    )
    log("info", "day_closed", day=day, depots=len(counts))


def parts_of(day):
    """The messages of all depots. A consistent read: the last of them was written a moment ago."""
    pages = dynamodb.get_paginator("query").paginate(
        TableName=PARTS,
        ConsistentRead=True,
        KeyConditionExpression="#group = :day AND begins_with(#part, :prefix)",
        ExpressionAttributeNames={"#group": "group", "#part": "part"},
        ExpressionAttributeValues={":day": {"S": day}, ":prefix": {"S": "part#"}},
    )
    return [json.loads(item["message"]["S"]) for page in pages for item in page["Items"]]


def parcels_of(message):
    parcels = message.get("parcels")
    if type(parcels) is not int or parcels < 0:
        raise BadCount("a depot's count of parcels is no number")
    return parcels


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
