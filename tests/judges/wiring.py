"""Who may call whom: for each arrow between two deployed resources, the permission that AWS would ask for.

moto delivers without asking, so a green deployment says nothing about it. Push services need a statement in
the target's own policy that names the service and admits the source's ARN; services with a role need the
action in that role, and the role's trust; what Lambda polls for a function needs the function's role.
"""

import json

from botocore.exceptions import ClientError

from . import deliveries, iam, machines, rights
from .template import ACCOUNT, listed, references

PUSH = {
    "lambda": "lambda:InvokeFunction", "sqs": "sqs:SendMessage", "sns": "sns:Publish", "events": "events:PutEvents",
    "states": "states:StartExecution", "kinesis": "kinesis:PutRecord", "firehose": "firehose:PutRecord",
}
POLL = {
    "sqs": ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
    "dynamodb": ["dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"],
    "kinesis": ["kinesis:GetRecords", "kinesis:GetShardIterator", "kinesis:DescribeStream"],
}


def service_of(arn):
    """`sqs` of `arn:aws:sqs:…`."""
    return (str(arn).split(":") + [""] * 3)[2]


class Wiring:
    """The findings about one stack."""

    def __init__(self, stack):
        self.stack, self.findings, self.arrows = stack, [], 0

    def _resource_policies(self, arn):
        kind, client = service_of(arn), self.stack.client(service_of(arn))
        try:
            if kind == "lambda":
                return [self._permissions(arn)]
            if kind == "sqs":
                url = client.get_queue_url(QueueName=arn.split(":")[-1])["QueueUrl"]
                text = client.get_queue_attributes(QueueUrl=url, AttributeNames=["Policy"]).get("Attributes", {}).get("Policy")
                return [json.loads(text)] if text else []
            return [json.loads(client.get_topic_attributes(TopicArn=arn)["Attributes"]["Policy"])]
        except ClientError:
            return []

    def _permissions(self, arn):
        """The policy of a function or of its alias, as Lambda makes it of permissions; moto mixes the two up."""
        statements = []
        for logical in self.stack.of_type("AWS::Lambda::Permission"):
            it = self.stack.properties[logical]
            name = it["FunctionName"]
            resource = name if name.startswith("arn:") else f"arn:aws:lambda:{self.stack.region}:{ACCOUNT}:function:{name}"
            condition = {"ArnLike": {"aws:SourceArn": it["SourceArn"]}} if "SourceArn" in it else {}
            if "SourceAccount" in it:
                condition["StringEquals"] = {"aws:SourceAccount": it["SourceAccount"]}
            principal = {"Service": it["Principal"]} if it["Principal"].endswith(".amazonaws.com") else {"AWS": it["Principal"]}
            statements.append({"Effect": "Allow", "Principal": principal, "Action": it["Action"], "Resource": resource,
                               "Condition": condition})
        return {"Statement": [it for it in statements if it["Resource"] == arn]}

    def push(self, what, target, service, source):
        """The service, on behalf of the source, puts something into the target."""
        self.arrows += 1
        action = PUSH[service_of(target)]
        context = {"aws:sourcearn": source, "aws:sourceaccount": ACCOUNT, "aws:securetransport": "true"}
        for key in self._keys_of(target):
            policy = self.stack.properties[key]["KeyPolicy"]
            for use in ("kms:Decrypt", "kms:GenerateDataKey"):
                if not iam.allows([policy], use, self.stack.attributes[key]["Arn"], context, service):
                    self.findings.append(f"{what}: {service} may not {use} on {key}, with which {target} is encrypted")
        if not iam.allows(self._resource_policies(target), action, target, context, service):
            self.findings.append(f"{what}: {service} may not {action} on {target} for {source}")

    def _keys_of(self, target):
        """The program's keys that a queue or topic is encrypted with."""
        for logical in self.stack.of_type("AWS::SQS::Queue", "AWS::SNS::Topic"):
            if target in (self.stack.attributes[logical].get("Arn"), self.stack.attributes[logical].get("TopicArn")):
                named = references(self.stack.resources[logical]["Properties"].get("KmsMasterKeyId"), self.stack.of_type(*rights.KEYS))
                return sorted(named)
        return []

    def role(self, what, role_arn, actions, resource, service, source=None):
        """The service assumes the role and does the actions on the resource."""
        self.arrows += 1
        client, name = self.stack.client("iam"), role_arn.split("/")[-1]
        try:
            trust = client.get_role(RoleName=name)["Role"]["AssumeRolePolicyDocument"]
        except ClientError:
            self.findings.append(f"{what}: role {role_arn} does not exist")
            return
        # Firehose names the account in another way than the rest (CloudFormation's example of a delivery stream).
        account = "sts:externalid" if service == "firehose.amazonaws.com" else "aws:sourceaccount"
        context = {account: ACCOUNT, **({"aws:sourcearn": source} if source else {})}
        if not iam.allows([trust], "sts:AssumeRole", "*", context, service):
            self.findings.append(f"{what}: {service} may not assume {name}")
        for action in actions:
            if not iam.allows(iam.role_documents(client, name), action, resource):
                self.findings.append(f"{what}: role {name} does not allow {action} on {resource}")


