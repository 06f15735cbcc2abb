"""Answers to requests of the APIs, and lines of the log."""

import json


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
