"""What a seat, a room and an amount have in common: one item for each trip, which is held, given back, or used.

Giving back comes for what was never taken as well, and may even come before an attempt to take it that was slow. So it
leaves an item behind in either case, and who comes later finds that the trip is off.
"""

import json

import boto3

dynamodb = boto3.client("dynamodb")


class TripIsOff(Exception):
    """It was given back already. Taking it now would leave something that nobody gives back."""


class AlreadyUsed(Exception):
    """It cannot be given back any more: a person has to decide."""


def hold(table, trip, **what):
    item = {"trip_id": {"S": trip}, "state": {"S": "held"}, **what}
    try:
        dynamodb.put_item(
            TableName=table,
            Item=item,
            ConditionExpression="attribute_not_exists(trip_id)",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except dynamodb.exceptions.ConditionalCheckFailedException as error:
        if error.response["Item"]["state"]["S"] == "given back":
            raise TripIsOff(trip) from None
    log("held", trip)


def give_back(table, trip):
    try:
        dynamodb.update_item(
            TableName=table,
            Key={"trip_id": {"S": trip}},
            UpdateExpression="SET #state = :given_back",
            ConditionExpression="attribute_not_exists(#state) OR #state <> :used",
            ExpressionAttributeNames={"#state": "state"},
            ExpressionAttributeValues={":given_back": {"S": "given back"}, ":used": {"S": "used"}},
        )
    except dynamodb.exceptions.ConditionalCheckFailedException:
        raise AlreadyUsed(trip) from None
    log("given_back", trip)


def log(event, trip):
    print(json.dumps({"level": "info", "event": event, "trip": trip}))