def missing_permissions(stack):
    """The findings, one line each."""
    wiring = Wiring(stack)
    used = {resource["Type"].split("::")[1] for resource in stack.resources.values()}
    for needs, check in CHECKS:
        if needs in used:
            check(stack, wiring)
    return wiring.findings


def _subscriptions(stack, wiring):
    for it in stack.client("sns").list_subscriptions()["Subscriptions"]:
        if it["Protocol"] not in ("lambda", "sqs", "firehose"):
            continue
        if it["Protocol"] != "firehose":  # Firehose is reached through a role
            wiring.push(f"{_last(it['TopicArn'])} -> {_last(it['Endpoint'])}", it["Endpoint"], "sns.amazonaws.com", it["TopicArn"])
        redrive = stack.client("sns").get_subscription_attributes(SubscriptionArn=it["SubscriptionArn"])["Attributes"].get("RedrivePolicy")
        if redrive:
            sink = json.loads(redrive)["deadLetterTargetArn"]
            wiring.push(f"{_last(it['TopicArn'])} dead letters", sink, "sns.amazonaws.com", it["TopicArn"])


def _rules(stack, wiring):
    events = stack.client("events")
    for bus in events.list_event_buses()["EventBuses"]:
        rules = events.list_rules(EventBusName=bus["Name"])["Rules"]
        for rule in [it for it in rules if "ManagedBy" not in it]:  # an archive has a rule that AWS makes
            for target in events.list_targets_by_rule(Rule=rule["Name"], EventBusName=bus["Name"])["Targets"]:
                what, kind = f"rule {rule['Name']} -> {_last(target['Arn'])}", service_of(target["Arn"])
                if target.get("RoleArn"):
                    wiring.role(what, target["RoleArn"], [PUSH[kind]], target["Arn"], "events.amazonaws.com", rule["Arn"])
                elif kind in ("lambda", "sqs", "sns"):
                    wiring.push(what, target["Arn"], "events.amazonaws.com", rule["Arn"])
                elif kind != "logs":
                    wiring.findings.append(f"{what}: a target in {kind} needs a role")
                sink = target.get("DeadLetterConfig", {}).get("Arn")
                if sink:
                    wiring.push(f"{what} dead letters", sink, "events.amazonaws.com", rule["Arn"])


def _mappings(stack, wiring):
    client = stack.client("lambda")
    for mapping in client.list_event_source_mappings()["EventSourceMappings"]:
        source = mapping["EventSourceArn"]
        function = client.get_function_configuration(FunctionName=mapping["FunctionArn"])
        what = f"{_last(source)} -> {function['FunctionName']}"
        wiring.role(what, function["Role"], POLL[service_of(source)], source, "lambda.amazonaws.com")
        if service_of(source) == "sqs":
            sqs = stack.client("sqs")
            url = sqs.get_queue_url(QueueName=_last(source))["QueueUrl"]
            visibility = int(sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["All"])["Attributes"]["VisibilityTimeout"])
            if visibility < function["Timeout"]:
                wiring.findings.append(f"{what}: visibility timeout {visibility} s is less than the function's {function['Timeout']} s")
        sink = mapping.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination")
        if sink:
            wiring.role(f"{what} failures", function["Role"], [PUSH[service_of(sink)]], sink, "lambda.amazonaws.com")


def _functions(stack, wiring):
    for function in stack.client("lambda").list_functions()["Functions"]:
        name = function["FunctionName"]
        stream = f"arn:aws:logs:{stack.region}:{ACCOUNT}:log-group:/aws/lambda/{name}:log-stream:any"
        wiring.role(f"{name} log", function["Role"], ["logs:CreateLogStream", "logs:PutLogEvents"], stream, "lambda.amazonaws.com")
    for logical in stack.of_type("AWS::Lambda::EventInvokeConfig"):
        properties = stack.properties[logical]
        role = stack.client("lambda").get_function_configuration(FunctionName=properties["FunctionName"])["Role"]
        for end, it in (properties.get("DestinationConfig") or {}).items():
            what = f"{properties['FunctionName']} {end}"
            wiring.role(what, role, [PUSH[service_of(it["Destination"])]], it["Destination"], "lambda.amazonaws.com")


