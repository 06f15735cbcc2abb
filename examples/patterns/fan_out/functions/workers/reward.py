"""Adds a point for each euro. The orders that were counted are kept beside the sum, and changed together with it."""

import os

import boto3

from inbox import each, log

POINTS = os.environ["POINTS"]

dynamodb = boto3.client("dynamodb")


def reward(order):
    try:
        dynamodb.update_item(
            TableName=POINTS,
            Key={"customer": {"S": order["customer"]}},
            UpdateExpression="ADD points :points, orders :this",
            ConditionExpression="NOT contains(orders, :order)",
            ExpressionAttributeValues={
                ":points": {"N": str(order["total"] // 100)},
                ":this": {"SS": [order["order_id"]]},
                ":order": {"S": order["order_id"]},
            },
        )
        log("info", "points_added", order=order["order_id"])
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "points_known", order=order["order_id"])


handler = each(reward)
