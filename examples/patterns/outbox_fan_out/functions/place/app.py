"""POST /orders: writes an order and its announcement, both or neither, and publishes nothing.

The client makes the `order_id`. The same order, sent again, is the one that is there; another one under its id is refused.
"""

import base64
import json
import os
import re
import time

import boto3

ORDERS = os.environ["ORDERS"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
KEEP = 7 * 24 * 3600    # seconds for which an announcement stays in the table; the stream forgets it after a day

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    order = order_in(event)
    if order is None:
        return answer(400, {"error": "an order has an order_id, whole cents and an address"})
    status = place(order)
    print(json.dumps({"level": "info", "event": "order", "order": order["order_id"]["S"], "status": status}))
    return answer(status, {"order_id": order["order_id"]["S"]})


def place(order):
    key = order["order_id"]["S"]
    new = {"id": {"S": key}, **order}
    news = {"id": {"S": f"news#{key}"}, "expires": {"N": str(int(time.time()) + KEEP)}, **order}
    try:
        dynamodb.transact_write_items(TransactItems=[put(new), put(news)])
        return 201
    except dynamodb.exceptions.TransactionCanceledException as error:
        first = error.response["CancellationReasons"][0]
        if first.get("Code") != "ConditionalCheckFailed":
            raise    # somebody else wrote at the same time: the client tries again
        return 200 if all(first["Item"].get(name) == value for name, value in order.items()) else 409


def put(item):
    return {
        "Put": {
            "TableName": ORDERS,
            "Item": item,
            "ConditionExpression": "attribute_not_exists(id)",
            "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
        }
    }


def order_in(event):
    """The order in a request, in DynamoDB's form, or None."""
    text = event.get("body") or ""
    try:
        order = json.loads(base64.b64decode(text) if event.get("isBase64Encoded") else text)
        good = NAME.fullmatch(order["order_id"]) and type(order["cents"]) is int and order["cents"] >= 0
        given = {"order_id": {"S": order["order_id"]}, "cents": {"N": str(order["cents"])}, "address": {"S": order["address"]}}
        return given if good and isinstance(order["address"], str) else None
    except (ValueError, KeyError, TypeError):
        return None


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
