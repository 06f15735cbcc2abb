"""Cleans what meters report: watt-hours whatever the gateway sends, and the district of the meter.

Records of a meter come in order and leave in order. They come at least once: `id` is the number that the record had in the
stream, so whoever reads behind this can tell what he has seen.
"""

import base64
import json
import os

import boto3

from in_order import put_in_order

READINGS = os.environ["READINGS"]
METERS = os.environ["METERS"]

dynamodb = boto3.client("dynamodb")
kinesis = boto3.client("kinesis")

WATT_HOURS = {"Wh": 1, "kWh": 1_000, "MWh": 1_000_000}


class BadReading(Exception):
    """A record that no retry can mend: it is noted in the queue for failures, and the others go on."""


def handler(event, context):
    cleaned, failed = [], None
    for record in event["Records"]:
        number = record["kinesis"]["sequenceNumber"]
        try:
            cleaned.append(clean(record["kinesis"]["data"], number))
        except Exception as error:
            why = str(error) if isinstance(error, BadReading) else type(error).__name__
            log("error", "reading_not_cleaned", record=record["eventID"], why=why)
            failed = number
            break    # Lambda comes back with this one and what is behind it

    put_in_order(kinesis, READINGS, [(reading["meter"], reading) for reading in cleaned if reading])
    log("info", "readings_cleaned", taken=len(cleaned), passed_on=sum(map(bool, cleaned)))
    return {"batchItemFailures": [{"itemIdentifier": failed}] if failed else []}


def clean(data, number):
    """The reading in a record, or None for what is only a sign of life."""
    try:
        report = json.loads(base64.b64decode(data))
    except ValueError:
        raise BadReading("it is not JSON") from None
    if not isinstance(report, dict) or not isinstance(report.get("meter"), str):
        raise BadReading("it does not say which meter")
    if report.get("type") == "alive":
        return None
    value, unit = report.get("value"), report.get("unit")
    if type(value) not in (int, float) or value < 0 or unit not in WATT_HOURS:
        raise BadReading("it needs a value, not below zero, and a unit that is known")
    return {
        "id": number,
        "meter": report["meter"],
        "district": district(report["meter"]),
        "at": report.get("at"),
        "watt_hours": round(value * WATT_HOURS[unit]),
    }


def district(meter):
    found = dynamodb.get_item(TableName=METERS, Key={"meter": {"S": meter}}).get("Item")
    return found["district"]["S"] if found else None    # a meter that nobody has entered yet still measures


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
