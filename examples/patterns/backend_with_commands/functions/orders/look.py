"""GET /orders/{id}: what the view knows of an order. It is a moment behind; a command that waits is not in it yet."""

import os

import boto3

from answers import answer

VIEW = os.environ["VIEW"]

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    found = dynamodb.get_item(TableName=VIEW, Key={"id": {"S": event["pathParameters"]["id"]}}).get("Item")
    if not found:
        return answer(404, {"error": "nothing is known of this order, or not yet"})
    return answer(200, {
        "order_id": found["id"]["S"], "state": found["state"]["S"], "why": found["why"]["S"], "version": int(found["version"]["N"]),
    })
