"""GET /articles/{id}: what is there, as the view knows it. It may be a moment behind; `version` says how far it is."""

import os

import boto3

from http_answers import answer

VIEW = os.environ["VIEW"]

dynamodb = boto3.client("dynamodb")


def handler(event, context):
    found = dynamodb.get_item(TableName=VIEW, Key={"id": {"S": event["pathParameters"]["id"]}}).get("Item")
    if not found:
        return answer(404, {"error": "nobody has moved such an article yet"})
    return answer(200, {"article": found["id"]["S"], "stock": int(found["stock"]["N"]), "version": int(found["version"]["N"])})
