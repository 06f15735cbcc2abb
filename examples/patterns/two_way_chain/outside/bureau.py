"""Stands in for the credit bureau: it knows two people, and for one its own machines are always down."""

import json

SCORES = {"/ada": 810, "/bob": 420}


def answer(method, path, headers, body):
    if headers.get("authorization") != "Bearer our-token":
        return 401, {}, b""
    if path == "/cy":
        return 503, {}, b""
    if path not in SCORES:
        return 404, {}, b""
    return 200, {"Content-Type": "application/json"}, json.dumps({"score": SCORES[path]}).encode()
