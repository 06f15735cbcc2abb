"""Writes the receipt of each accepted order into a bucket.

A topic delivers at least once. The object's key and text depend on the order alone, so a second
delivery writes the same receipt over the first.
"""

import json
import os

import boto3

RECEIPTS = os.environ["RECEIPTS"]

s3 = boto3.client("s3")


def handler(event, context):
    for record in event["Records"]:
        order = json.loads(record["Sns"]["Message"])
        s3.put_object(
            Bucket=RECEIPTS,
            Key=f"receipts/{order['order_id']}.txt",
            Body=render(order).encode(),
            ContentType="text/plain; charset=utf-8",
        )
        print(json.dumps({"level": "info", "event": "receipt_written", "order": order["order_id"]}))


def render(order):
    rows = [
        f"{line['quantity']:>4} x {line['sku']:<24} {money(line['quantity'] * line['price']):>12}"
        for line in order["lines"]
    ]
    title = f"Receipt for order {order['order_id']}"
    total = f"{'Total':<31} {money(order['total']):>12}"
    return "\n".join([title, "", *rows, "", total, ""])


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"
