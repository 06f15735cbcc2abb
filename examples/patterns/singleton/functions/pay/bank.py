"""The bank: one transfer for each key, however often it is asked."""

import functools
import json
import os
import urllib.request

import boto3

BANK_URL = os.environ["BANK_URL"]
BANK_LOGIN = os.environ["BANK_LOGIN"]
SECONDS = 10

secrets = boto3.client("secretsmanager")


def transfer(key, account, cents):
    """The bank's number of the transfer. Whatever is no clear yes is an exception: nobody knows whether money moved."""
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token()}", "Idempotency-Key": key}
    body = json.dumps({"account": account, "cents": cents}).encode()
    request = urllib.request.Request(BANK_URL, data=body, headers=headers, method="POST")
    with bank.open(request, timeout=SECONDS) as response:
        return str(json.load(response)["transfer"])


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """The token goes to the bank, and not to whom an answer names."""

    def redirect_request(self, *_):
        return None


bank = urllib.request.build_opener(NoRedirect)


@functools.cache
def token():
    return secrets.get_secret_value(SecretId=BANK_LOGIN)["SecretString"]