def _schedules(stack, wiring):
    client = stack.client("scheduler")
    for it in client.list_schedules()["Schedules"]:
        schedule = client.get_schedule(Name=it["Name"], GroupName=it["GroupName"])
        target, group = schedule["Target"], f"arn:aws:scheduler:{stack.region}:{ACCOUNT}:schedule-group/{it['GroupName']}"
        for arn in filter(None, [target["Arn"], target.get("DeadLetterConfig", {}).get("Arn")]):
            wiring.role(f"schedule {it['Name']} -> {_last(arn)}", target["RoleArn"], [PUSH[service_of(arn)]], arn, "scheduler.amazonaws.com", group)


def _machines(stack, wiring):
    for logical in stack.of_type("AWS::StepFunctions::StateMachine"):
        role, arn = stack.properties[logical]["RoleArn"], stack.physical[logical]
        for state, action, target in machines.needs(stack, logical):
            target = target.replace("*", "any")
            wiring.role(f"state {state} of {logical}", role, [action], target, "states.amazonaws.com", arn)


def _pipes(stack, wiring):
    """A pipe has one role for all that it does: reading, asking on the way, handing over, giving up."""
    for logical in stack.of_type("AWS::Pipes::Pipe"):
        it, arn = stack.properties[logical], stack.attributes[logical]["Arn"]
        for what, actions, resource in _steps_of_pipe(it):
            wiring.role(f"pipe {logical} {what}", it["RoleArn"], actions, resource, "pipes.amazonaws.com", arn)


def _steps_of_pipe(it):
    """[(what, actions, resource)]"""
    source, target = it["Source"], it["Target"]
    yield f"<- {_last(source)}", POLL[service_of(source)], source
    waits = any(isinstance(value, dict) and value.get("InvocationType") == "REQUEST_RESPONSE"
                for value in it.get("TargetParameters", {}).values())
    yield f"-> {_last(target)}", [_asked(target) if waits else PUSH[service_of(target)]], target
    if it.get("Enrichment"):
        yield f"asks {_last(it['Enrichment'])}", [_asked(it["Enrichment"])], it["Enrichment"]
    for settings in it.get("SourceParameters", {}).values():
        sink = settings.get("DeadLetterConfig", {}).get("Arn")
        if sink:
            yield "failures", [PUSH[service_of(sink)]], sink
    log = it.get("LogConfiguration", {}).get("CloudwatchLogsLogDestination", {}).get("LogGroupArn")
    if log:
        yield "log", ["logs:CreateLogStream", "logs:PutLogEvents"], log.removesuffix("*") + "log-stream:any"


def _asked(arn):
    """The action of a service that waits for an answer."""
    return {"lambda": "lambda:InvokeFunction", "states": "states:StartSyncExecution", "execute-api": "execute-api:Invoke"}[service_of(arn)]


def _rest_apis(stack, wiring):
    client = stack.client("apigateway")
    for api in client.get_rest_apis()["items"]:
        stages = [it["stageName"] for it in client.get_stages(restApiId=api["id"])["item"]]
        for place in client.get_resources(restApiId=api["id"], limit=500)["items"]:
            for method, it in (place.get("resourceMethods") or {}).items():
                integration = it.get("methodIntegration") or {}
                uri = integration.get("uri", "")
                verb, path = "GET" if method == "ANY" else method, place["path"].replace("{", "x").replace("}", "x")
                what = f"{api['name']} {method} {place['path']}"
                for stage in stages or ["any"]:
                    source = f"arn:aws:execute-api:{stack.region}:{ACCOUNT}:{api['id']}/{stage}/{verb}{path}"
                    if integration.get("credentials"):
                        arn = _arn_in(uri, stack)
                        actions = ["states:StartSyncExecution"] if uri.endswith("/StartSyncExecution") else [PUSH[service_of(arn)]]
                        wiring.role(what, integration["credentials"], actions, arn, "apigateway.amazonaws.com")
                    elif "/functions/" in uri:
                        wiring.push(what, _arn_in(uri, stack), "apigateway.amazonaws.com", source)


