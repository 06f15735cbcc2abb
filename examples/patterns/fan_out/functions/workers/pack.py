"""Tells the warehouse of each order, once: a parcel that is packed already is not put back to the beginning."""

import os

import boto3

from inbox import each, log

PARCELS = os.environ["PARCELS"]

dynamodb = boto3.client("dynamodb")


def pack(order):
    try:
        dynamodb.put_item(
            TableName=PARCELS,
            Item={"order_id": {"S": order["order_id"]}, "state": {"S": "to pack"}},
            ConditionExpression="attribute_not_exists(order_id)",
        )
        log("info", "parcel_ordered", order=order["order_id"])
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "parcel_known", order=order["order_id"])


handler = each(pack)
