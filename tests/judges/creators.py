"""How each resource type is made: one row or one function for each.

A creator gets the stack, the logical ID, the evaluated properties and the list of unmapped paths, and gives
what `Ref` gives and the attributes that `GetAtt` gives.
"""

import io
import json
import zipfile

from . import creators_house, creators_names, creators_replicas, creators_streams, creators_web, creators_workflows
from .conversion import call, form, policy_text, tags_of, text_of
from .deploy import NoCreator
from .template import ACCOUNT


class Row:
    """A type that one operation makes: `ref` and the attributes are paths in the answer, or `=Property`."""

    def __init__(self, service, operation, ref, attributes=None, rename=None, named=None):
        self.service, self.operation, self.ref = service, operation, ref
        self.attributes, self.rename, self.named = attributes or {}, rename or {}, named


ROWS = {
    "AWS::Lambda::EventInvokeConfig": Row("lambda", "put_function_event_invoke_config", "FunctionArn"),
    "AWS::Lambda::Url": Row("lambda", "create_function_url_config", "FunctionArn",
                            {"FunctionUrl": "FunctionUrl", "FunctionArn": "FunctionArn"}, {"TargetFunctionArn": "FunctionName"}),
    "AWS::Lambda::Version": Row("lambda", "publish_version", "FunctionArn", {"Version": "Version"}),
    "AWS::Events::EventBus": Row("events", "create_event_bus", "=Name", {"Arn": "EventBusArn", "Name": "=Name"}, named="Name"),
    "AWS::Events::Archive": Row("events", "create_archive", "=ArchiveName", {"Arn": "ArchiveArn"},
                                {"SourceArn": "EventSourceArn"}, "ArchiveName"),
    "AWS::Scheduler::Schedule": Row("scheduler", "create_schedule", "=Name", {"Arn": "ScheduleArn"}, named="Name"),
    "AWS::Scheduler::ScheduleGroup": Row("scheduler", "create_schedule_group", "=Name", {"Arn": "ScheduleGroupArn"}, named="Name"),
    "AWS::Pipes::Pipe": Row("pipes", "create_pipe", "=Name", {"Arn": "Arn"}, named="Name"),
    "AWS::ApiGateway::Resource": Row("apigateway", "create_resource", "id", {"ResourceId": "id"}),
    "AWS::ApiGateway::Authorizer": Row("apigateway", "create_authorizer", "id", {"AuthorizerId": "id"}, named="Name"),
    "AWS::ApiGateway::RequestValidator": Row("apigateway", "create_request_validator", "id", {"RequestValidatorId": "id"}, named="Name"),
    "AWS::ApiGateway::Model": Row("apigateway", "create_model", "=Name", named="Name"),
    "AWS::ApiGateway::GatewayResponse": Row("apigateway", "put_gateway_response", "=ResponseType"),
    "AWS::ApiGatewayV2::Api": Row("apigatewayv2", "create_api", "ApiId", {"ApiId": "ApiId", "ApiEndpoint": "ApiEndpoint"}),
    "AWS::ApiGatewayV2::Integration": Row("apigatewayv2", "create_integration", "IntegrationId", {"IntegrationId": "IntegrationId"}),
    "AWS::ApiGatewayV2::Route": Row("apigatewayv2", "create_route", "RouteId", {"RouteId": "RouteId"}),
    "AWS::ApiGatewayV2::Stage": Row("apigatewayv2", "create_stage", "=StageName"),
    "AWS::ApiGatewayV2::Authorizer": Row("apigatewayv2", "create_authorizer", "AuthorizerId", {"AuthorizerId": "AuthorizerId"}),
    "AWS::SSM::Parameter": Row("ssm", "put_parameter", "=Name", {"Value": "=Value", "Type": "=Type"}, named="Name"),
    "AWS::KMS::Alias": Row("kms", "create_alias", "=AliasName"),
    "AWS::CloudWatch::Dashboard": Row("cloudwatch", "put_dashboard", "=DashboardName", named="DashboardName"),
    "AWS::Logs::MetricFilter": Row("logs", "put_metric_filter", "=FilterName", named="FilterName"),
}


