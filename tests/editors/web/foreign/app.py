import json


def handler(event, context):
    """Charges orders."""
    for record in event["Records"]:
        order: dict = json.loads(record["body"])
        if order.get("amount", 0) > 100:
            print(f"large order {order['id']}")
    return {"statusCode": 200}
