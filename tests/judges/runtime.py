"""A deployed stack that lives: functions run, messages move, failures are retried and end where they must.

moto delivers some things at once, inside the call that caused them, and some never. Here everything that is
asynchronous waits in a list until `settle` works it off: queues are polled as Lambda polls them, failed
batches become visible again at once (no sleeping), and a message that was received too often moves to its
dead-letter queue. Each AWS call of a function is checked against its role first, and refused as AWS would.
"""

import base64
import collections
import io
import json
import threading

from moto.awslambda_simple.models import LambdaSimpleBackend
from moto.events.models import EventTemplateParser, Rule
from moto.firehose.models import FirehoseBackend
from moto.kinesis.models import kinesis_backends
from moto.moto_server.threaded_moto_server import ThreadedMotoServer
from moto.sns.models import Subscription
from moto.sqs import sqs_backends

from . import calls, filters, firehose, iam, streams
from .children import Child, Result
from .pipes import Pipes
from .template import ACCOUNT
from .wiring import service_of
from .workflows import Workflows

MOST_ROUNDS = 200


class Run:
    """One call of a function."""

    def __init__(self, function, event, result):
        self.function, self.event, self.ok, self.value, self.log = function, event, result.ok, result.value, result.log


class Runtime:
    """Functions and events of one stack; use as a context."""

    def __init__(self, stack, code, variables=None):
        self.stack, self.code, self.variables = stack, code, variables or {}
        self.runs, self.refused, self.calls, self.down = [], [], set(), []
        self._waiting, self._children, self._keys, self._saved = collections.deque(), {}, {}, []
        self._originals, self._places, self.deliveries = {}, streams.Places(stack), firehose.Deliveries(self)
        self._one_at_a_time = threading.RLock()
        self.workflows = Workflows(self)

    def __enter__(self):
        self._server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
        self._server.start()
        host, port = self._server.get_host_and_port()
        self._endpoint = f"http://{host}:{port}"
        self._server._server.app = self._checked(self._server._server.app)
        self._patch(LambdaSimpleBackend, "invoke", self._invoke)
        self._patch(LambdaSimpleBackend, "send_sns_message", self._from_topic)
        self._patch(LambdaSimpleBackend, "send_dynamodb_items", self._from_table)
        self._patch(Rule, "send_to_targets", self._from_rule)
        self._patch(FirehoseBackend, "put_record_batch", self._into_delivery)
        self._patch(Subscription, "publish", self._subscribed)
        self.workflows.enter(self._replace, self._endpoint)
        for queue in sqs_backends[ACCOUNT][self.stack.region].queues.values():
            queue.lambda_event_source_mappings.clear()
        self._pipes = Pipes(self)
        for stream in kinesis_backends[ACCOUNT][self.stack.region].streams.values():
            stream.lambda_event_source_mappings.clear()
        return self

    def __exit__(self, *_):
        self.workflows.leave()
        for owner, name, original in self._saved:
            delattr(owner, name) if original is None else setattr(owner, name, original)
        self._server.stop()
        for child in self._children.values():
            child.remove()

    def _patch(self, owner, name, handler):
        self._originals[name] = getattr(owner, name)
        self._saved.append((owner, name, self._originals[name]))
        setattr(owner, name, lambda mine, *args, **kwargs: handler(mine, *args, **kwargs))

    def _replace(self, owner, name, value):
        self._saved.append((owner, name, getattr(owner, name, None)))
        setattr(owner, name, value)

    def key_of_role(self, role):
        """A key for calls under the role of a service's resource."""
        key = "ROLE" + role.upper().replace("-", "")
        self._keys[key] = (next((name for name, it in self.stack.physical.items() if it == role), role), role)
        return key

    # Calls of functions.

    def function(self, name):
        """moto's own object for a function, by name or ARN."""
        from moto.awslambda.utils import get_backend
        return get_backend(ACCOUNT, self.stack.region).get_function(name.split(":function:")[-1].split(":")[0])

    def logical(self, name):
        """The logical ID of a function, by name or ARN."""
        found = self.function(name).function_name
        return next(key for key, value in self.stack.physical.items() if value == found)

    def call(self, name, event):
        """Runs a function once, and waits."""
        function, logical = self.function(name), self.logical(name)
        with self._one_at_a_time:
            if logical not in self._children:
                self._children[logical] = Child(function, self.code.get(logical))
        key = "FUNCTION" + str(list(self._children).index(logical))
        self._keys[key] = (logical, function.role.split("/")[-1])
        environment = {
            "AWS_ENDPOINT_URL": self._endpoint, "AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": "x",
            "AWS_SESSION_TOKEN": "x", "AWS_REGION": self.stack.region, "AWS_DEFAULT_REGION": self.stack.region,
            "AWS_LAMBDA_FUNCTION_NAME": function.function_name, "AWS_MAX_ATTEMPTS": "1",
            "AWS_DISABLE_HOST_PREFIX_INJECTION": "true",
            **{name: str(value) for name, value in (function.environment_vars or {}).items()},
            **self.variables.get(logical, {}),
        }
        result = self._children[logical].run(event, environment)
        self.runs.append(Run(logical, event, result))
        return result

    def later(self, job, *args):
        """What AWS does after it has answered."""
        self._waiting.append((job, args))

    def call_later(self, name, event):
        """An asynchronous invocation: Lambda retries it, then gives up to the failure destination."""
        self.later(self._asynchronously, name, event)

    def _asynchronously(self, name, event):
        function, logical = self.function(name), self.logical(name)
        config = next((self.stack.properties[it] for it in self.stack.of_type("AWS::Lambda::EventInvokeConfig")
                       if self.stack.properties[it]["FunctionName"] == function.function_name), {})
        for _ in range(1 + int(config.get("MaximumRetryAttempts", 2))):
            result = self.call(name, event)
            if result.ok:
                break
        end = "OnSuccess" if result.ok else "OnFailure"
        destination = config.get("DestinationConfig", {}).get(end, {}).get("Destination")
        record = {"version": "1.0", "requestContext": {"condition": "Success" if result.ok else "RetriesExhausted"},
                  "requestPayload": event, "responsePayload": result.value}
        if destination:
            self.into(destination, record, logical)

    def into(self, arn, record, function):
        """Lambda puts a record into a destination with the function's role."""
        kind, text = service_of(arn), json.dumps(record, default=str)
        role = self.function(self.stack.physical[function]).role.split("/")[-1]
        action = {"sqs": "sqs:SendMessage", "sns": "sns:Publish", "lambda": "lambda:InvokeFunction", "events": "events:PutEvents"}[kind]
        if not self.may(function, role, action, arn):
            return
        if kind == "sqs":
            self.send(arn, text)
        elif kind == "sns":
            self.stack.client("sns").publish(TopicArn=arn, Message=text)
        elif kind == "lambda":
            self.call_later(arn, record)
        else:
            self.put_event("lambda", "Lambda Function Invocation Result", text, arn)

    def send(self, arn, text, attributes=None):
        """A message into a queue."""
        sqs, fifo = self.stack.client("sqs"), {}
        if arn.endswith(".fifo"):
            fifo = {"MessageGroupId": "group", "MessageDeduplicationId": str(len(self.runs)) + text[:80]}
        url = sqs.get_queue_url(QueueName=arn.split(":")[-1])["QueueUrl"]
        sqs.send_message(QueueUrl=url, MessageBody=text, **fifo)

    def put_event(self, source, kind, detail, bus=None):
        """An event onto a bus."""
        entry = {"Source": source, "DetailType": kind, "Detail": detail, **({"EventBusName": bus} if bus else {})}
        self.stack.client("events").put_events(Entries=[entry])

    def put_record(self, arn, text, key):
        """A record into a stream or a delivery."""
        name = arn.split("/")[-1]
        if service_of(arn) == "kinesis":
            self.stack.client("kinesis").put_record(StreamName=name, Data=text.encode(), PartitionKey=str(key))
        else:
            self.stack.client("firehose").put_record(DeliveryStreamName=name, Record={"Data": text.encode()})

    # What moto would have delivered.

    def _invoke(self, backend, function_name, qualifier, body, headers, response_headers):
        event = json.loads(body or "{}")
        if headers.get("X-Amz-Invocation-Type") == "Event":
            self.call_later(function_name, event)
            return b""
        result = self.call(function_name, event)
        if not result.ok:
            response_headers["x-amz-function-error"] = "Unhandled"
        return json.dumps(result.value).encode()

    def _from_topic(self, backend, function_name, message, subject=None, qualifier=None):
        record = {"EventSource": "aws:sns", "EventVersion": "1.0", "Sns": {
            "Type": "Notification", "MessageId": "message", "Message": message, "Subject": subject, "MessageAttributes": {},
            "Timestamp": "2030-01-01T00:00:00.000Z"}}
        self.call_later(function_name, {"Records": [record]})

    def _from_table(self, backend, function_arn, items, source):
        """Nothing: Lambda reads the stream of a table by itself; see `streams.py`."""
        return b""

    def _into_delivery(self, backend, name, records):
        """moto would write at once; see `firehose.py`."""
        for record in records:
            data = record["Data"]
            self.deliveries.put(name, data if isinstance(data, bytes) else base64.b64decode(data))
        return {"FailedPutCount": 0, "Encrypted": False, "RequestResponses": [{"RecordId": "record"} for _ in records]}

    def _subscribed(self, subscription, message, message_id, **more):
        """SNS hands a message to a delivery, which moto does not know; everything else is moto's."""
        matcher = subscription._filter_policy_matcher
        if subscription.protocol != "firehose" or (matcher and not matcher.matches(more.get("message_attributes"), message)):
            return self._originals["publish"](subscription, message, message_id, **more)
        raw = subscription.attributes.get("RawMessageDelivery") == "true"
        text = message if raw else json.dumps({"Type": "Notification", "MessageId": message_id, "Message": message})
        return self.later(self.deliveries.put, subscription.endpoint.split("/")[-1], text.encode())

    def _from_rule(self, rule, event, transform_input=True):
        if rule.event_pattern.matches_event(event):
            for target in rule.targets:
                self.later(self.to_target, target, event)

    def to_target(self, target, event):
        """An event to the target of a rule or a schedule."""
        arn, body, text = target["Arn"], json.loads(json.dumps(event, default=str)), None
        if target.get("Input"):
            body, text = _json_or_text(target["Input"])
        elif target.get("InputTransformer"):
            transformer = target["InputTransformer"]
            body = EventTemplateParser.parse(transformer["InputTemplate"], transformer.get("InputPathsMap", {}), event)
        elif target.get("InputPath"):
            body = _part(body, target["InputPath"])
        kind, text = service_of(arn), text or json.dumps(body)
        if kind == "lambda":
            self.call_later(arn, body)
        elif kind == "sqs":
            self.send(arn, text)
        elif kind == "sns":
            self.stack.client("sns").publish(TopicArn=arn, Message=text)
        elif kind == "events":
            self.put_event(body["source"], body["detail-type"], json.dumps(body["detail"]), arn)
        elif kind in ("kinesis", "firehose"):
            given = target.get("KinesisParameters") or {}
            key = given.get("PartitionKey") or _part(event, given.get("PartitionKeyPath", "$.id"))
            self.put_record(arn, text, key)
        elif kind == "states":
            self.workflows.start(arn, body)
        else:
            raise NotImplementedError(f"a target in {kind}")

    # Working off.

    def settle(self):
        """Until nothing waits any more and every polled queue is empty."""
        for _ in range(MOST_ROUNDS):
            while self._waiting:
                job, args = self._waiting.popleft()
                job(*args)
            self.workflows.wait()
            polled = any([self._poll(mapping) for mapping in self._mappings()])
            worked = [polled, self._pipes.step(), self.deliveries.poll(self._places), self._waiting, self.workflows.busy()]
            if not any(worked):
                return
        raise RuntimeError("the events never come to rest: a loop?")

    def _mappings(self):
        return self.stack.client("lambda").list_event_source_mappings()["EventSourceMappings"]

    def _poll(self, mapping):
        """One batch of a queue, or of each shard of a stream, to its function; whether there was one."""
        arn = mapping["EventSourceArn"]
        if mapping.get("State") == "Disabled":
            return False
        if service_of(arn) in ("kinesis", "dynamodb"):
            return streams.poll(self, mapping, self._places)
        sqs = self.stack.client("sqs")
        url = sqs.get_queue_url(QueueName=arn.split(":")[-1])["QueueUrl"]
        batch = sqs.receive_message(
            QueueUrl=url, MaxNumberOfMessages=min(10, int(mapping["BatchSize"])), WaitTimeSeconds=0,
            AttributeNames=["All"], MessageAttributeNames=["All"]).get("Messages", [])
        if not batch:
            return False
        wanted = filters.matching(mapping, [self.record(arn, message) for message in batch])
        result = self.call(mapping["FunctionArn"], {"Records": wanted}) if wanted else Result(True, None, "")
        failed = {record["messageId"] for record in wanted}
        if result.ok:
            partial = "ReportBatchItemFailures" in (mapping.get("FunctionResponseTypes") or [])
            failures = (result.value or {}).get("batchItemFailures", []) if partial and isinstance(result.value, dict) else []
            failed = {it["itemIdentifier"] for it in failures}
        for message in batch:
            if message["MessageId"] in failed:
                sqs.change_message_visibility(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=0)
            else:
                sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])
        return True

    def record(self, arn, message):
        """A message as Lambda and pipes know it."""
        attributes = {key: {"dataType": it["DataType"], "stringValue": it.get("StringValue")}
                      for key, it in message.get("MessageAttributes", {}).items()}
        return {"messageId": message["MessageId"], "receiptHandle": message["ReceiptHandle"], "body": message["Body"],
                "attributes": message["Attributes"], "messageAttributes": attributes, "md5OfBody": message["MD5OfBody"],
                "eventSource": "aws:sqs", "eventSourceARN": arn, "awsRegion": self.stack.region}

    # The check of each call.

    def may(self, function, role, action, arn):
        """Whether a role allows a call; what it does not is a finding."""
        self.calls.add((function, action, arn))
        context = {"aws:sourceaccount": ACCOUNT}
        if iam.allows(iam.role_documents(self.stack.client("iam"), role), action, arn, context):
            return True
        self.refused.append(f"{function} called {action} on {arn}, which its role does not allow")
        return False

    def _is_down(self, action, arn):
        """Whether the script has an outage of this resource, or of what is in it."""
        return any(action.endswith(of) and (arn + "/").startswith(down + "/") for down, of in self.down)

    def _checked(self, app):
        """moto's server behind a door that asks IAM."""
        def door(environ, start):
            length = int(environ.get("CONTENT_LENGTH") or 0)
            body = environ["wsgi.input"].read(length)
            if environ.get("HTTP_X_AMZ_TARGET") != "AWSStepFunctions.DescribeExecution":
                self.workflows.touch()  # a workflow that waits for another one asks all the time
            environ["wsgi.input"] = io.BytesIO(body)
            headers = {"Authorization": environ.get("HTTP_AUTHORIZATION"), "X-Amz-Target": environ.get("HTTP_X_AMZ_TARGET")}
            path = environ.get("PATH_INFO", "/")
            url = f"{path}?{environ['QUERY_STRING']}" if environ.get("QUERY_STRING") else path
            call = calls.read(environ["REQUEST_METHOD"], url, headers, body)
            if call is None or call.key not in self._keys:
                self.refused.append(f"a call that nobody can judge: {environ['REQUEST_METHOD']} {path}")
                return _refuse(start)
            if not all([self.may(*self._keys[call.key], action, arn) for action, arn in call.pairs]):
                return _refuse(start)
            if any(self._is_down(*pair) for pair in call.pairs):
                return _fail(start)
            return app(environ, start)
        return door


def _json_or_text(text):
    """A fixed input, and its text where it is no JSON: a schedule can send plain words."""
    try:
        return json.loads(text), None
    except ValueError:
        return text, text


def _part(event, path):
    """What stands at `$.detail.id`."""
    for key in path.removeprefix("$.").split("."):
        event = event[key]
    return event


def _refuse(start):
    start("403 Forbidden", [("Content-Type", "application/x-amz-json-1.0"), ("x-amzn-errortype", "AccessDeniedException")])
    return [b'{"__type": "AccessDeniedException", "message": "not allowed by the role"}']


def _fail(start):
    start("500 Internal Server Error", [("Content-Type", "application/x-amz-json-1.0"), ("x-amzn-errortype", "InternalServerError")])
    return [b'{"__type": "InternalServerError", "message": "an outage"}']
