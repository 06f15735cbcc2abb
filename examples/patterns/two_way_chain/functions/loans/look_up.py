"""Asks the bureau about a person, and answers the workflow that waits for it.

The bureau is only asked, so a second time does no harm. A token is good for one answer: whoever comes later, or after the
deadline, is told that the task is gone, and is done. The token is a right to answer, and stands in no log.
"""

import json
import os
import urllib.error
import urllib.parse
import urllib.request

import boto3

BUREAU = os.environ["BUREAU"]
ACCESS = os.environ["ACCESS"]
PATIENCE = 10    # seconds

secrets = boto3.client("secretsmanager")
states = boto3.client("stepfunctions")


class Unanswerable(Exception):
    """What no second question changes: the workflow hears of it at once."""


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            work(json.loads(record["body"]))
        except Exception as error:
            log("error", "not_looked_up", message=record["messageId"], why=type(error).__name__)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def work(message):
    token, request = message["token"], message["request"]
    try:
        try:
            score = score_of(request.get("person"))
        except Unanswerable as error:
            states.send_task_failure(taskToken=token, error="Unanswerable", cause=str(error))
            return
        states.send_task_success(taskToken=token, output=json.dumps({"score": score}))
        log("info", "looked_up", loan=request.get("loan_id"))
    except (states.exceptions.TaskTimedOut, states.exceptions.TaskDoesNotExist):
        log("info", "answered_too_late", loan=request.get("loan_id"))


def score_of(person):
    if not isinstance(person, str) or not person:
        raise Unanswerable("the request names nobody")
    access = secrets.get_secret_value(SecretId=ACCESS)["SecretString"]
    question = urllib.request.Request(
        f"{BUREAU}/{urllib.parse.quote(person, safe='')}", headers={"Authorization": f"Bearer {access}"}
    )
    try:
        with urllib.request.urlopen(question, timeout=PATIENCE) as answer:
            return int(json.load(answer)["score"])
    except urllib.error.HTTPError as error:
        if error.code == 404:
            raise Unanswerable("the bureau does not know this person") from None
        raise    # anything else may be better at the next try


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
