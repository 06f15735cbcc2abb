"""Follows the log: the view has one item for each article, with what is there after the latest movement.

Changes come in order for each article, at least once. An entry says what is there, not what to add, and an older version
never takes the place of a later one: so a change that comes twice changes nothing, and the view can be made anew from the log.
"""

import os

import boto3

from http_answers import log

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


def project(entry):
    try:
        dynamodb.put_item(
            TableName=VIEW,
            Item={"id": entry["id"], "version": entry["version"], "stock": entry["stock"]},
            ConditionExpression="attribute_not_exists(id) OR version < :version",
            ExpressionAttributeValues={":version": entry["version"]},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        log("info", "projected_before", article=entry["id"]["S"], version=entry["version"]["N"])
