"""The IAM proof's second half: real boto3 calls under each role's own credentials, with moto's IAM enforced.

moto checks the credentials, the session token and the signature, collects the role's policies and evaluates
them. It is imprecise in four ways, so it is told what IAM would know: the ARN of a request (moto takes `*`
for most services), IAM's name of an operation (`SendMessageBatch` is `sqs:SendMessage`), that `?` is one
character; and it denies what carries a `Condition` it cannot check; there only the evaluator's answer counts.
"""

import contextlib

import boto3
from botocore.config import Config
from moto.core.authorization import enable_iam_authentication
from moto.events.models import Rule
from moto.iam import access_control

from . import calls, iam
from .arns import arn_of
from .machines import executions
from .template import listed

ONCE = Config(retries={"max_attempts": 0}, s3={"addressing_style": "path"})


class Verdict:
    """What moto's IAM was asked about one request, and what it answered."""

    def __init__(self, pairs, let):
        self.pairs, self.let = pairs, let


@contextlib.contextmanager
def enforcement():
    """IAM is enforced inside, with the true action and resource of each request; nothing is delivered.

    Gives the list that each verdict is added to.
    """
    check, send, verdicts = access_control.IAMRequestBase.check_action_permitted, Rule.send_to_targets, []
    match = access_control.IAMPolicyStatement._match

    def precise(request, resource):
        asked = calls.read(request._method, request._path, request._headers, request._body)
        verdict = Verdict(asked.pairs if asked else [(request._action, resource)], False)
        verdicts.append(verdict)
        for request._action, arn in verdict.pairs:
            check(request, arn)
        verdict.let = True

    access_control.IAMRequestBase.check_action_permitted = precise
    access_control.IAMPolicyStatement._match = staticmethod(lambda pattern, text: match(pattern.replace("?", "."), text))
    Rule.send_to_targets = lambda *_, **__: None
    try:
        with enable_iam_authentication():
            yield verdicts
    finally:
        access_control.IAMRequestBase.check_action_permitted, Rule.send_to_targets = check, send
        access_control.IAMPolicyStatement._match = staticmethod(match)


def credentials_of(stack, role):
    """Credentials as a service gets them. moto does not check who assumes; the wiring judge reads the trust."""
    answer = stack.client("sts").assume_role(RoleArn=role.arn, RoleSessionName="proof")["Credentials"]
    return {
        "aws_access_key_id": answer["AccessKeyId"],
        "aws_secret_access_key": answer["SecretAccessKey"],
        "aws_session_token": answer["SessionToken"],
    }


def _item(stack, logical):
    """A key of the table, of the right types."""
    table = stack.client("dynamodb").describe_table(TableName=stack.physical[logical])["Table"]
    types = {it["AttributeName"]: it["AttributeType"] for it in table["AttributeDefinitions"]}
    values = {"S": "probe", "N": "1", "B": b"probe"}
    return {it["AttributeName"]: {types[it["AttributeName"]]: values[types[it["AttributeName"]]]} for it in table["KeySchema"]}


def table_calls(stack, logical):
    name, key = stack.physical[logical], _item(stack, logical)
    hash_name, hash_value = next(iter(key.items()))
    condition = {"KeyConditionExpression": "#h = :h", "ExpressionAttributeNames": {"#h": hash_name},
                 "ExpressionAttributeValues": {":h": hash_value}}
    return "dynamodb", {
        "dynamodb:GetItem": lambda c: c.get_item(TableName=name, Key=key),
        "dynamodb:BatchGetItem": lambda c: c.batch_get_item(RequestItems={name: {"Keys": [key]}}),
        "dynamodb:Query": lambda c: c.query(TableName=name, **condition),
        "dynamodb:Scan": lambda c: c.scan(TableName=name),
        "dynamodb:PutItem": lambda c: c.put_item(TableName=name, Item=key),
        "dynamodb:UpdateItem": lambda c: c.update_item(TableName=name, Key=key),
        "dynamodb:DeleteItem": lambda c: c.delete_item(TableName=name, Key=key),
        "dynamodb:BatchWriteItem": lambda c: c.batch_write_item(RequestItems={name: [{"PutRequest": {"Item": key}}]}),
        "dynamodb:DescribeTable": lambda c: c.describe_table(TableName=name),
    }


def bucket_calls(stack, logical):
    name = stack.physical[logical]
    return "s3", {"s3:ListBucket": lambda c: c.list_objects_v2(Bucket=name), **object_calls(name, "any")}


def object_calls(bucket, key):
    return {
        "s3:GetObject": lambda c: c.get_object(Bucket=bucket, Key=key),
        "s3:PutObject": lambda c: c.put_object(Bucket=bucket, Key=key, Body=b"probe"),
        "s3:DeleteObject": lambda c: c.delete_object(Bucket=bucket, Key=key),
    }


