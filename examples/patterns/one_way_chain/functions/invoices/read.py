"""The first step: makes an invoice of a file, and hands it to the check.

A file is told at least once. What is made of it depends on the file alone, so a repetition makes the same message.
"""

import json
import os

import boto3

from steps import BadInvoice, each

SCANS = os.environ["SCANS"]
NEXT = os.environ["NEXT"]
MOST_BYTES = 100 * 1024  # a message holds 256 KB, and JSON in JSON grows

s3 = boto3.client("s3")
sqs = boto3.client("sqs")


def work(event):
    # EventBridge tells keys as they are; only S3's direct notifications encode them.
    key = event["detail"]["object"]["key"]
    content = s3.get_object(Bucket=SCANS, Key=key)["Body"].read(MOST_BYTES + 1)
    invoice = {**invoice_in(content), "file": key}
    sqs.send_message(QueueUrl=NEXT, MessageBody=json.dumps(invoice))
    return {"supplier": invoice["supplier"], "number": invoice["number"]}


def invoice_in(content):
    if len(content) > MOST_BYTES:
        raise BadInvoice("the file is too large")
    try:
        found = json.loads(content)
        lines = [{"text": str(line["text"]), "cents": amount(line["cents"])} for line in found["lines"]]
        return {"supplier": name(found["supplier"]), "number": name(found["number"]), "lines": lines, "total": amount(found["total"])}
    except (ValueError, KeyError, TypeError):
        raise BadInvoice("the file is no invoice") from None


def name(value):
    if not isinstance(value, str) or not 0 < len(value) <= 40:
        raise ValueError
    return value


def amount(value):
    if type(value) is not int:
        raise ValueError
    return value


handler = each("read", work)
