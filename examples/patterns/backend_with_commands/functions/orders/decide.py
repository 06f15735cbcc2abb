"""Carries out commands: `{ "command_id": "…", "order_id": "…", "do": "place", "dish": "soup" }`, or `"do": "cancel"`.

Nobody has looked at a command before. What makes no sense to the kitchen is refused, and that is an event like any other, so
whoever asked can read it. What is no command at all fails, and ends in the dead letters. The log of an order is its events,
numbered; a command that is in it is not carried out again.
"""

import json
import os
import re

import boto3

from answers import log
from dishes import DISHES

LOG = os.environ["LOG"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

dynamodb = boto3.client("dynamodb")


class NoCommand(Exception):
    """A message that no retry can mend, with words that may stand in a log."""


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            carry_out(read_command(record["body"]))
        except Exception as error:
            why = str(error) if isinstance(error, NoCommand) else type(error).__name__
            log("error", "command_failed", message=record["messageId"], why=why)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def read_command(text):
    try:
        command = json.loads(text)
    except ValueError:
        raise NoCommand("the message is not JSON") from None
    if not isinstance(command, dict) or not all(NAME.fullmatch(str(command.get(it, ""))) for it in ("command_id", "order_id", "do")):
        raise NoCommand("a command has a command_id, an order_id, and what to do")
    return command


def carry_out(command):
    events = events_of(command["order_id"])
    if any(event["command"]["S"] == command["command_id"] for event in events):
        log("info", "command_known", order=command["order_id"])
        return
    state, why = decide(command, events[-1]["state"]["S"] if events else None)
    dynamodb.put_item(
        TableName=LOG,
        Item={
            "id": {"S": command["order_id"]},
            "version": {"N": str(len(events) + 1)},
            "command": {"S": command["command_id"]},
            "state": {"S": state},
            "why": {"S": why},
        },
        # Two commands for one order at once: one of them fails here, and finds the other's event when it comes again.
        ConditionExpression="attribute_not_exists(version)",
    )
    log("info", "decided", order=command["order_id"], state=state)


def decide(command, state):
    """What the order is behind the command, and why."""
    if command["do"] == "place" and state in (None, "refused"):
        return ("placed", "") if command.get("dish") in DISHES else ("refused", "there is no such dish")
    if command["do"] == "cancel" and state == "placed":
        return "cancelled", ""
    return state or "refused", f"a command to {command['do']} came too early or too late"


def events_of(order_id):
    pages = dynamodb.get_paginator("query").paginate(
        TableName=LOG,
        ConsistentRead=True,
        KeyConditionExpression="id = :id",
        ExpressionAttributeValues={":id": {"S": order_id}},
    )
    return [event for page in pages for event in page["Items"]]
