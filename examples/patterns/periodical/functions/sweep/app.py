"""Frees the seats whose hold had run out when the clock struck.

The moment is the one that the clock meant, not the one at which this runs: a strike that comes twice, or late, is about
the same seats. A seat is freed only while the hold that ran out is still there, so a payment in the last second wins.
"""

import datetime
import json
import os

import boto3

SEATS = os.environ["SEATS"]

dynamodb = boto3.client("dynamodb")

NAMES = {"#state": "state", "#until": "until"}


def handler(event, context):
    moment = int(datetime.datetime.fromisoformat(event["time"]).timestamp())
    outcomes = [outcome(held) for held in overdue(moment)]
    counts = {word: outcomes.count(word) for word in ("freed", "kept", "failed")}
    print(json.dumps({"level": "error" if counts["failed"] else "info", "event": "sweep", "moment": moment, **counts}))

    # Lambda tries the whole sweep again; what was freed is no longer found.
    if counts["failed"]:
        raise RuntimeError(f"{counts['failed']} seats could not be freed")
    return counts


def overdue(moment):
    """The seats that were held until before the moment, page by page."""
    pages = dynamodb.get_paginator("query").paginate(
        TableName=SEATS,
        IndexName="by_state",
        KeyConditionExpression="#state = :held AND #until < :moment",
        ExpressionAttributeNames=NAMES,
        ExpressionAttributeValues={":held": {"S": "held"}, ":moment": {"N": str(moment)}},
    )
    return (item for page in pages for item in page["Items"])


def outcome(held):
    """One seat that fails holds up no other."""
    try:
        return "freed" if free(held) else "kept"
    except Exception as error:
        print(json.dumps({"level": "error", "event": "seat_failed", "seat": held["seat"]["S"], "why": type(error).__name__}))
        return "failed"


def free(held):
    """Whether the hold was still there. The index is a moment behind: the seat may be sold, or held anew."""
    try:
        dynamodb.update_item(
            TableName=SEATS,
            Key={"seat": held["seat"]},
            UpdateExpression="SET #state = :free REMOVE #until, buyer",
            ConditionExpression="#state = :held AND #until = :until",
            ExpressionAttributeNames=NAMES,
            ExpressionAttributeValues={":free": {"S": "free"}, ":held": {"S": "held"}, ":until": held["until"]},
        )
        return True
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return False
