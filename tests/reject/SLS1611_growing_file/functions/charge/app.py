import json

def handler(event, context):
    with open("/tmp/seen.txt", "a") as seen:
        seen.write(event["id"] + "\n")
