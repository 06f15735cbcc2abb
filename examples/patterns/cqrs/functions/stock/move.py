"""POST /articles/{id}/movements: decides whether goods can move, and writes down that they did.

`{ "movement_id": "M-1", "quantity": -3 }`. The log of an article is its movements, numbered. Two that come at once want the
same number, and one of them is told to try again; so nobody takes what another has taken. The client makes the
`movement_id`: the same one, sent again, moves nothing again.
"""

import os
import re

import boto3

from http_answers import answer, body_of, log

LOG = os.environ["LOG"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    article, movement = event["pathParameters"]["id"], body_of(event)
    if not movement or not NAME.fullmatch(str(movement.get("movement_id", ""))):
        return answer(400, {"error": "movement_id must be 1 to 64 letters, digits, '-' or '_'"})
    if type(movement.get("quantity")) is not int or movement["quantity"] == 0:
        return answer(400, {"error": "quantity must be a whole number, above zero for what comes and below for what goes"})
    return move(article, movement["movement_id"], movement["quantity"])


def move(article, movement_id, quantity):
    made, last = earlier(article, movement_id)
    if made:
        return answer(200, shown(made))
    stock = (int(last["stock"]["N"]) if last else 0) + quantity
    if stock < 0:
        return answer(409, {"error": "there is less than that"})

    entry = {
        "id": {"S": article},
        "version": {"N": str((int(last["version"]["N"]) if last else 0) + 1)},
        "movement": {"S": movement_id},
        "quantity": {"N": str(quantity)},
        "stock": {"N": str(stock)},    # what is there behind it: a reader of the log needs nothing else
    }
    try:
        dynamodb.put_item(TableName=LOG, Item=entry, ConditionExpression="attribute_not_exists(version)")
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return answer(409, {"error": "something else moved at the same time: try again"})
    log("info", "moved", article=article, version=entry["version"]["N"])
    return answer(201, shown(entry))


def earlier(article, movement_id):
    """The entry that this movement made before, and the last entry of the article."""
    made = last = None
    pages = dynamodb.get_paginator("query").paginate(
        TableName=LOG,
        ConsistentRead=True,
        ScanIndexForward=False,
        KeyConditionExpression="id = :id",
        ExpressionAttributeValues={":id": {"S": article}},
    )
    for page in pages:
        for entry in page["Items"]:
            last = last or entry
            if entry["movement"]["S"] == movement_id:
                return entry, last
    return made, last


def shown(entry):
    return {"article": entry["id"]["S"], "version": int(entry["version"]["N"]), "stock": int(entry["stock"]["N"])}
