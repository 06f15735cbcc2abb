"""Requests of the HTTP API, and answers to them."""

import base64
import json


def body_of(event):
    """The JSON object in the body, or None."""
    text = event.get("body") or ""
    if event.get("isBase64Encoded"):
        text = base64.b64decode(text)
    try:
        body = json.loads(text)
    except ValueError:
        return None
    return body if isinstance(body, dict) else None


def answer(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
