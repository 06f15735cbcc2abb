"""Sets money aside for a claim, once: a reserve that somebody has changed since is left as it is."""

import os

import boto3

from steps import BadPiece, log, step

RESERVES = os.environ["RESERVES"]
MOST = 5_000_000    # beyond 50,000 a person decides

dynamodb = boto3.client("dynamodb")


def reserve(piece):
    if piece["cents"] > MOST:
        raise BadPiece("a reserve of this size needs a person")
    try:
        dynamodb.put_item(
            TableName=RESERVES,
            Item={"claim_id": {"S": piece["claim_id"]}, "cents": {"N": str(piece["cents"])}},
            ConditionExpression="attribute_not_exists(claim_id)",
        )
        log("info", "reserved", claim=piece["claim_id"])
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "reserved_before", claim=piece["claim_id"])


handler = step("reserve", reserve)
