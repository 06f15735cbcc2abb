"""Decides, with the bureau's answer or without one. Called with `{ request, answer }` or `{ request, error }`.

The first decision about a loan stands: a call that is repeated changes nothing.
"""

import json
import os

import boto3

DECISIONS = os.environ["DECISIONS"]
ENOUGH = 600

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    loan, decision = event["request"]["loan_id"], decide(event)
    try:
        dynamodb.put_item(
            TableName=DECISIONS,
            Item={"loan_id": {"S": loan}, **{name: {"S": value} for name, value in decision.items()}},
            ConditionExpression="attribute_not_exists(loan_id)",
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return
    print(json.dumps({"level": "info", "event": "decided", "loan": loan, "decision": decision["decision"]}))


def decide(event):
    if "error" in event:
        # Nobody is refused for a bureau that did not answer: a person looks at it.
        return {"decision": "by hand", "why": event["error"]["Error"]}
    return {"decision": "granted" if event["answer"]["score"] >= ENOUGH else "refused"}
