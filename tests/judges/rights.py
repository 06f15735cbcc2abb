"""What an arrow may do: our own table from (kind, port) to actions, independent of the compiler's.

Sources: the Service Authorization Reference and the services' developer guides. A row says the exact set: a
role that lacks one of its actions, and a role that has one more, are both wrong.
"""

T = "dynamodb:"

# In the place of a suffix: the executions of a state machine, whose ARNs are of another form.
EXECUTIONS = "executions"

# An arrow from a function's own code into an input port: {action: [suffix of the target's ARN]}.
CODE = {
    ("table", "read"): {
        T + "GetItem": [""], T + "BatchGetItem": [""], T + "ConditionCheckItem": [""], T + "Query": ["", "/index/*"],
    },
    ("table", "scan"): {T + "Scan": ["", "/index/*"]},
    ("table", "write"): {T + "PutItem": [""], T + "UpdateItem": [""], T + "DeleteItem": [""], T + "BatchWriteItem": [""]},
    ("table", "put"): {T + "PutItem": [""]},
    ("table", "update"): {T + "UpdateItem": [""]},
    ("table", "delete"): {T + "DeleteItem": [""]},
    ("table", "idempotency"): {T + "GetItem": [""], T + "PutItem": [""], T + "UpdateItem": [""], T + "DeleteItem": [""]},
    ("table", "lease"): {T + "PutItem": [""], T + "UpdateItem": [""], T + "DeleteItem": [""]},
    ("bucket", "read"): {"s3:GetObject": ["/*"]},
    ("bucket", "list"): {"s3:ListBucket": [""]},
    ("bucket", "write"): {"s3:PutObject": ["/*"], "s3:AbortMultipartUpload": ["/*"]},
    ("bucket", "delete"): {"s3:DeleteObject": ["/*"]},
    ("queue", ""): {"sqs:SendMessage": [""]},
    ("topic", ""): {"sns:Publish": [""]},
    ("bus", ""): {"events:PutEvents": [""]},
    ("function", ""): {"lambda:InvokeFunction": [""]},
    ("function", "call"): {"lambda:InvokeFunction": [""]},
    ("parameter", "read"): {"ssm:GetParameter": [""], "ssm:GetParameters": [""]},
    ("parameter", "write"): {"ssm:PutParameter": [""]},
    ("secret", "read"): {"secretsmanager:GetSecretValue": [""]},
    ("key", "encrypt"): {"kms:Encrypt": [""], "kms:GenerateDataKey": [""]},
    ("key", "decrypt"): {"kms:Decrypt": [""]},
    ("key", "sign"): {"kms:Sign": [""], "kms:GetPublicKey": [""]},
    ("workflow", ""): {"states:StartExecution": [""]},
    ("workflow", "call"): {"states:StartSyncExecution": [""]},
    ("workflow", "answer"): {"states:SendTaskSuccess": [""], "states:SendTaskFailure": [""], "states:SendTaskHeartbeat": [""]},
    ("workflow", "read"): {"states:DescribeExecution": [EXECUTIONS], "states:GetExecutionHistory": [EXECUTIONS]},
    ("workflow", "stop"): {"states:StopExecution": [EXECUTIONS]},
    ("stream", ""): {"kinesis:PutRecord": [""], "kinesis:PutRecords": [""]},
    ("delivery", ""): {"firehose:PutRecord": [""], "firehose:PutRecordBatch": [""]},
}

# Granted to be useful, but not needed by every program: a role may have them under that port or not.
OPTIONAL = {
    ("table", "read"): {T + "ConditionCheckItem": [""], T + "BatchGetItem": [""]},
    ("table", "write"): {T + "DeleteItem": [""], T + "BatchWriteItem": [""]},
    ("bucket", "write"): {"s3:AbortMultipartUpload": ["/*"]},
    ("parameter", "read"): {"ssm:GetParameters": [""]},
}