def _authorizers(stack, wiring):
    """A function that lets requests in is called by API Gateway, under the authorizer's own ARN."""
    for logical in stack.of_type("AWS::ApiGateway::Authorizer", "AWS::ApiGatewayV2::Authorizer"):
        properties = stack.properties[logical]
        if "AuthorizerUri" in properties and "AuthorizerCredentials" not in properties and "AuthorizerCredentialsArn" not in properties:
            api = properties.get("RestApiId") or properties.get("ApiId")
            source = f"arn:aws:execute-api:{stack.region}:{ACCOUNT}:{api}/authorizers/{stack.physical[logical]}"
            wiring.push(f"authorizer {logical}", _arn_in(properties["AuthorizerUri"], stack), "apigateway.amazonaws.com", source)


def _arn_in(uri, stack):
    """The ARN that an integration is about: a function's, or that of the one resource its role is for."""
    if "/functions/" in uri:
        return uri.split("/functions/")[1].split("/invocations")[0]
    service, path = uri.split(":")[4], uri.split("/", 2)
    if service == "sqs":
        return f"arn:aws:sqs:{stack.region}:{ACCOUNT}:{path[-1]}"
    for logical in stack.of_type("AWS::ApiGateway::Method"):
        integration = stack.properties[logical].get("Integration") or {}
        if integration.get("Uri") == uri:
            for other in sorted(_referred(stack, logical)):
                arn = stack.attributes[other].get("Arn") or stack.attributes[other].get("TopicArn", "")
                if service_of(arn) == service:
                    return arn
    return f"arn:aws:{service}:::unknown"


def _referred(stack, logical):
    return references(stack.resources[logical]["Properties"], stack.physical)


def _http_apis(stack, wiring):
    client = stack.client("apigatewayv2")
    for api in client.get_apis()["Items"]:
        integrations = {it["IntegrationId"]: it for it in client.get_integrations(ApiId=api["ApiId"])["Items"]}
        stages = [it["StageName"] for it in client.get_stages(ApiId=api["ApiId"])["Items"]] or ["any"]
        for route in client.get_routes(ApiId=api["ApiId"])["Items"]:
            what = f"{api['Name']} {route['RouteKey']}"
            integration = integrations.get(str(route.get("Target", "")).split("/")[-1])
            if integration is None:
                wiring.findings.append(f"{what}: the route has no integration")
            elif integration.get("IntegrationSubtype", "").startswith("StepFunctions-"):
                action, machine = integration["IntegrationSubtype"].removeprefix("StepFunctions-"), integration["RequestParameters"]
                wiring.role(what, integration["CredentialsArn"], [f"states:{action}"], machine["StateMachineArn"], "apigateway.amazonaws.com")
            elif ":lambda:" in integration.get("IntegrationUri", "") and not integration.get("CredentialsArn"):
                method, _, path = route["RouteKey"].partition(" ")
                tail = f"{'GET' if method == 'ANY' else method}{path}" if path else method
                for stage in stages:
                    source = f"arn:aws:execute-api:{stack.region}:{ACCOUNT}:{api['ApiId']}/{stage}/{tail}"
                    uri = integration["IntegrationUri"]
                    arn = _arn_in(uri, stack) if "/functions/" in uri else uri
                    wiring.push(what, arn, "apigateway.amazonaws.com", source)


def _alarms(stack, wiring):
    for alarm in stack.client("cloudwatch").describe_alarms()["MetricAlarms"]:
        for arn in alarm.get("AlarmActions", []) + alarm.get("OKActions", []):
            if service_of(arn) in ("sns", "lambda"):
                what = f"alarm {alarm['AlarmName']} -> {_last(arn)}"
                if service_of(arn) == "sns" and _own_account_only(wiring, arn):
                    continue
                wiring.push(what, arn, "cloudwatch.amazonaws.com", alarm["AlarmArn"])


def _own_account_only(wiring, arn):
    """A topic without a policy of its own has SNS's default one, which admits the account's own alarms."""
    return not any(
        wiring.stack.resources[logical]["Type"] == "AWS::SNS::TopicPolicy" and arn in wiring.stack.properties[logical]["Topics"]
        for logical in wiring.stack.physical)


