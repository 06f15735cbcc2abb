"""POST /parcels/{parcel}/scans: a depot has seen a parcel. `{ "scan_id": "S-1", "depot": "graz", "at": "2027-01-30T08:00Z" }`.

The scans of a parcel are numbered: two that come at once want the same number, and one of them is told to try again. A scan
that is sent twice, by its `scan_id`, is written once.
"""

import base64
import json
import os
import re

import boto3

from answers import answer, log

SCANS = os.environ["SCANS"]
NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    scan, parcel = scan_in(event), event["pathParameters"]["parcel"]
    if scan is None:
        return answer(400, {"error": "a scan has a scan_id, a depot and a time"})
    before = scans_of(parcel)
    known = next((it for it in before if it["scan_id"]["S"] == scan["scan_id"]), None)
    if known:
        return answer(200, {"parcel": parcel, "number": int(known["number"]["N"])})
    number = len(before) + 1
    item = {"parcel": {"S": parcel}, "number": {"N": str(number)}, **{name: {"S": value} for name, value in scan.items()}}
    try:
        dynamodb.put_item(TableName=SCANS, Item=item, ConditionExpression="attribute_not_exists(parcel)")
    except dynamodb.exceptions.ConditionalCheckFailedException:
        return answer(409, {"error": "another depot reported at the same time: try again"})
    log("info", "scanned", parcel=parcel, number=number)
    return answer(201, {"parcel": parcel, "number": number})


def scans_of(parcel):
    """All scans of a parcel; it passes through a dozen depots, not through thousands."""
    pages = dynamodb.get_paginator("query").paginate(
        TableName=SCANS,
        ConsistentRead=True,
        KeyConditionExpression="parcel = :parcel",
        ExpressionAttributeValues={":parcel": {"S": parcel}},
    )
    return [item for page in pages for item in page["Items"]]


def scan_in(event):
    text = event.get("body") or ""
    try:
        body = json.loads(base64.b64decode(text) if event.get("isBase64Encoded") else text)
        scan = {name: body[name] for name in ("scan_id", "depot", "at")}
    except (ValueError, KeyError, TypeError):
        return None
    texts = all(isinstance(value, str) and value for value in scan.values())
    return scan if texts and NAME.fullmatch(scan["scan_id"]) else None
