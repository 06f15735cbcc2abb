"""GET /parcels/{parcel}: where it was seen last, as the view knows it, which may be a moment behind."""

import os

import boto3

from answers import answer

PLACES = os.environ["PLACES"]

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    found = dynamodb.get_item(TableName=PLACES, Key={"parcel": {"S": event["pathParameters"]["parcel"]}}).get("Item")
    if not found:
        return answer(404, {"error": "nobody has seen such a parcel yet"})
    return answer(200, {"parcel": found["parcel"]["S"], "depot": found["depot"]["S"], "at": found["at"]["S"]})
