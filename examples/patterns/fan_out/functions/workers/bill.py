"""Writes the invoice of each order. Its key and text depend on the order alone: a second one is the first again."""

import os

import boto3

from inbox import each, log

INVOICES = os.environ["INVOICES"]

s3 = boto3.client("s3")


def bill(order):
    s3.put_object(
        Bucket=INVOICES,
        Key=f"invoices/{order['order_id']}.txt",
        Body=f"Order {order['order_id']}\nTotal {money(order['total'])}\n".encode(),
        ContentType="text/plain; charset=utf-8",
    )
    log("info", "order_billed", order=order["order_id"])


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"


handler = each(bill)
