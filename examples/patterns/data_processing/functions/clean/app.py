"""incoming/NAME.csv -> clean/NAME.jsonl: one reading on each line, in one form.

The arrival of a file is told at least once. The result is made of the file alone and has its name, so a repeated arrival
writes the same object again. It is written when all of it is good: there is never half a result.
"""

import codecs
import json
import os
import tempfile

import boto3

from readings import BadFile, readings_of

EXPORTS = os.environ["EXPORTS"]
READINGS = os.environ["READINGS"]
SOURCE, RESULT = "incoming/", "clean/"

s3 = boto3.client("s3")


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            clean(json.loads(record["body"])["detail"]["object"]["key"])
        except Exception as error:
            # A file's name and the number of a line may stand in the log, what is in the line may not.
            why = str(error) if isinstance(error, BadFile) else type(error).__name__
            log("error", "file_failed", message=record["messageId"], why=why)
            failures.append({"itemIdentifier": record["messageId"]})
    return {"batchItemFailures": failures}


def clean(key):
    # EventBridge tells the key as it is. It is not URL-encoded, as it would be in S3's own notifications.
    body = s3.get_object(Bucket=EXPORTS, Key=key)["Body"]
    lines = codecs.getreader("utf-8-sig")(body)    # line by line: a file may be larger than memory
    with tempfile.TemporaryFile() as result:
        count = 0
        try:
            for reading in readings_of(lines):
                result.write(json.dumps(reading).encode() + b"\n")
                count += 1
        except UnicodeDecodeError:
            raise BadFile("the file is not UTF-8") from None
        result.seek(0)
        s3.upload_fileobj(result, READINGS, result_key(key), ExtraArgs={"ContentType": "application/x-ndjson"})
    log("info", "file_cleaned", key=key, readings=count)


def result_key(key):
    name = key.removeprefix(SOURCE)
    return f"{RESULT}{name.removesuffix('.csv')}.jsonl"


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
