"""Turns a price into cents of euros and puts it into the table. A price of an older list never takes the place of a newer one's."""

import functools
import json
import os

import boto3

from joint import BadPiece, filter_of

PRICES = os.environ["PRICES"]
RATES = os.environ["RATES"]

dynamodb = boto3.client("dynamodb")
ssm = boto3.client("ssm")


@functools.cache
def rates():
    """One question for each environment of the function, which lives for some minutes or hours."""
    return json.loads(ssm.get_parameter(Name=RATES)["Parameter"]["Value"])


def convert(text):
    piece = json.loads(text)
    if piece["currency"] not in rates():
        raise BadPiece("there is no rate for the currency")
    cents = round(piece["price"] / rates()[piece["currency"]])
    try:
        dynamodb.put_item(
            TableName=PRICES,
            Item={
                "article": {"S": piece["article"]},
                "supplier": {"S": piece["supplier"]},
                "cents": {"N": str(cents)},
                "list": {"N": str(piece["list"])},
            },
            ConditionExpression="attribute_not_exists(#list) OR #list <= :list",
            ExpressionAttributeNames={"#list": "list"},
            ExpressionAttributeValues={":list": {"N": str(piece["list"])}},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        print(json.dumps({"level": "info", "event": "older_list", "article": piece["article"]}))


handler = filter_of("convert", convert)
