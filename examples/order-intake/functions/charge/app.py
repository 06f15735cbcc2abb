"""Charges the orders of the queue: each goes into the ledger once and is announced on the topic.

The queue delivers at least once, and a run may end between any two lines. So the ledger decides:
its first write for an order wins, and an entry that was written but never announced is announced
by the next delivery. The topic may therefore hear of an order twice, but never not at all.
"""

import hashlib
import json
import os
import re
import time

import boto3

LEDGER = os.environ["LEDGER"]
ACCEPTED = os.environ["ACCEPTED"]

dynamodb = boto3.client("dynamodb")
sns = boto3.client("sns")

ORDER_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class BadOrder(Exception):
    """An order that no retry can mend. It ends in the dead-letter queue, for a person to read."""


def handler(event, context):
    records = event["Records"]
    failures = []
    for record in records:
        try:
            charge(read_order(record["body"]))
        except Exception as error:
            log("error", "order_failed", message=record["messageId"], why=describe(error))
            failures.append({"itemIdentifier": record["messageId"]})

    # A batch of nothing but failures counts as a failed run, so that the function's own metrics show it.
    if failures and len(failures) == len(records):
        raise RuntimeError(f"all {len(records)} orders of the batch failed")
    return {"batchItemFailures": failures}


def read_order(body):
    """The order in a message, checked. Nothing before this function has looked at it."""
    try:
        order = json.loads(body)
    except ValueError:
        raise BadOrder("the body is not JSON") from None
    if not isinstance(order, dict):
        raise BadOrder("the body is not an object")

    order_id, lines = order.get("order_id"), order.get("lines")
    if not isinstance(order_id, str) or not ORDER_ID.fullmatch(order_id):
        raise BadOrder("order_id must be 1 to 64 letters, digits, '-' or '_'")
    if not isinstance(lines, list) or not lines:
        raise BadOrder("lines must hold at least one line")
    if not all(is_line(line) for line in lines):
        raise BadOrder("every line needs a sku, a quantity above 0 and a price in cents")

    return {
        "order_id": order_id,
        "lines": lines,
        "total": sum(line["quantity"] * line["price"] for line in lines),
    }


def is_line(line):
    return (
        isinstance(line, dict)
        and isinstance(line.get("sku"), str)
        and type(line.get("quantity")) is int
        and line["quantity"] > 0
        and type(line.get("price")) is int
        and line["price"] >= 0
    )


def charge(order):
    # A payment provider would be called here, with the order_id as its idempotency key.
    entry = enter(order)
    if entry["announced"]["BOOL"]:
        log("info", "order_repeated", order=order["order_id"])
        return
    announce(order)
    log("info", "order_charged", order=order["order_id"], total=order["total"])


def enter(order):
    """The ledger's entry for this order: a new one, or the one that an earlier delivery left."""
    digest = fingerprint(order)
    entry = {
        "order_id": {"S": order["order_id"]},
        "total": {"N": str(order["total"])},
        "fingerprint": {"S": digest},
        "charged_at": {"N": str(int(time.time()))},
        "announced": {"BOOL": False},
    }
    try:
        dynamodb.put_item(
            TableName=LEDGER,
            Item=entry,
            ConditionExpression="attribute_not_exists(order_id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        return entry
    except dynamodb.exceptions.ConditionalCheckFailedException as conflict:
        earlier = conflict.response["Item"]
    if earlier["fingerprint"]["S"] != digest:
        raise BadOrder("another order was charged under this order_id")
    return earlier


def announce(order):
    sns.publish(TopicArn=ACCEPTED, Message=json.dumps(order))
    dynamodb.update_item(
        TableName=LEDGER,
        Key={"order_id": {"S": order["order_id"]}},
        UpdateExpression="SET announced = :yes",
        ExpressionAttributeValues={":yes": {"BOOL": True}},
    )


def fingerprint(order):
    return hashlib.sha256(json.dumps(order, sort_keys=True).encode()).hexdigest()


def describe(error):
    """Enough to act on. What a customer wrote never reaches the log."""
    return str(error) if isinstance(error, BadOrder) else type(error).__name__


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