# A source that Lambda polls with the function's role.
POLL = {
    ("queue", ""): {"sqs:ReceiveMessage": [""], "sqs:DeleteMessage": [""], "sqs:GetQueueAttributes": [""]},
    ("table", "changes"): {T + "GetRecords": [""], T + "GetShardIterator": [""], T + "DescribeStream": [""]},
    ("stream", ""): {
        "kinesis:GetRecords": [""], "kinesis:GetShardIterator": [""], "kinesis:DescribeStream": [""],
        "kinesis:DescribeStreamSummary": [""], "kinesis:ListShards": [""],
    },
}
# With a consumer of its own (enhanced fan-out), on that consumer.
POLL_DEDICATED = {"kinesis:SubscribeToShard": [""]}
# The one action of a polled source that IAM takes only with `*`.
POLL_EVERYWHERE = {("table", "changes"): {T + "ListStreams"}}

# What a service with a role of its own (schedule, API, rule) does to its target.
SERVICE = {
    "function": {"lambda:InvokeFunction": [""]},
    "queue": {"sqs:SendMessage": [""]},
    "topic": {"sns:Publish": [""]},
    "bus": {"events:PutEvents": [""]},
    "workflow": {"states:StartExecution": [""]},
    "stream": {"kinesis:PutRecord": [""]},
    "delivery": {"firehose:PutRecord": [""]},
}
# Services that hand over several at once.
IN_BATCHES = {
    ("events.amazonaws.com", "stream"): {"kinesis:PutRecords": [""]},
    ("events.amazonaws.com", "delivery"): {"firehose:PutRecordBatch": [""]},
    ("pipes.amazonaws.com", "stream"): {"kinesis:PutRecords": [""]},
    ("pipes.amazonaws.com", "delivery"): {"firehose:PutRecordBatch": [""]},
    ("sns.amazonaws.com", "delivery"): {"firehose:PutRecordBatch": [""]},
}

# What a delivery does: with its bucket and the objects below its prefixes, its function, its stream, its log (Amazon Data
# Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination" and "… to Kinesis data streams").
DELIVERS_TO_BUCKET = {"s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"}
DELIVERS_OBJECTS = {"s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"}
DELIVERS_THROUGH = {"lambda:InvokeFunction", "lambda:GetFunctionConfiguration"}
DELIVERS_FROM = {"kinesis:DescribeStream", "kinesis:GetShardIterator", "kinesis:GetRecords", "kinesis:ListShards"}
DELIVERS_LOG = {"logs:PutLogEvents"}

# The same where the service waits for the answer, by kind and port.
SERVICE_CALL = {("workflow", "call"): {"states:StartSyncExecution": [""]}}

# What a pipe asks on the way, by the type of what its property `Enrichment` names, and what it writes its log with.
ENRICHMENT = {
    "AWS::Lambda::Function": "lambda:InvokeFunction", "AWS::StepFunctions::StateMachine": "states:StartSyncExecution",
    "AWS::ApiGateway::RestApi": "execute-api:Invoke",
}
PIPE_LOG = {"logs:CreateLogStream", "logs:PutLogEvents"}

# What a drawn arrow from a workflow lets the tasks of its definition do. What its steps imply is read in the definition
# (`machines.py`).
TASKS = {
    ("function", ""): {"lambda:InvokeFunction": [""]},
    ("table", "read"): {T + "GetItem": [""], T + "Query": ["", "/index/*"]},
    ("table", "write"): {T + "PutItem": [""], T + "UpdateItem": [""], T + "DeleteItem": [""]},
    ("table", "delete"): {T + "DeleteItem": [""]},
    ("queue", ""): {"sqs:SendMessage": [""]},
    ("topic", ""): {"sns:Publish": [""]},
    ("bus", ""): {"events:PutEvents": [""]},
    ("workflow", ""): {"states:StartExecution": [""]},
}

# The use of a customer's key that the target of an arrow is encrypted with.
KEY_READ, KEY_WRITE = {"kms:Decrypt"}, {"kms:GenerateDataKey", "kms:Decrypt"}
KEY_APPEND = {"kms:GenerateDataKey"}  # records of a stream (Kinesis Developer Guide, "Permissions to use user-generated KMS keys")
KEY_TABLE = {
    "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom",
    "kms:ReEncryptTo", "kms:DescribeKey", "kms:CreateGrant",
}
# The service that uses the key in the caller's name, by the kind of what is encrypted.
# Not a bus: EventBridge uses its key itself, by the key's policy (EventBridge User Guide, "Authorizing EventBridge to use
# a customer managed key").
VIA = {"queue": "sqs", "topic": "sns", "bucket": "s3", "table": "dynamodb", "secret": "secretsmanager",
       "parameter": "ssm", "stream": "kinesis",
       "database": "secretsmanager"}  # the secret of its owner
