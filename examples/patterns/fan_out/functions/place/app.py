"""POST /orders: takes an order and announces it, once, to whoever listens.

The client chooses the `order_id`, so a request whose answer was lost can be sent again: the workers know an order that
they have seen.
"""

import base64
import json
import os
import re

import boto3

PLACED = os.environ["PLACED"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

sns = boto3.client("sns")


def handler(event, context):
    order, mistake = read_order(event)
    if mistake:
        return answer(400, {"error": mistake})
    sns.publish(TopicArn=PLACED, Message=json.dumps(order))
    print(json.dumps({"level": "info", "event": "order_placed", "order": order["order_id"]}))
    return answer(202, {"order_id": order["order_id"]})


def read_order(event):
    """The order in a request, or what is wrong with it."""
    body = event.get("body") or ""
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body)
    try:
        order = json.loads(body)
    except ValueError:
        return None, "the body is not JSON"
    if not isinstance(order, dict):
        return None, "the body is not an object"
    if not all(isinstance(order.get(field), str) and NAME.fullmatch(order[field]) for field in ("order_id", "customer")):
        return None, "order_id and customer must be 1 to 64 letters, digits, '-' or '_'"
    if type(order.get("total")) is not int or order["total"] < 0:
        return None, "total must be an amount in cents"
    return {field: order[field] for field in ("order_id", "customer", "total")}, None


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
