"""The last step: books an invoice once, however often it arrives.

The ledger decides: its first entry for a supplier's number stands. The same invoice again changes nothing; another one
under the same number is for a person to look at.
"""

import os
import time

import boto3

from steps import BadInvoice, each

LEDGER = os.environ["LEDGER"]

dynamodb = boto3.client("dynamodb")


def work(invoice):
    entry = {
        "supplier": {"S": invoice["supplier"]},
        "number": {"S": invoice["number"]},
        "total": {"N": str(invoice["total"])},
        "file": {"S": invoice["file"]},
        "booked_at": {"N": str(int(time.time()))},
    }
    try:
        dynamodb.put_item(
            TableName=LEDGER,
            Item=entry,
            ConditionExpression="attribute_not_exists(supplier)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
        repeated = False
    except dynamodb.exceptions.ConditionalCheckFailedException as conflict:
        if conflict.response["Item"]["total"] != entry["total"]:
            raise BadInvoice("another invoice was booked under this number") from None
        repeated = True
    return {"supplier": invoice["supplier"], "number": invoice["number"], "repeated": repeated}


handler = each("booked", work)