def queue_calls(stack, logical):
    url = stack.physical[logical]
    fifo = {"MessageGroupId": "probe", "MessageDeduplicationId": "probe"} if url.endswith(".fifo") else {}
    return "sqs", {
        "sqs:SendMessage": lambda c: c.send_message(QueueUrl=url, MessageBody="probe", **fifo),
        "sqs:ReceiveMessage": lambda c: c.receive_message(QueueUrl=url, VisibilityTimeout=0, WaitTimeSeconds=0),
        "sqs:DeleteMessage": lambda c: c.delete_message(QueueUrl=url, ReceiptHandle="probe"),
        "sqs:GetQueueAttributes": lambda c: c.get_queue_attributes(QueueUrl=url, AttributeNames=["All"]),
        "sqs:PurgeQueue": lambda c: c.purge_queue(QueueUrl=url),
        "sqs:SetQueueAttributes": lambda c: c.set_queue_attributes(QueueUrl=url, Attributes={"DelaySeconds": "0"}),
    }


def topic_calls(stack, logical):
    arn = stack.physical[logical]
    return "sns", {
        "sns:Publish": lambda c: c.publish(TopicArn=arn, Message="probe"),
        "sns:SetTopicAttributes": lambda c: c.set_topic_attributes(TopicArn=arn, AttributeName="DisplayName", AttributeValue="x"),
        "sns:DeleteTopic": lambda c: c.delete_topic(TopicArn=arn),
    }


def bus_calls(stack, logical):
    entry = {"Source": "probe", "DetailType": "probe", "Detail": "{}", "EventBusName": stack.physical[logical]}
    return "events", {"events:PutEvents": lambda c: c.put_events(Entries=[entry])}


def function_calls(stack, logical):
    arn = arn_of(stack, logical)
    return "lambda", {"lambda:InvokeFunction": lambda c: c.invoke(FunctionName=arn, Payload=b"{}")}


def parameter_calls(stack, logical):
    name = stack.physical[logical]
    return "ssm", {
        "ssm:GetParameter": lambda c: c.get_parameter(Name=name),
        "ssm:PutParameter": lambda c: c.put_parameter(Name=name, Value="probe", Type="String", Overwrite=True),
        "ssm:DeleteParameter": lambda c: c.delete_parameter(Name=name),
    }


def secret_calls(stack, logical):
    arn = stack.physical[logical]
    return "secretsmanager", {
        "secretsmanager:GetSecretValue": lambda c: c.get_secret_value(SecretId=arn),
        "secretsmanager:PutSecretValue": lambda c: c.put_secret_value(SecretId=arn, SecretString="probe"),
    }


def stream_calls(stack, logical):
    name, arn = stack.physical[logical], stack.attributes[logical]["Arn"]
    record = {"Data": b"probe", "PartitionKey": "probe"}
    return "kinesis", {
        "kinesis:PutRecord": lambda c: c.put_record(StreamName=name, **record),
        "kinesis:PutRecords": lambda c: c.put_records(StreamName=name, Records=[record]),
        "kinesis:DescribeStream": lambda c: c.describe_stream(StreamName=name),
        "kinesis:ListShards": lambda c: c.list_shards(StreamARN=arn),
        "kinesis:GetShardIterator": lambda c: c.get_shard_iterator(
            StreamName=name, ShardId="shardId-000000000000", ShardIteratorType="TRIM_HORIZON"),
        "kinesis:DecreaseStreamRetentionPeriod": lambda c: c.decrease_stream_retention_period(
            StreamName=name, RetentionPeriodHours=24),
    }


def delivery_calls(stack, logical):
    name = stack.physical[logical]
    return "firehose", {
        "firehose:PutRecord": lambda c: c.put_record(DeliveryStreamName=name, Record={"Data": b"probe"}),
        "firehose:PutRecordBatch": lambda c: c.put_record_batch(DeliveryStreamName=name, Records=[{"Data": b"probe"}]),
        "firehose:DescribeDeliveryStream": lambda c: c.describe_delivery_stream(DeliveryStreamName=name),
    }


def key_calls(stack, logical):
    key = stack.attributes[logical]["Arn"]
    return "kms", {
        "kms:Encrypt": lambda c: c.encrypt(KeyId=key, Plaintext=b"probe"),
        "kms:GenerateDataKey": lambda c: c.generate_data_key(KeyId=key, KeySpec="AES_256"),
        "kms:Decrypt": lambda c: c.decrypt(KeyId=key, CiphertextBlob=b"probe"),
        "kms:ScheduleKeyDeletion": lambda c: c.schedule_key_deletion(KeyId=key),
    }


