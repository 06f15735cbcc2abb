"""Pays what is due, one payout after the other, while it holds the lease.

A run may die anywhere. A payout is marked `sending` before the bank is asked and `paid` after it said yes, so the next
run asks again about whatever is between; the bank knows the payout by its key, and pays it once. Both marks carry the
lease's number: a run that lost its lease and does not know it is stopped by the first payout that a later run has touched.
"""

import json
import os

import boto3

import bank
import lease

PAYOUTS = os.environ["PAYOUTS"]
ENOUGH_MS = 25_000  # what is left at the end: for the payout at hand, and for giving the lease back

dynamodb = boto3.client("dynamodb")


class Overtaken(Exception):
    """A later run has the lease: this one must not go on."""


def handler(event, context):
    try:
        fence = lease.take()
    except lease.Held:
        return log("info", "not_run", why="another run holds the lease")
    try:
        return run(fence, context)
    finally:
        lease.give_back(fence)


def run(fence, context):
    paid, failed = 0, 0
    for payout in [*in_state("sending"), *in_state("due")]:
        if context.get_remaining_time_in_millis() < ENOUGH_MS:
            break  # the rest is for the next run
        try:
            paid += pay(payout, fence)
        except Overtaken:
            raise
        except Exception as error:
            # One payout that fails holds up no other.
            log("error", "payout_failed", payout=payout["payout"]["S"], why=type(error).__name__)
            failed += 1
    if failed:
        raise RuntimeError(f"{failed} payouts failed")
    return log("info", "run", fence=fence, paid=paid)


def in_state(state):
    pages = dynamodb.get_paginator("query").paginate(
        TableName=PAYOUTS,
        IndexName="by_state",
        KeyConditionExpression="#state = :state",
        ExpressionAttributeNames={"#state": "state"},
        ExpressionAttributeValues={":state": {"S": state}},
    )
    return [item for page in pages for item in page["Items"]]


def pay(payout, fence):
    """Whether there was something to pay: the index is a moment behind, and may still have what is paid."""
    if not mark(payout, "sending", fence):
        return False
    number = bank.transfer(payout["payout"]["S"], payout["account"]["S"], int(payout["cents"]["N"]))
    return mark(payout, "paid", fence, transfer=number)


def mark(payout, state, fence, **more):
    """Writes the state, unless the payout is paid already: then it says so."""
    values = {":state": {"S": state}, ":paid": {"S": "paid"}, ":mine": {"N": str(fence)}}
    values |= {f":{name}": {"S": value} for name, value in more.items()}
    try:
        dynamodb.update_item(
            TableName=PAYOUTS,
            Key={"payout": payout["payout"]},
            UpdateExpression="SET #state = :state, fence = :mine" + "".join(f", {name} = :{name}" for name in more),
            ConditionExpression="#state <> :paid AND (attribute_not_exists(fence) OR fence <= :mine)",
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues=values,
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        return True
    except dynamodb.exceptions.ConditionalCheckFailedException as conflict:
        if conflict.response["Item"]["state"]["S"] != "paid":
            raise Overtaken from None
        return False


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
    return {"event": event, **fields}
