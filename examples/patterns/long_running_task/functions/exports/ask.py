"""Keeps the token of an export for the person who looks at it. A token is a right to answer: it stands in no log."""

import json
import os
import time

import boto3

REVIEWS = os.environ["REVIEWS"]
KEEP = 15 * 24 * 3600    # seconds; a day longer than the workflow waits

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    dynamodb.put_item(
        TableName=REVIEWS,
        Item={"id": {"S": event["id"]}, "token": {"S": event["token"]}, "expires": {"N": str(int(time.time()) + KEEP)}},
    )
    print(json.dumps({"level": "info", "event": "review_wanted", "export": event["id"]}))
