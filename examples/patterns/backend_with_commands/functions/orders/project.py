"""Follows the log: the view has one item for each order, with its state behind the latest event.

Events come in order for each order, at least once. An item is only ever replaced by a later version: an event that comes twice
changes nothing, and the view can be made anew from the log.
"""

import os

import boto3

from answers import log

VIEW = os.environ["VIEW"]

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    for record in event["Records"]:
        try:
            if record["eventName"] == "INSERT":    # nothing is ever changed in a log
                project(record["dynamodb"]["NewImage"])
        except Exception as error:
            log("error", "not_projected", record=record["eventID"], why=type(error).__name__)
            # What stands before it is done. Lambda comes back with this one and what is behind it.
            return {"batchItemFailures": [{"itemIdentifier": record["dynamodb"]["SequenceNumber"]}]}
    return {"batchItemFailures": []}


def project(event):
    try:
        dynamodb.put_item(
            TableName=VIEW,
            Item={"id": event["id"], "version": event["version"], "state": event["state"], "why": event["why"]},
            ConditionExpression="attribute_not_exists(id) OR version < :version",
            ExpressionAttributeValues={":version": event["version"]},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "projected_before", order=event["id"]["S"], version=event["version"]["N"])
