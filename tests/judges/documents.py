"""The IAM policies inside a template, with references made concrete, for tools that want them alone."""

from .template import ACCOUNT, Evaluator

ARNS = {
    "AWS::SQS::Queue": "sqs:{region}:{account}:{name}", "AWS::SNS::Topic": "sns:{region}:{account}:{name}",
    "AWS::DynamoDB::Table": "dynamodb:{region}:{account}:table/{name}",
    "AWS::DynamoDB::GlobalTable": "dynamodb:{region}:{account}:table/{name}",
    "AWS::Lambda::Function": "lambda:{region}:{account}:function:{name}", "AWS::S3::Bucket": "s3:::{name}",
    "AWS::Lambda::Alias": "lambda:{region}:{account}:function:{name}:live",
    "AWS::Events::EventBus": "events:{region}:{account}:event-bus/{name}",
    "AWS::Events::Rule": "events:{region}:{account}:rule/{name}",
    "AWS::StepFunctions::StateMachine": "states:{region}:{account}:stateMachine:{name}",
    "AWS::Kinesis::Stream": "kinesis:{region}:{account}:stream/{name}",
    "AWS::Kinesis::StreamConsumer": "kinesis:{region}:{account}:stream/any/consumer/{name}:1600000000",
    "AWS::KinesisFirehose::DeliveryStream": "firehose:{region}:{account}:deliverystream/{name}",
    "AWS::SecretsManager::Secret": "secretsmanager:{region}:{account}:secret:{name}-AbCdEf",
    "AWS::KMS::Key": "kms:{region}:{account}:key/00000000-0000-0000-0000-000000000000",
    "AWS::KMS::ReplicaKey": "kms:{region}:{account}:key/mrk-00000000000000000000000000000000",
    "AWS::IAM::Role": "iam::{account}:role/{name}", "AWS::Logs::LogGroup": "logs:{region}:{account}:log-group:{name}:*",
    "AWS::RDS::DBCluster": "rds:{region}:{account}:cluster:{name}",
    "AWS::RDS::DBInstance": "rds:{region}:{account}:db:{name}",
    "AWS::RDS::DBProxy": "rds:{region}:{account}:db-proxy:prx-{name}",
    "AWS::Scheduler::Schedule": "scheduler:{region}:{account}:schedule/default/{name}",
}
REF_IS_ARN = {"AWS::SNS::Topic", "AWS::StepFunctions::StateMachine", "AWS::SecretsManager::Secret", "AWS::Lambda::Alias"}


def identity_policies(template, region="us-east-1"):
    """[(logical ID, type, document)] of what roles may do."""
    resources = template["Resources"]

    def arn(logical):
        pattern = ARNS.get(resources[logical]["Type"])
        return "arn:aws:" + pattern.format(region=region, account=ACCOUNT, name=logical) if pattern else logical

    def reference(logical):
        if resources[logical]["Type"] in REF_IS_ARN:
            return arn(logical)
        name = (resources[logical].get("Properties") or {}).get("Name")
        return name if isinstance(name, str) else logical

    def attribute(logical, name):
        if name == "StreamArn":
            return arn(logical) + "/stream/any"  # AWS's labels have colons, which parliament takes for another ARN
        if name == "MasterUserSecret.SecretArn":
            return f"arn:aws:secretsmanager:{region}:{ACCOUNT}:secret:rds!{logical}-AbCdEf"
        return arn(logical) if name.lower().endswith("arn") else logical

    evaluator, found = Evaluator(template, region, reference, attribute), []
    for logical, resource in resources.items():
        properties, kind = resource.get("Properties") or {}, resource["Type"]
        if kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"):
            found.append((logical, kind, evaluator.value(properties["PolicyDocument"])))
        if kind == "AWS::IAM::Role":
            found += [(logical, kind, evaluator.value(it["PolicyDocument"])) for it in properties.get("Policies", [])]
    return found
