"""Carries credits out: adds points to an account, once for each credit.

The queue delivers at least once, and shops send again what they are unsure of. So the credit's outcome is written in the
transaction that adds the points: both or neither. A credit that makes no sense is refused, and the desk hears of it.
What is no credit at all fails, and waits among the dead letters.
"""

import json
import os
import re
import time

import boto3

ACCOUNTS = os.environ["ACCOUNTS"]
OUTCOMES = os.environ["OUTCOMES"]
DESK = os.environ["DESK"]

KEEP_SECONDS = 90 * 24 * 3600
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
NEW = "attribute_not_exists(credit)"

dynamodb = boto3.client("dynamodb")
sns = boto3.client("sns")


class BadCredit(Exception):
    """What no retry can mend."""


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            credit = read_credit(record["body"])
            log("info", f"credit_{carry_out(credit)}", credit=credit["credit"])
        except Exception as error:
            why = str(error) if isinstance(error, BadCredit) else type(error).__name__
            log("error", "credit_failed", message=record["messageId"], why=why)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def read_credit(body):
    """The credit in a message, checked. Nothing before this function has looked at it."""
    try:
        found = json.loads(body)
        credit = {"credit": found["credit"], "account": found["account"], "points": found["points"]}
    except (ValueError, KeyError, TypeError):
        raise BadCredit("no credit") from None
    if not all(isinstance(credit[name], str) and NAME.fullmatch(credit[name]) for name in ("credit", "account")):
        raise BadCredit("credit and account must be 1 to 64 letters, digits, '-' or '_'")
    if type(credit["points"]) is not int or not 0 < credit["points"] <= 100_000:
        raise BadCredit("points must be a whole number from 1 to 100000")
    return credit


def carry_out(credit):
    """What became of it: `done`, `repeated` or `refused`."""
    outcome = {"TableName": OUTCOMES, "Item": note(credit, "done"), "ConditionExpression": NEW}
    points = {
        "TableName": ACCOUNTS,
        "Key": {"account": {"S": credit["account"]}},
        "UpdateExpression": "ADD points :points",
        "ConditionExpression": "attribute_exists(account)",
        "ExpressionAttributeValues": {":points": {"N": str(credit["points"])}},
    }
    try:
        dynamodb.transact_write_items(TransactItems=[{"Put": outcome}, {"Update": points}])
        return "done"
    except dynamodb.exceptions.TransactionCanceledException as error:
        known, account = (reason.get("Code") == "ConditionalCheckFailed" for reason in error.response["CancellationReasons"])
    if known:
        return repeated(credit)
    if account:
        return refuse(credit, "nobody has this account")
    raise RuntimeError("the transaction met another one")


def repeated(credit):
    """A shop may send a credit again, but not another one under the same name."""
    earlier = dynamodb.get_item(TableName=OUTCOMES, Key={"credit": {"S": credit["credit"]}}, ConsistentRead=True)["Item"]
    if any(earlier[name] != value for name, value in content(credit).items()):
        raise BadCredit("another credit was carried out under this name")
    return "repeated"


def refuse(credit, why):
    """Tells the desk, then notes it: the desk may hear of it twice, but never not at all."""
    sns.publish(TopicArn=DESK, Subject="A credit was refused", Message=json.dumps({**credit, "why": why}))
    try:
        dynamodb.put_item(TableName=OUTCOMES, Item=note(credit, "refused"), ConditionExpression=NEW)
    except dynamodb.exceptions.ConditionalCheckFailedException:
        pass  # a delivery beside this one was quicker
    return "refused"


def note(credit, outcome):
    expires = int(time.time()) + KEEP_SECONDS
    return {**content(credit), "outcome": {"S": outcome}, "expires": {"N": str(expires)}}


def content(credit):
    return {"credit": {"S": credit["credit"]}, "account": {"S": credit["account"]}, "points": {"N": str(credit["points"])}}


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
