"""The second step: hands on what adds up and comes from somebody whom we buy from."""

import json
import os

import boto3

from steps import BadInvoice, each

SUPPLIERS = os.environ["SUPPLIERS"]
NEXT = os.environ["NEXT"]

dynamodb = boto3.client("dynamodb")
sqs = boto3.client("sqs")


def work(invoice):
    if sum(line["cents"] for line in invoice["lines"]) != invoice["total"]:
        raise BadInvoice("the lines do not add up to the total")
    known = dynamodb.get_item(TableName=SUPPLIERS, Key={"supplier": {"S": invoice["supplier"]}})
    if "Item" not in known:
        raise BadInvoice("nobody knows the supplier")
    sqs.send_message(QueueUrl=NEXT, MessageBody=json.dumps(invoice))
    return {"supplier": invoice["supplier"], "number": invoice["number"]}


handler = each("checked", work)
