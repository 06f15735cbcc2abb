"""POST /claims: takes a claim in and tells both ways of it. The client chooses the `claim_id`, so it can ask again."""

import base64
import json
import os
import re

import boto3

from steps import log

CLAIMS = os.environ["CLAIMS"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

sns = boto3.client("sns")


def handler(event, context):
    body = event.get("body") or ""
    try:
        claim = json.loads(base64.b64decode(body) if event.get("isBase64Encoded") else body)
    except ValueError:
        claim = None
    if not is_claim(claim):
        return answer(400, {"error": "a claim has a claim_id, a kind, asked in cents, and days_insured"})
    sns.publish(TopicArn=CLAIMS, Message=json.dumps(claim))
    log("info", "claim_taken", claim=claim["claim_id"])
    return answer(202, {"claim_id": claim["claim_id"]})


def is_claim(claim):
    return (
        isinstance(claim, dict)
        and all(isinstance(claim.get(field), str) and NAME.fullmatch(claim[field]) for field in ("claim_id", "kind"))
        and all(type(claim.get(field)) is int and claim[field] >= 0 for field in ("asked", "days_insured"))
    )


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