def create(stack, logical, kind, properties, unmapped):
    """Makes one resource: (reference, attributes)."""
    if kind in FUNCTIONS:
        return FUNCTIONS[kind](stack, logical, dict(properties), unmapped)
    if kind not in ROWS:
        raise NoCreator(f"tests/judges/creators.py has no creator for {kind}")
    row, properties = ROWS[kind], dict(properties)
    if row.named:
        properties.setdefault(row.named, stack.unique_name(logical))
    renamed = {row.rename.get(key, key): value for key, value in properties.items()}
    answer = call(stack.client(row.service), row.operation, renamed, unmapped)

    def found(path):
        return properties[path[1:]] if path.startswith("=") else answer[path]

    return found(row.ref), {name: found(path) for name, path in row.attributes.items()}


def role(stack, logical, properties, unmapped):
    name = properties.setdefault("RoleName", stack.unique_name(logical))
    inline, managed = properties.pop("Policies", []), properties.pop("ManagedPolicyArns", [])
    properties["AssumeRolePolicyDocument"] = policy_text(properties["AssumeRolePolicyDocument"])
    iam = stack.client("iam")
    made = call(iam, "create_role", properties, unmapped)["Role"]
    for policy in inline:
        iam.put_role_policy(RoleName=name, PolicyName=policy["PolicyName"], PolicyDocument=policy_text(policy["PolicyDocument"]))
    for arn in managed:
        iam.attach_role_policy(RoleName=name, PolicyArn=arn)
    return name, {"Arn": made["Arn"], "RoleId": made["RoleId"]}


def role_policy(stack, logical, properties, unmapped):
    document = policy_text(properties.pop("PolicyDocument"))
    name = properties.pop("PolicyName")
    for holder in properties.pop("Roles", []) + [it for it in [properties.pop("RoleName", None)] if it]:
        stack.client("iam").put_role_policy(RoleName=holder, PolicyName=name, PolicyDocument=document)
    unmapped += properties
    return name, {"Id": name}


def managed_policy(stack, logical, properties, unmapped):
    holders = properties.pop("Roles", [])
    name = properties.pop("ManagedPolicyName", stack.unique_name(logical))
    properties["PolicyDocument"] = policy_text(properties["PolicyDocument"])
    arn = call(stack.client("iam"), "create_policy", properties, unmapped, PolicyName=name)["Policy"]["Arn"]
    for holder in holders:
        stack.client("iam").attach_role_policy(RoleName=holder, PolicyArn=arn)
    return arn, {"PolicyArn": arn}


