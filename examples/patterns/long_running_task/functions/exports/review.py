"""PUT /exports/{id}/review: somebody has looked at an export. `{ "release": true }` lets it go, `false` ends the task."""

import json
import os

import boto3

REVIEWS = os.environ["REVIEWS"]

dynamodb = boto3.client("dynamodb")
states = boto3.client("stepfunctions")


def handler(event, context):
    try:
        release = json.loads(event.get("body") or "")["release"]
    except (ValueError, KeyError, TypeError):
        release = None
    if not isinstance(release, bool):
        return answer(400, {"message": "release must be true or false"})

    export = event["pathParameters"]["id"]
    found = dynamodb.get_item(TableName=REVIEWS, Key={"id": {"S": export}}).get("Item")
    if not found:
        return answer(404, {"message": "nothing waits for a review under this id"})
    try:
        say(found["token"]["S"], release)
    except (states.exceptions.TaskTimedOut, states.exceptions.TaskDoesNotExist):
        return answer(409, {"message": "this review is over"})
    print(json.dumps({"level": "info", "event": "reviewed", "export": export, "released": release}))
    return answer(200, {"id": export, "released": release})


def say(token, release):
    if release:
        states.send_task_success(taskToken=token, output="{}")
    else:
        states.send_task_failure(taskToken=token, error="Withheld", cause="a person has looked at it")


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
