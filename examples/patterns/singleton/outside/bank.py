"""A stand-in for the bank, for `behaviour.json`: it numbers transfers, knows keys again, and has trouble with one account."""

import json

transfers = {}
TROUBLE = 3  # so often the account `troubled` is refused


def answer(method, path, headers, body):
    global TROUBLE
    if headers.get("authorization") != "Bearer given":  # what the input `bank_token` is in the test
        return 401, {}, b""
    key, asked = headers["idempotency-key"], json.loads(body)
    if asked["account"] == "troubled" and TROUBLE:
        TROUBLE -= 1
        return 503, {}, b"closed for maintenance"
    if key in transfers and transfers[key]["asked"] != asked:
        return 409, {}, b"the key belongs to another transfer"
    transfers.setdefault(key, {"asked": asked, "transfer": len(transfers) + 1})
    return 201, {"Content-Type": "application/json"}, json.dumps({"transfer": transfers[key]["transfer"]}).encode()
