"""Follows the scans: the view has one item for each parcel, with the latest of them.

Scans come in order for each parcel, at least once. A scan says where the parcel is, and an earlier one never takes the place
of a later one: one that comes twice changes nothing, and the view can be made anew from the stream.
"""

import base64
import json
import os

import boto3

from answers import log

PLACES = os.environ["PLACES"]

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    for record in event["Records"]:
        try:
            project(json.loads(base64.b64decode(record["kinesis"]["data"])))
        except Exception as error:
            log("error", "not_projected", record=record["eventID"], why=type(error).__name__)
            # What stands before it is done. Lambda comes back with this one and what is behind it.
            return {"batchItemFailures": [{"itemIdentifier": record["kinesis"]["sequenceNumber"]}]}
    return {"batchItemFailures": []}


def project(scan):
    number = {"N": str(int(scan["number"]))}
    try:
        dynamodb.put_item(
            TableName=PLACES,
            Item={"parcel": {"S": scan["parcel"]}, "number": number, "depot": {"S": scan["depot"]}, "at": {"S": scan["at"]}},
            ConditionExpression="attribute_not_exists(parcel) OR #number < :number",
            ExpressionAttributeNames={"#number": "number"},
            ExpressionAttributeValues={":number": number},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "projected_before", parcel=scan["parcel"])