def archive(text, file_name):
    """A deployment package with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr(file_name, text)
    return buffer.getvalue()


def function(stack, logical, properties, unmapped):
    properties.setdefault("FunctionName", stack.unique_name(logical))
    code = properties.pop("Code")
    reserved = properties.pop("ReservedConcurrentExecutions", None)
    text = code.get("ZipFile", "") if isinstance(code, dict) else ""
    module = properties.get("Handler", "index.handler").rsplit(".", 1)[0]
    package = archive(text, module + (".py" if properties.get("Runtime", "").startswith("python") else ".js"))
    client = stack.client("lambda")
    made = call(client, "create_function", properties, unmapped, Code={"ZipFile": package})
    if reserved is not None:
        client.put_function_concurrency(FunctionName=made["FunctionName"], ReservedConcurrentExecutions=int(reserved))
    return made["FunctionName"], {"Arn": made["FunctionArn"]}


def alias(stack, logical, properties, unmapped):
    """moto cannot keep environments ready, so that wish is only checked for its form."""
    ready, client = properties.pop("ProvisionedConcurrencyConfig", None), stack.client("lambda")
    arn = call(client, "create_alias", properties, unmapped)["AliasArn"]
    if ready is not None:
        place = {"FunctionName": properties["FunctionName"], "Qualifier": properties["Name"]}
        form(client, "put_provisioned_concurrency_config", {**ready, **place}, unmapped)
    return arn, {"AliasArn": arn}


def permission(stack, logical, properties, unmapped):
    name = stack.unique_name(logical)
    call(stack.client("lambda"), "add_permission", properties, unmapped, StatementId=name)
    return name, {"Id": name}


QUEUE_ATTRIBUTES = {
    "VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds", "MaximumMessageSize", "ReceiveMessageWaitTimeSeconds",
    "FifoQueue", "ContentBasedDeduplication", "KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds", "SqsManagedSseEnabled",
    "DeduplicationScope", "FifoThroughputLimit", "RedrivePolicy", "RedriveAllowPolicy",
}


def queue(stack, logical, properties, unmapped):
    fifo = text_of(properties.get("FifoQueue", False)) == "true"
    name = properties.pop("QueueName", None) or stack.unique_name(logical, 70) + (".fifo" if fifo else "")
    tags = tags_of(properties)
    properties.pop("Tags", None)
    unmapped += set(properties) - QUEUE_ATTRIBUTES
    attributes = {key: text_of(value) for key, value in properties.items() if key in QUEUE_ATTRIBUTES}
    if not fifo:
        attributes.pop("FifoQueue", None)
    url = stack.client("sqs").create_queue(QueueName=name, Attributes=attributes, tags=tags)["QueueUrl"]
    return url, {"Arn": f"arn:aws:sqs:{stack.region}:{ACCOUNT}:{name}", "QueueName": name, "QueueUrl": url}


def queue_policy(stack, logical, properties, unmapped):
    for url in properties["Queues"]:
        stack.client("sqs").set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy_text(properties["PolicyDocument"])})
    return logical, {}


TOPIC_ATTRIBUTES = {
    "DisplayName", "KmsMasterKeyId", "FifoTopic", "ContentBasedDeduplication", "TracingConfig", "SignatureVersion",
    "FifoThroughputScope", "ArchivePolicy",
}


def topic(stack, logical, properties, unmapped):
    fifo = text_of(properties.get("FifoTopic", False)) == "true"
    name = properties.pop("TopicName", None) or stack.unique_name(logical) + (".fifo" if fifo else "")
    subscriptions = properties.pop("Subscription", [])
    tags = [{"Key": key, "Value": value} for key, value in tags_of(properties).items()]
    properties.pop("Tags", None)
    unmapped += set(properties) - TOPIC_ATTRIBUTES
    attributes = {key: text_of(value) for key, value in properties.items() if key in TOPIC_ATTRIBUTES}
    sns = stack.client("sns")
    arn = sns.create_topic(Name=name, Attributes=attributes, Tags=tags)["TopicArn"]
    for it in subscriptions:
        sns.subscribe(TopicArn=arn, Protocol=it["Protocol"], Endpoint=it["Endpoint"])
    return arn, {"TopicArn": arn, "TopicName": name}


def topic_policy(stack, logical, properties, unmapped):
    for arn in properties["Topics"]:
        stack.client("sns").set_topic_attributes(
            TopicArn=arn, AttributeName="Policy", AttributeValue=policy_text(properties["PolicyDocument"]))
    return logical, {}


SUBSCRIPTION_ATTRIBUTES = {
    "RawMessageDelivery", "FilterPolicy", "FilterPolicyScope", "DeliveryPolicy", "RedrivePolicy", "SubscriptionRoleArn",
}


def subscription(stack, logical, properties, unmapped):
    fixed = {key: properties.pop(key) for key in ("TopicArn", "Protocol", "Endpoint")}
    unmapped += set(properties) - SUBSCRIPTION_ATTRIBUTES
    attributes = {key: text_of(value) for key, value in properties.items() if key in SUBSCRIPTION_ATTRIBUTES}
    made = stack.client("sns").subscribe(**fixed, Attributes=attributes, ReturnSubscriptionArn=True)
    return made["SubscriptionArn"], {"Arn": made["SubscriptionArn"]}


def table(stack, logical, properties, unmapped):
    name = properties.setdefault("TableName", stack.unique_name(logical))
    later = {key: properties.pop(key, None) for key in ("TimeToLiveSpecification", "PointInTimeRecoverySpecification")}
    if "SSESpecification" in properties:
        properties["SSESpecification"] = {
            {"SSEEnabled": "Enabled"}.get(key, key): value for key, value in properties["SSESpecification"].items()}
    if "StreamSpecification" in properties:
        properties["StreamSpecification"] = {"StreamEnabled": True, **properties["StreamSpecification"]}
    client = stack.client("dynamodb")
    made = call(client, "create_table", properties, unmapped)["TableDescription"]
    if later["TimeToLiveSpecification"]:
        call(client, "update_time_to_live", {"TimeToLiveSpecification": later["TimeToLiveSpecification"]}, unmapped, TableName=name)
    if later["PointInTimeRecoverySpecification"]:
        recovery = {"PointInTimeRecoverySpecification": later["PointInTimeRecoverySpecification"]}
        call(client, "update_continuous_backups", recovery, unmapped, TableName=name)
    return name, {"Arn": made["TableArn"], **({"StreamArn": made["LatestStreamArn"]} if made.get("LatestStreamArn") else {})}


def bucket(stack, logical, properties, unmapped):
    name = properties.pop("BucketName", None) or stack.unique_name(logical, 63).lower()
    s3 = stack.client("s3")
    elsewhere = {} if stack.region == "us-east-1" else {"CreateBucketConfiguration": {"LocationConstraint": stack.region}}
    s3.create_bucket(Bucket=name, **elsewhere)
    _settings(s3, name, properties, unmapped)
    domain = {"DomainName": f"{name}.s3.amazonaws.com", "RegionalDomainName": f"{name}.s3.{stack.region}.amazonaws.com",
              "WebsiteURL": f"http://{name}.s3-website-{stack.region}.amazonaws.com"}
    return name, {"Arn": f"arn:aws:s3:::{name}", **domain}


def change_bucket(stack, name, before, properties, unmapped):
    """Other settings of a bucket that is there."""
    if before.get("BucketName") != properties.get("BucketName"):
        raise ValueError("another name makes another bucket")
    changed = {key: value for key, value in properties.items() if value != before.get(key)}
    _settings(stack.client("s3"), name, changed, unmapped)


def _settings(s3, name, properties, unmapped):
    unmapped += set(properties) - set(BUCKET_SETTINGS)
    for key in [it for it in BUCKET_SETTINGS if it in properties]:
        operation, change = BUCKET_SETTINGS[key]
        call(s3, operation, change(properties[key]), unmapped, Bucket=name)
    for rule in (properties.get("ReplicationConfiguration") or {}).get("Rules", []):
        _takes_replicas(s3, rule["Destination"]["Bucket"].split(":")[-1])


def _encryption(value):
    rules = [{{"ServerSideEncryptionByDefault": "ApplyServerSideEncryptionByDefault"}.get(key, key): item
              for key, item in rule.items()} for rule in value["ServerSideEncryptionConfiguration"]]
    return {"ServerSideEncryptionConfiguration": {"Rules": rules}}


def _lifecycle(value):
    def rule(it):
        out = {"ID": it.get("Id", "rule"), "Status": it["Status"], "Filter": {"Prefix": it.get("Prefix", "")}}
        for key, item in it.items():
            if key == "ExpirationInDays":
                out["Expiration"] = {"Days": item}
            elif key == "Transitions":
                out[key] = [{"Days": move["TransitionInDays"], "StorageClass": move["StorageClass"]} for move in item]
            elif key not in ("Id", "Status", "Prefix"):
                out[key] = item
        return out
    return {"LifecycleConfiguration": {"Rules": [rule(it) for it in value["Rules"]]}}


def _notifications(value):
    """The default bus is the only one of the three kinds of notification that the compiler uses."""
    out = {key: item for key, item in value.items() if key != "EventBridgeConfiguration"}
    if "EventBridgeConfiguration" in value:
        out["EventBridgeConfiguration"] = {}
    return {"NotificationConfiguration": out}


def _cors(value):
    names = {"Id": "ID", "MaxAge": "MaxAgeSeconds", "ExposedHeaders": "ExposeHeaders"}
    return {"CORSConfiguration": {"CORSRules": [{names.get(key, key): item for key, item in rule.items()} for rule in value["CorsRules"]]}}


def _takes_replicas(s3, name):
    """S3 replicates only into a bucket that is there and has versions; moto into any."""
    if s3.get_bucket_versioning(Bucket=name).get("Status") != "Enabled":
        raise ValueError(f"{name} has no versions, so nothing can be replicated into it")


def _website(value):
    names = {"IndexDocument": "Suffix", "ErrorDocument": "Key"}
    out = {key: {names[key]: item} if key in names else item for key, item in value.items()}
    if "RoutingRules" in out:
        parts = {"RoutingRuleCondition": "Condition", "RedirectRule": "Redirect"}
        out["RoutingRules"] = [{parts.get(key, key): item for key, item in rule.items()} for rule in out["RoutingRules"]]
    return {"WebsiteConfiguration": out}


# In this order, since S3 replicates what has versions.
BUCKET_SETTINGS = {
    "VersioningConfiguration": ("put_bucket_versioning", lambda value: {"VersioningConfiguration": value}),
    "BucketEncryption": ("put_bucket_encryption", _encryption),
    "PublicAccessBlockConfiguration": ("put_public_access_block", lambda value: {"PublicAccessBlockConfiguration": value}),
    "OwnershipControls": ("put_bucket_ownership_controls", lambda value: {"OwnershipControls": value}),
    "LifecycleConfiguration": ("put_bucket_lifecycle_configuration", _lifecycle),
    "NotificationConfiguration": ("put_bucket_notification_configuration", _notifications),
    "CorsConfiguration": ("put_bucket_cors", _cors),
    "WebsiteConfiguration": ("put_bucket_website", _website),
    "ReplicationConfiguration": ("put_bucket_replication", lambda value: {"ReplicationConfiguration": value}),
    "Tags": ("put_bucket_tagging", lambda value: {"Tagging": {"TagSet": value}}),
}


def bucket_policy(stack, logical, properties, unmapped):
    stack.client("s3").put_bucket_policy(Bucket=properties["Bucket"], Policy=policy_text(properties["PolicyDocument"]))
    return logical, {}


def rule(stack, logical, properties, unmapped):
    name, targets = properties.setdefault("Name", stack.unique_name(logical)), properties.pop("Targets", [])
    events = stack.client("events")
    arn = call(events, "put_rule", properties, unmapped)["RuleArn"]
    bus = {"EventBusName": properties["EventBusName"]} if "EventBusName" in properties else {}
    refused = call(events, "put_targets", {"Rule": name, "Targets": targets, **bus}, unmapped)
    if refused.get("FailedEntryCount"):
        raise ValueError(f"targets refused: {refused['FailedEntries']}")
    return name, {"Arn": arn}


def rest_api(stack, logical, properties, unmapped):
    properties.setdefault("Name", stack.unique_name(logical))
    client = stack.client("apigateway")
    made = call(client, "create_rest_api", properties, unmapped)["id"]
    root = next(it["id"] for it in client.get_resources(restApiId=made)["items"] if it["path"] == "/")
    return made, {"RootResourceId": root, "RestApiId": made}


def rest_method(stack, logical, properties, unmapped):
    integration, answers = properties.pop("Integration", None), properties.pop("MethodResponses", [])
    client = stack.client("apigateway")
    place = {"restApiId": properties["RestApiId"], "resourceId": properties["ResourceId"], "httpMethod": properties["HttpMethod"]}
    call(client, "put_method", properties, unmapped)
    for answer in answers:
        call(client, "put_method_response", answer, unmapped, **place)
    if integration:
        answers = integration.pop("IntegrationResponses", [])
        method = integration.pop("IntegrationHttpMethod", None)
        extra = {"integrationHttpMethod": method} if method else {}
        call(client, "put_integration", integration, unmapped, **place, **extra)
        for answer in answers:
            call(client, "put_integration_response", answer, unmapped, **place)
    return logical, {}


def rest_deployment(stack, logical, properties, unmapped):
    made = call(stack.client("apigateway"), "create_deployment", properties, unmapped)["id"]
    return made, {"DeploymentId": made}


STAGE_SETTINGS = {
    "MetricsEnabled": "metrics/enabled", "LoggingLevel": "logging/loglevel", "DataTraceEnabled": "logging/dataTrace",
    "ThrottlingBurstLimit": "throttling/burstLimit", "ThrottlingRateLimit": "throttling/rateLimit",
}


def rest_stage(stack, logical, properties, unmapped):
    settings, log = properties.pop("MethodSettings", []), properties.pop("AccessLogSetting", {})
    client = stack.client("apigateway")
    call(client, "create_stage", properties, unmapped)
    changes = {f"/accessLogSettings/{key[0].lower()}{key[1:]}": value for key, value in log.items()}
    for setting in settings:
        path = "~1" + setting["ResourcePath"].strip("/").replace("/", "~1") if setting["ResourcePath"] != "/*" else "*"
        for key, value in setting.items():
            if key in STAGE_SETTINGS:
                changes[f"/{path}/{setting['HttpMethod']}/{STAGE_SETTINGS[key]}"] = value
            elif key not in ("ResourcePath", "HttpMethod"):
                unmapped.append(f"MethodSettings.{key}")
    patches = [{"op": "replace", "path": path, "value": text_of(value)} for path, value in changes.items()]
    client.update_stage(restApiId=properties["RestApiId"], stageName=properties["StageName"], patchOperations=patches)
    return properties["StageName"], {}


def rest_account(stack, logical, properties, unmapped):
    patch = [{"op": "replace", "path": "/cloudwatchRoleArn", "value": properties["CloudWatchRoleArn"]}]
    stack.client("apigateway").update_account(patchOperations=patch)
    return logical, {"Id": logical}


def secret(stack, logical, properties, unmapped):
    properties.setdefault("Name", stack.unique_name(logical))
    client, generate = stack.client("secretsmanager"), properties.pop("GenerateSecretString", None)
    if generate is not None:
        around, inside = generate.pop("SecretStringTemplate", None), generate.pop("GenerateStringKey", None)
        word = call(client, "get_random_password", generate, unmapped)["RandomPassword"]
        properties["SecretString"] = json.dumps({**json.loads(around), inside: word}) if around else word
    if "ReplicaRegions" in properties:
        properties["AddReplicaRegions"] = properties.pop("ReplicaRegions")
    made = call(client, "create_secret", properties, unmapped)
    failed = [it for it in made.get("ReplicationStatus", []) if it["Status"] == "Failed"]
    if failed:
        raise ValueError(f"not replicated: {failed}")
    return made["ARN"], {"Id": made["ARN"]}


def key(stack, logical, properties, unmapped):
    rotate, _ = properties.pop("EnableKeyRotation", False), properties.pop("PendingWindowInDays", None)
    period = {name: int(properties.pop(name)) for name in ("RotationPeriodInDays",) if name in properties}
    tags = [{"TagKey": name, "TagValue": value} for name, value in tags_of(properties).items()]
    properties.pop("Tags", None)
    policy = policy_text(properties.pop("KeyPolicy"))
    made = call(stack.client("kms"), "create_key", properties, unmapped, Tags=tags, Policy=policy)["KeyMetadata"]
    if text_of(rotate) == "true":
        stack.client("kms").enable_key_rotation(KeyId=made["KeyId"], **period)
    return made["KeyId"], {"Arn": made["Arn"], "KeyId": made["KeyId"]}


def log_group(stack, logical, properties, unmapped):
    name, retention = properties.setdefault("LogGroupName", stack.unique_name(logical)), properties.pop("RetentionInDays", None)
    tags = tags_of(properties)
    properties.pop("Tags", None)
    logs = stack.client("logs")
    call(logs, "create_log_group", properties, unmapped, **({"tags": tags} if tags else {}))
    if retention is not None:
        logs.put_retention_policy(logGroupName=name, retentionInDays=int(retention))
    return name, {"Arn": f"arn:aws:logs:{stack.region}:{ACCOUNT}:log-group:{name}:*"}


def delivery_source(stack, logical, properties, unmapped):
    properties["tags"] = tags_of({"Tags": properties.pop("Tags", [])})
    made = call(stack.client("logs"), "put_delivery_source", properties, unmapped)["deliverySource"]
    return made["name"], {"Arn": made["arn"]}


def delivery_destination(stack, logical, properties, unmapped):
    properties["tags"] = tags_of({"Tags": properties.pop("Tags", [])})
    place = {"destinationResourceArn": properties.pop("DestinationResourceArn").removesuffix(":*")}
    made = call(stack.client("logs"), "put_delivery_destination", properties, unmapped, deliveryDestinationConfiguration=place)
    return made["deliveryDestination"]["name"], {"Arn": made["deliveryDestination"]["arn"]}


def delivery(stack, logical, properties, unmapped):
    properties["tags"] = tags_of({"Tags": properties.pop("Tags", [])})
    made = call(stack.client("logs"), "create_delivery", properties, unmapped)["delivery"]
    return made["id"], {"Arn": made["arn"], "DeliveryId": made["id"]}


def alarm(stack, logical, properties, unmapped):
    name = properties.setdefault("AlarmName", stack.unique_name(logical))
    call(stack.client("cloudwatch"), "put_metric_alarm", properties, unmapped)
    return name, {"Arn": f"arn:aws:cloudwatch:{stack.region}:{ACCOUNT}:alarm:{name}"}


def scalable_target(stack, logical, properties, unmapped):
    call(stack.client("application-autoscaling"), "register_scalable_target", properties, unmapped)
    return "|".join(properties[key] for key in SCALED), {}


# What identifies a scalable target, in the order in which `Ref` gives it.
SCALED = ("ResourceId", "ScalableDimension", "ServiceNamespace")


def scaling_policy(stack, logical, properties, unmapped):
    target = properties.pop("ScalingTargetId", None)
    properties.update(zip(SCALED, target.split("|")) if target else ())
    arn = call(stack.client("application-autoscaling"), "put_scaling_policy", properties, unmapped)["PolicyARN"]
    return arn, {"Arn": arn}


FUNCTIONS = {
    **creators_house.FUNCTIONS,
    **creators_names.FUNCTIONS,
    **creators_replicas.FUNCTIONS,
    **creators_streams.FUNCTIONS,
    **creators_web.FUNCTIONS,
    **creators_workflows.FUNCTIONS,
    "AWS::ApplicationAutoScaling::ScalableTarget": scalable_target,
    "AWS::ApplicationAutoScaling::ScalingPolicy": scaling_policy,
    "AWS::IAM::Role": role,
    "AWS::IAM::Policy": role_policy,
    "AWS::IAM::RolePolicy": role_policy,
    "AWS::IAM::ManagedPolicy": managed_policy,
    "AWS::Lambda::Function": function,
    "AWS::Lambda::Alias": alias,
    "AWS::Lambda::Permission": permission,
    "AWS::SQS::Queue": queue,
    "AWS::SQS::QueuePolicy": queue_policy,
    "AWS::SNS::Topic": topic,
    "AWS::SNS::TopicPolicy": topic_policy,
    "AWS::SNS::Subscription": subscription,
    "AWS::DynamoDB::Table": table,
    "AWS::S3::Bucket": bucket,
    "AWS::S3::BucketPolicy": bucket_policy,
    "AWS::Events::Rule": rule,
    "AWS::ApiGateway::RestApi": rest_api,
    "AWS::ApiGateway::Method": rest_method,
    "AWS::ApiGateway::Deployment": rest_deployment,
    "AWS::ApiGateway::Stage": rest_stage,
    "AWS::ApiGateway::Account": rest_account,
    "AWS::SecretsManager::Secret": secret,
    "AWS::KMS::Key": key,
    "AWS::Logs::LogGroup": log_group,
    "AWS::Logs::DeliverySource": delivery_source,
    "AWS::Logs::DeliveryDestination": delivery_destination,
    "AWS::Logs::Delivery": delivery,
    "AWS::CloudWatch::Alarm": alarm,
}
