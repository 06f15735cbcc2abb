"""JSON from the shop, XML to the carrier; XML from the carrier, JSON to the shop.

It asks and changes nothing, so a client may ask again. It asks the carrier once: a second try would not fit into the
client's patience. What the carrier says about its own troubles stays here; clients get words of ours.
"""

import base64
import functools
import json
import os
import re
import urllib.error
import urllib.request

import boto3

from carrier import Fault, Malformed, read_answer, write_request

CARRIER_URL = os.environ["CARRIER_URL"]
CARRIER_LOGIN = os.environ["CARRIER_LOGIN"]
CARRIER_PATIENCE = float(os.environ["CARRIER_PATIENCE"])

MOST_BYTES = 64 * 1024
MOST_GRAMS = 31_500
POSTCODE = re.compile(r"[A-Z0-9 -]{3,10}")

secrets = boto3.client("secretsmanager")


class Refused(Exception):
    """No quote: the status and the words for the client, and the reason for the log."""

    def __init__(self, status, words, why=None):
        super().__init__(why or words)
        self.status, self.words = status, words


FAULTS = {
    "UNKNOWN_POSTCODE": Refused(422, "the carrier does not deliver there"),
    "TOO_HEAVY": Refused(422, "the parcel is too heavy for the carrier"),
}


def handler(event, context):
    try:
        return answer(200, ask(write_request(read_parcel(event))))
    except Refused as refused:
        log("warn" if refused.status < 500 else "error", "no_quote", status=refused.status, why=str(refused))
        return answer(refused.status, {"error": refused.words})


def read_parcel(event):
    """The parcel in a request, checked."""
    body = event.get("body") or ""
    try:
        parcel = json.loads(base64.b64decode(body) if event.get("isBase64Encoded") else body)
    except ValueError:
        raise Refused(400, "the body is not JSON") from None
    if not isinstance(parcel, dict):
        raise Refused(400, "the body is not an object")
    if not all(isinstance(parcel.get(end), str) and POSTCODE.fullmatch(parcel[end]) for end in ("from", "to")):
        raise Refused(400, "from and to must be postcodes")
    if type(parcel.get("grams")) is not int or not 0 < parcel["grams"] <= MOST_GRAMS:
        raise Refused(400, f"grams must be a whole number up to {MOST_GRAMS}")
    reference = parcel.get("reference", "")
    if not isinstance(reference, str) or len(reference) > 40 or not reference.isprintable():
        raise Refused(400, "reference must be a line of at most 40 characters")
    return {"from": parcel["from"], "to": parcel["to"], "grams": parcel["grams"], "reference": reference}


def ask(question):
    """The carrier's quote, or why there is none."""
    try:
        return read_answer(send(question))
    except Fault as fault:
        raise FAULTS.get(fault.code) or out_of_order(f"fault {fault.code[:40]}") from None
    except Malformed as malformed:
        raise out_of_order(f"malformed answer: {malformed}") from None


def send(question):
    headers = {"Content-Type": "application/xml; charset=utf-8", "X-Api-Key": login()}
    request = urllib.request.Request(CARRIER_URL, data=question, headers=headers, method="POST")
    try:
        with carrier.open(request, timeout=CARRIER_PATIENCE) as response:
            text = response.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        if error.code in (401, 403):
            login.cache_clear()  # the key may be a new one by the next request
        raise out_of_order(f"status {error.code}") from None
    except OSError as error:
        if isinstance(getattr(error, "reason", error), TimeoutError):
            raise Refused(504, "the carrier takes too long", "timeout") from None
        raise out_of_order(type(error).__name__) from None
    if len(text) > MOST_BYTES:
        raise Malformed("too long")
    return text


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The key goes to the carrier, and not to whom the carrier names."""

    def redirect_request(self, *_):
        return None


carrier = urllib.request.build_opener(NoRedirect)


@functools.cache
def login():
    return secrets.get_secret_value(SecretId=CARRIER_LOGIN)["SecretString"]


def out_of_order(why):
    return Refused(502, "the carrier cannot be asked at the moment", why)


def answer(status, content):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(content)}


def log(level, event, **fields):
    print(json.dumps({"level": level, "event": event, **fields}))