def workflow_calls(stack, logical):
    arn = stack.physical[logical]
    execution = executions(arn).replace("*", "any")
    # moto has no StartSyncExecution, which is only evaluated. A token names its machine; `calls.py` takes the machine's ARN for one.
    return "stepfunctions", {
        "states:StartExecution": lambda c: c.start_execution(stateMachineArn=arn),
        "states:SendTaskSuccess": lambda c: c.send_task_success(taskToken=arn, output="{}"),
        "states:SendTaskFailure": lambda c: c.send_task_failure(taskToken=arn),
        "states:SendTaskHeartbeat": lambda c: c.send_task_heartbeat(taskToken=arn),
        "states:DescribeExecution": lambda c: c.describe_execution(executionArn=execution),
        "states:GetExecutionHistory": lambda c: c.get_execution_history(executionArn=execution),
        "states:StopExecution": lambda c: c.stop_execution(executionArn=execution),
        "states:UpdateStateMachine": lambda c: c.update_state_machine(stateMachineArn=arn, roleArn=arn),
        "states:DeleteStateMachine": lambda c: c.delete_state_machine(stateMachineArn=arn),
    }


CALLS = {
    "AWS::DynamoDB::Table": table_calls, "AWS::DynamoDB::GlobalTable": table_calls, "AWS::S3::Bucket": bucket_calls, "AWS::SQS::Queue": queue_calls,
    "AWS::SNS::Topic": topic_calls, "AWS::Events::EventBus": bus_calls, "AWS::Lambda::Function": function_calls,
    "AWS::SSM::Parameter": parameter_calls, "AWS::SecretsManager::Secret": secret_calls, "AWS::KMS::Key": key_calls,
    "AWS::KMS::ReplicaKey": key_calls, "AWS::Kinesis::Stream": stream_calls,
    "AWS::StepFunctions::StateMachine": workflow_calls,
    "AWS::KinesisFirehose::DeliveryStream": delivery_calls,
}


def findings(stack, roles):
    """Where the answer of moto, asked with real calls, is not what the arrows declare."""
    found = []
    catalogue = [(logical, *CALLS[kind](stack, logical)) for logical in stack.physical
                 if (kind := stack.resources[logical]["Type"]) in CALLS]
    catalogue += [(logical, "s3", object_calls(stack.physical[logical], key))
                  for logical in stack.of_type("AWS::S3::Bucket") for key in _keys_in_rights(stack.physical[logical], roles)]
    session = boto3.session.Session(region_name=stack.region)  # one for all, since reading botocore's models is slow
    credentials = {role.logical: credentials_of(stack, role) for role in roles}
    with enforcement() as verdicts:
        for role in roles:
            clients = {}
            for logical, service, operations in catalogue:
                if service not in clients:
                    clients[service] = session.client(service, config=ONCE, **credentials[role.logical])
                client = clients[service]
                for action, operation in operations.items():
                    verdict = _verdict(verdicts, client, operation)
                    if not _conditional(role, action):
                        found += _judge(role, action, logical, verdict)
    return found


def _keys_in_rights(bucket, roles):
    """An object under each prefix that some role is about."""
    start = f"arn:aws:s3:::{bucket}/"
    keys = {right.sample().removeprefix(start) for role in roles for right in role.rights if right.pattern.startswith(start)}
    return sorted(keys - {"any"})


def _verdict(verdicts, client, operation):
    """moto's answer. What happens to the call after IAM let it through is of no interest here."""
    verdicts.clear()
    with contextlib.suppress(Exception):
        operation(client)
    return verdicts[0] if verdicts else None


def _judge(role, action, logical, verdict):
    if verdict is None:
        return [f"moto did not ask IAM about {action} on {logical} for {role.logical}"]
    if action not in {asked for asked, _ in verdict.pairs}:
        return [f"{action} on {logical} was taken for {verdict.pairs}"]
    expected = [right for asked, arn in verdict.pairs for right in role.rights if right.covers(asked, arn)]
    if verdict.let and not expected:
        return [f"moto lets {role.logical} {action} on {logical}, which no arrow declares"]
    if not verdict.let and any(not right.optional for right in expected):
        return [f"moto denies {role.logical} {action} on {logical}, which {expected[0].why} needs"]
    return []


def _conditional(role, action):
    """moto cannot check conditions: whether a statement about this action has one."""
    return any(
        statement.get("Condition")
        for document in role.documents
        for statement in listed(document["Statement"])
        if any(iam.like(pattern, action) for pattern in listed(statement.get("Action")))
    )