# What touches no content needs no key.
KEYLESS = {("bucket", "list"), ("bucket", "delete"), ("database", "connect")}
READS = {("table", "read"), ("bucket", "read"), ("secret", "read"), ("parameter", "read"), ("queue", "poll")}

# What each function has without an arrow: its own log group, and traces, which IAM takes only with `*`.
BASELINE_LOG = {"logs:CreateLogStream", "logs:PutLogEvents"}
BASELINE_TRACES = {"xray:PutTraceSegments", "xray:PutTelemetryRecords"}
BASELINE_NETWORK = {
    "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets", "ec2:DeleteNetworkInterface",
    "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
}

# Statements over HTTPS (Amazon Aurora User Guide, "Authorizing access to the RDS Data API").
STATEMENTS = {
    "rds-data:ExecuteStatement", "rds-data:BatchExecuteStatement", "rds-data:BeginTransaction", "rds-data:CommitTransaction",
    "rds-data:RollbackTransaction",
}

# The log of a network (Amazon VPC User Guide, "Publish flow logs to CloudWatch Logs"; the group is there already).
FLOW_LOG = {"logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"}

# API Gateway's logs of the account's REST APIs, whichever they are (API Gateway Developer Guide).
ACCOUNT_LOGS = {
    "logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogGroups", "logs:DescribeLogStreams", "logs:PutLogEvents",
    "logs:GetLogEvents", "logs:FilterLogEvents",
}

# S3's copies: of the bucket, of its objects, of those elsewhere (S3 User Guide, "Setting up permissions for live
# replication").
COPIES_OF_BUCKET = {"s3:GetReplicationConfiguration", "s3:ListBucket"}
COPIES_FROM = {"s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"}
COPIES_TO = {"s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"}

# The types of a customer's keys.
KEYS = ("AWS::KMS::Key", "AWS::KMS::ReplicaKey")

# The service whose actions are tried on a resource, and the ARNs tried: the resource itself and what is inside it.
KINDS = {
    "AWS::DynamoDB::Table": ("table", "dynamodb", ["", "/index/any", "/stream/2030-01-01T00:00:00.000"]),
    "AWS::DynamoDB::GlobalTable": ("table", "dynamodb", ["", "/index/any", "/stream/2030-01-01T00:00:00.000"]),
    "AWS::S3::Bucket": ("bucket", "s3", ["", "/any/object"]),
    "AWS::SQS::Queue": ("queue", "sqs", [""]),
    "AWS::SNS::Topic": ("topic", "sns", [""]),
    "AWS::Events::EventBus": ("bus", "events", [""]),
    "AWS::Lambda::Function": ("function", "lambda", [""]),
    "AWS::SSM::Parameter": ("parameter", "ssm", [""]),
    "AWS::SecretsManager::Secret": ("secret", "secretsmanager", [""]),
    "AWS::KMS::Key": ("key", "kms", [""]),
    "AWS::KMS::ReplicaKey": ("key", "kms", [""]),
    "AWS::Logs::LogGroup": ("log group", "logs", ["", ":log-stream:any"]),
    "AWS::IAM::Role": ("role", "iam", [""]),
    "AWS::Scheduler::Schedule": ("schedule", "scheduler", [""]),
    "AWS::StepFunctions::StateMachine": ("workflow", "states", ["", EXECUTIONS]),
    "AWS::Kinesis::Stream": ("stream", "kinesis", [""]),
    "AWS::Kinesis::StreamConsumer": ("consumer", "kinesis", [""]),
    "AWS::KinesisFirehose::DeliveryStream": ("delivery", "firehose", [""]),
    "AWS::RDS::DBCluster": ("database", "rds-db", ["/any", "/app", "/rds_superuser"]),
    "AWS::RDS::DBInstance": ("database", "rds-db", ["/any", "/app", "/rds_superuser"]),
    "AWS::RDS::DBProxy": ("proxy", "rds-db", ["/any", "/app", "/rds_superuser"]),
}
