"""in/cat.jpg -> out/cat.jpg.json: the format and the dimensions of an image, from its first bytes.

Events come at least once and in no particular order. The description is made from what the bucket
holds now and always has the same key, so a repeated event only repeats the same work.
"""

import json
import os

import boto3

from image import dimensions

UPLOADS = os.environ["UPLOADS"]
SOURCE, RESULT = "in/", "out/"
ENOUGH = 256 * 1024

s3 = boto3.client("s3")


def handler(event, context):
    upload = event["detail"]["object"]
    key = upload["key"]
    if not key.startswith(SOURCE):
        # The arrow lets nothing else through. If someone ever widens it, this is where the loop ends.
        return log({"status": "ignored", "key": key})

    found = dimensions(first_bytes(key) if upload["size"] else b"")
    description = {"status": "described" if found else "unreadable", "key": key, "bytes": upload["size"], **(found or {})}
    s3.put_object(
        Bucket=UPLOADS,
        Key=f"{RESULT}{key[len(SOURCE):]}.json",
        Body=json.dumps(description).encode(),
        ContentType="application/json",
    )
    return log(description)


def first_bytes(key):
    return s3.get_object(Bucket=UPLOADS, Key=key, Range=f"bytes=0-{ENOUGH - 1}")["Body"].read()


def log(result):
    print(json.dumps({"level": "info", "event": "description", **result}))
    return result
