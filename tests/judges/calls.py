"""What an HTTP request to an AWS endpoint is in IAM's words: an action, and the ARNs it is about.

IAM's names are not always the API's: `SendMessageBatch` needs `sqs:SendMessage`, a HEAD of an object
`s3:GetObject`. Sources: the Service Authorization Reference.
"""

import json
import re
from urllib.parse import parse_qs, unquote, urlparse

from .template import ACCOUNT

ACTIONS = {
    ("sqs", "SendMessageBatch"): "SendMessage",
    ("sqs", "DeleteMessageBatch"): "DeleteMessage",
    ("sqs", "ChangeMessageVisibilityBatch"): "ChangeMessageVisibility",
    ("sns", "PublishBatch"): "Publish",
    ("dynamodb", "TransactWriteItems"): "PutItem",
    ("dynamodb", "TransactGetItems"): "GetItem",
}
TRANSACTION = {"Put": "PutItem", "Update": "UpdateItem", "Delete": "DeleteItem", "ConditionCheck": "ConditionCheckItem",
               "Get": "GetItem"}
OBJECT = {"GET": "GetObject", "HEAD": "GetObject", "PUT": "PutObject", "POST": "PutObject", "DELETE": "DeleteObject"}


class Call:
    """One request: who (access key), and the pairs of action and ARN that IAM is asked about."""

    def __init__(self, key, service, pairs):
        self.key, self.service, self.pairs = key, service, pairs


def read(method, url, headers, body):
    """The call that a signed request is, or None when it is not one that this module knows."""
    text = body.decode("utf-8", "replace") if isinstance(body, bytes) else body or ""
    credential = re.search(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/", headers.get("Authorization") or "")
    if not credential:
        return None
    key, region, service = credential.groups()
    address = urlparse(url)
    path = unquote(address.path)
    target = headers.get("X-Amz-Target")
    if service == "s3":
        pairs = _s3(method, address, path, parse_qs(address.query, keep_blank_values=True))
    elif service == "lambda":
        pairs = _lambda(method, path, region)
    elif target:
        pairs = _json(service, target.split(".")[-1], json.loads(text or "{}"), region)
    elif "Action=" in text:
        form = {name: values[0] for name, values in parse_qs(text).items()}
        pairs = _json(service, form["Action"], form, region)
    else:
        return None
    return Call(key, service, pairs) if pairs else None


def _s3(method, address, path, query):
    host = address.hostname or ""
    bucket = host.split(".s3.")[0] + "/" if ".s3." in host else ""
    name, _, key = (bucket + path.lstrip("/")).partition("/")
    if key:
        action = OBJECT[method]
        if method == "DELETE" and "uploadId" in query:
            action = "AbortMultipartUpload"
        return [("s3:" + action, f"arn:aws:s3:::{name}/{key}")]
    if not name:
        return [("s3:ListAllMyBuckets", "*")]
    if method == "POST" and "delete" in query:
        return [("s3:DeleteObject", f"arn:aws:s3:::{name}/*")]
    if "policy" in query:
        action = {"GET": "GetBucketPolicy", "PUT": "PutBucketPolicy", "DELETE": "DeleteBucketPolicy"}[method]
    else:
        action = {"GET": "ListBucket", "HEAD": "ListBucket", "PUT": "CreateBucket", "DELETE": "DeleteBucket"}[method]
    return [("s3:" + action, f"arn:aws:s3:::{name}")]


def _lambda(method, path, region):
    found = re.search(r"/functions/([^/]+)/(invocations|invoke-async|code|configuration)", path)
    if not found:
        return None
    function, what = found.groups()
    arn = function if function.startswith("arn:") else f"arn:aws:lambda:{region}:{ACCOUNT}:function:{function}"
    action = {"invocations": "InvokeFunction", "code": "UpdateFunctionCode"}.get(what)
    if what == "configuration":
        action = "GetFunctionConfiguration" if method == "GET" else "UpdateFunctionConfiguration"
    return [("lambda:" + (action or "InvokeFunction"), arn)]


def _json(service, operation, body, region):
    if service == "dynamodb" and "TransactItems" in body:
        return [(f"dynamodb:{TRANSACTION[kind]}", _table(it["TableName"], region))
                for item in body["TransactItems"] for kind, it in item.items()]
    action = f"{service}:{ACTIONS.get((service, operation), operation)}"
    return [(action, arn) for arn in _arns(service, operation, body, region)]


def _table(name, region, index=None):
    arn = name if name.startswith("arn:") else f"arn:aws:dynamodb:{region}:{ACCOUNT}:table/{name}"
    return f"{arn}/index/{index}" if index else arn


def _secret(name, region):
    """IAM asks about the ARN of a secret, by whichever name it was called; its end is known to nobody else."""
    if name.startswith("arn:"):
        return name
    from moto.secretsmanager.models import secretsmanager_backends

    made = secretsmanager_backends[ACCOUNT][region].secrets
    return made[name].arn if name in made else f"arn:aws:secretsmanager:{region}:{ACCOUNT}:secret:{name}"


def _machine_of(token, region):
    """The state machine that has handed out a token; an ARN stands for itself."""
    from moto.stepfunctions.parser.models import stepfunctions_parser_backends

    for machine in stepfunctions_parser_backends[ACCOUNT][region].state_machines:
        for execution in machine.executions:
            worker = getattr(execution, "exec_worker", None)
            if worker and worker.env and worker.env.callback_pool_manager.get(token):
                return machine.arn
    return token if token.startswith("arn:") else "*"


def _arns(service, operation, body, region):
    def first(*keys):
        return str(next((body[key] for key in keys if body.get(key)), "*"))

    prefix = f"arn:aws:{service}:{region}:{ACCOUNT}:"
    if service == "sqs":
        return [prefix + first("QueueUrl", "QueueName").split("/")[-1]]
    if service == "sns":
        return [first("TopicArn", "TargetArn")]
    if service == "dynamodb":
        if "StreamArn" in body:
            return [body["StreamArn"]]
        if "ShardIterator" in body:
            return [body["ShardIterator"].split("|")[0] if body["ShardIterator"].startswith("arn:") else "*"]
        if "RequestItems" in body:
            return [_table(name, region) for name in body["RequestItems"]]
        return [_table(body["TableName"], region, body.get("IndexName"))] if "TableName" in body else ["*"]
    if service == "events":
        buses = {entry.get("EventBusName", "default") for entry in body.get("Entries", [])}
        return [bus if bus.startswith("arn:") else f"{prefix}event-bus/{bus}" for bus in sorted(buses)]
    if service == "ssm":
        names = body.get("Names") or [first("Name", "Path")]
        return [name if name.startswith("arn:") else f"{prefix}parameter/{name.lstrip('/')}" for name in names]
    if service == "secretsmanager":
        return [_secret(first("SecretId"), region)]
    if service == "kms":
        key = first("KeyId")
        return [key if key.startswith("arn:") or key == "*" else f"{prefix}key/{key}"]
    if service == "states":
        return [_machine_of(body["taskToken"], region) if "taskToken" in body else first("stateMachineArn", "executionArn")]
    if service == "kinesis":
        return [body.get("StreamARN") or f"{prefix}stream/{first('StreamName')}"]
    if service == "firehose":
        return [f"{prefix}deliverystream/{first('DeliveryStreamName')}"]
    if service == "logs":
        return [f"{prefix}log-group:{first('logGroupName')}:log-stream:{first('logStreamName')}"]
    return ["*"]