def _distributions(stack, wiring):
    """What CloudFront reads in a bucket of the program: signed by an access control, let in by the bucket's policy."""
    buckets = {stack.attributes[name]["RegionalDomainName"]: name for name in stack.of_type("AWS::S3::Bucket")}
    for logical in stack.of_type("AWS::CloudFront::Distribution"):
        source = f"arn:aws:cloudfront::{ACCOUNT}:distribution/{stack.physical[logical]}"
        for origin in stack.properties[logical]["DistributionConfig"]["Origins"]:
            bucket = buckets.get(origin["DomainName"])
            if bucket is None:
                continue
            wiring.arrows += 1
            if not origin.get("OriginAccessControlId"):
                wiring.findings.append(f"{logical} -> {bucket}: requests are not signed, as the origin has no access control")
            policies = [stack.properties[it]["PolicyDocument"] for it in stack.of_type("AWS::S3::BucketPolicy")
                        if stack.physical[bucket] in listed(stack.properties[it]["Bucket"])]
            context = {"aws:sourcearn": source, "aws:sourceaccount": ACCOUNT, "aws:securetransport": "true"}
            arn = stack.attributes[bucket]["Arn"] + "/any"
            if not iam.allows(policies, "s3:GetObject", arn, context, "cloudfront.amazonaws.com"):
                wiring.findings.append(f"{logical} -> {bucket}: cloudfront.amazonaws.com may not s3:GetObject for {source}")


def _replications(stack, wiring):
    """What S3 does with a bucket's replication role."""
    for logical in stack.of_type("AWS::S3::Bucket"):
        replication = stack.properties[logical].get("ReplicationConfiguration") or {}
        for rule in replication.get("Rules", []):
            below = "/" + rule.get("Filter", {}).get("Prefix", "") + "any"
            here, there = stack.attributes[logical]["Arn"], rule["Destination"]["Bucket"]
            what = f"{logical} -> {_last(there)}"
            for actions, resource in ((["s3:GetReplicationConfiguration", "s3:ListBucket"], here),
                                      (["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl"], here + below),
                                      (["s3:ReplicateObject", "s3:ReplicateDelete"], there + below)):
                wiring.role(what, replication["Role"], actions, resource, "s3.amazonaws.com")


def _last(arn):
    return arn.split(":")[-1]


def _deliveries(stack, wiring):
    """What Firehose does with the role of a delivery, and what SNS does with that of a topic that feeds one."""
    for logical in stack.of_type("AWS::KinesisFirehose::DeliveryStream"):
        service, it = "firehose.amazonaws.com", stack.properties[logical]
        destination, source = it["ExtendedS3DestinationConfiguration"], it.get("KinesisStreamSourceConfiguration")
        role, bucket = destination["RoleARN"], destination["BucketARN"]
        for prefix in deliveries.fixed_prefixes(destination):
            wiring.role(f"{logical} -> {_last(bucket)}", role, ["s3:PutObject"], f"{bucket}/{prefix}any", service)
        for function in deliveries.functions_of(destination):
            wiring.role(f"{logical} transform", role, sorted(rights.DELIVERS_THROUGH), function, service)
        if source:
            what = f"{_last(source['KinesisStreamARN'])} -> {logical}"
            wiring.role(what, source["RoleARN"], sorted(rights.DELIVERS_FROM), source["KinesisStreamARN"], service)
    for logical in stack.of_type("AWS::SNS::Subscription"):
        it = stack.properties[logical]
        if it["Protocol"] == "firehose":
            wiring.role(logical, it.get("SubscriptionRoleArn", "none"), ["firehose:PutRecord"], it["Endpoint"], "sns.amazonaws.com")


def _consumers(stack, wiring):
    """A mapping to a consumer of its own subscribes with the function's role."""
    for logical in stack.of_type("AWS::Lambda::EventSourceMapping"):
        it = stack.properties[logical]
        if "/consumer/" in it["EventSourceArn"]:
            role = stack.client("lambda").get_function_configuration(FunctionName=it["FunctionName"])["Role"]
            wiring.role(logical, role, ["kinesis:SubscribeToShard"], it["EventSourceArn"], "lambda.amazonaws.com")


CHECKS = [
    ("SNS", _subscriptions), ("Events", _rules), ("Lambda", _mappings), ("Lambda", _functions), ("Scheduler", _schedules),
    ("Pipes", _pipes), ("StepFunctions", _machines),
    ("ApiGateway", _rest_apis), ("ApiGatewayV2", _http_apis),
    ("ApiGateway", _authorizers), ("ApiGatewayV2", _authorizers), ("CloudWatch", _alarms),
    ("CloudFront", _distributions), ("S3", _replications), ("KinesisFirehose", _deliveries), ("Kinesis", _consumers),
]
