"""The lease that one run at a time holds: an item with the time at which it ends, and a number.

The number is the fencing token. It grows by one whenever the lease is taken and never shrinks, so that whoever writes can
be told from whoever came later.
"""

import os
import time

import boto3

LOCK = os.environ["LOCK"]
SECONDS = int(os.environ["LEASE_SECONDS"])

KEY = {"name": {"S": "pay"}}

dynamodb = boto3.client("dynamodb")


class Held(Exception):
    """Another run holds the lease."""


def take():
    """The number of this lease; one conditional write decides who gets it."""
    now = int(time.time())
    try:
        taken = dynamodb.update_item(
            TableName=LOCK,
            Key=KEY,
            UpdateExpression="SET expires = :end ADD fence :one",
            ConditionExpression="attribute_not_exists(expires) OR expires <= :now",
            ExpressionAttributeValues={":end": {"N": str(now + SECONDS)}, ":one": {"N": "1"}, ":now": {"N": str(now)}},
            ReturnValues="UPDATED_NEW",
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        raise Held from None
    return int(taken["Attributes"]["fence"]["N"])


def give_back(fence):
    """Ends the lease, if it is still this run's."""
    try:
        dynamodb.update_item(
            TableName=LOCK,
            Key=KEY,
            UpdateExpression="REMOVE expires",
            ConditionExpression="fence = :mine",
            ExpressionAttributeValues={":mine": {"N": str(fence)}},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        pass  # it ran out, and somebody else has it
