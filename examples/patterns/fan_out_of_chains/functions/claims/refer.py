"""Opens a case for a person to look at, once: a case that was closed is not opened again."""

import os

import boto3

from steps import log, step

CASES = os.environ["CASES"]

dynamodb = boto3.client("dynamodb")


def refer(piece):
    try:
        dynamodb.put_item(
            TableName=CASES,
            Item={"claim_id": {"S": piece["claim_id"]}, "state": {"S": "open"}, "doubts": {"L": [{"S": it} for it in piece["doubts"]]}},
            ConditionExpression="attribute_not_exists(claim_id)",
        )
        log("info", "case_opened", claim=piece["claim_id"])
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "case_known", claim=piece["claim_id"])


handler = step("refer", refer)
