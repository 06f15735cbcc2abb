"""Requests from outside: an API's routes, its door, and what stands behind each route.

`status` answers without a body are API Gateway's own: 401 and 403 before the function, 404 without a route.
"""

import base64
import json
import re
import urllib.parse

from . import starts
from .wiring import service_of


class Route:
    """A route of an HTTP or REST API."""

    def __init__(self, method, path, integration, auth, modern, keyed=False):
        self.method, self.path, self.integration, self.auth, self.modern = method, path, integration, auth, modern
        self.keyed = keyed

    def match(self, method, path):
        """The path's parameters, or None."""
        if self.method not in (method, "ANY"):
            return None
        expression = re.sub(r"\\\{(\w+)(\\\+)?\\\}", lambda it: f"(?P<{it.group(1)}>{'.+' if it.group(2) else '[^/]+'})", re.escape(self.path))
        found = re.fullmatch(expression, path)
        return found and found.groupdict()

    def rank(self):
        """More text before more parameters, greedy ones last."""
        return (self.path.count("+"), self.path.count("{"), self.method == "ANY")


def routes(stack):
    """All routes of all APIs of the stack, by API."""
    for api in stack.of_type("AWS::ApiGatewayV2::Api"):
        client, identity = stack.client("apigatewayv2"), stack.physical[api]
        integrations = {it["IntegrationId"]: it for it in client.get_integrations(ApiId=identity)["Items"]}
        found = []
        for it in client.get_routes(ApiId=identity)["Items"]:
            method, _, path = it["RouteKey"].partition(" ")
            integration = integrations[it["Target"].split("/")[-1]]
            arguments = ("ANY", "/{proxy+}") if it["RouteKey"] == "$default" else (method, path)
            found.append(Route(*arguments, integration, it.get("AuthorizationType", "NONE"), True))
        yield api, found
    for api in stack.of_type("AWS::ApiGateway::RestApi"):
        resources = stack.client("apigateway").get_resources(restApiId=stack.physical[api], limit=500)["items"]
        yield api, [Route(method, it["path"], rest["methodIntegration"], rest.get("authorizationType", "NONE"), False,
                          rest.get("apiKeyRequired", False))
                    for it in resources for method, rest in (it.get("resourceMethods") or {}).items()]


def request(runtime, step):
    """The answer to `{"http": "POST /orders", "body": …, "claims": …, "signed": true, "api": "Intake"}`."""
    method, target = step["http"].split(" ", 1)
    path, _, query = target.partition("?")
    for api, found in routes(runtime.stack):
        if step.get("api", api) != api:
            continue
        for route in sorted(found, key=Route.rank):
            parameters = route.match(method, path)
            if parameters is not None:
                return _closed(route, step) or _answer(runtime, route, step, method, path, query, parameters)
    return {"statusCode": 404}


def _closed(route, step):
    if route.auth in ("JWT", "CUSTOM", "COGNITO_USER_POOLS") and "claims" not in step:
        return {"statusCode": 401}
    return {"statusCode": 403} if route.auth == "AWS_IAM" and not step.get("signed") else None


def _answer(runtime, route, step, method, path, query, parameters):
    body = step.get("body")
    text = body if isinstance(body, str) or body is None else json.dumps(body)
    uri = route.integration.get("IntegrationUri") or route.integration.get("uri", "")
    service = route.integration.get("IntegrationSubtype") or uri
    if "StepFunctions-" in service or ":states:action/" in service:
        return starts.answer(runtime, route, step, text)
    if ":lambda:" not in uri:
        return _service(runtime, route, uri, text)
    parameters = {name: urllib.parse.unquote(value) for name, value in parameters.items()}
    make = _event_of_http_api if route.modern else _event_of_rest_api
    event = make(route, step, method, path, query, parameters, text)
    name = uri.split("/functions/")[-1].split("/invocations")[0]
    result = runtime.call(name, event)
    if not result.ok:
        return {"statusCode": 502, "error": result.value}
    if isinstance(result.value, dict) and "statusCode" in result.value:
        return result.value
    return {"statusCode": 200, "body": json.dumps(result.value)} if route.modern else {"statusCode": 502, "error": "malformed"}


def _event_of_http_api(route, step, method, path, query, parameters, text):
    authorizer = {"authorizer": {"jwt": {"claims": step["claims"]}}} if "claims" in step else {}
    return {
        "version": "2.0", "routeKey": f"{route.method} {route.path}", "rawPath": path, "rawQueryString": query,
        "headers": {"content-type": "application/json", **step.get("headers", {})}, "pathParameters": parameters,
        "queryStringParameters": dict(urllib.parse.parse_qsl(query)),
        "requestContext": {"http": {"method": method, "path": path}, **authorizer}, "body": text, "isBase64Encoded": False,
    }


def _event_of_rest_api(route, step, method, path, query, parameters, text):
    return {
        "resource": route.path, "path": path, "httpMethod": method,
        "headers": {"Content-Type": "application/json", **step.get("headers", {})}, "pathParameters": parameters or None,
        "queryStringParameters": dict(urllib.parse.parse_qsl(query)) or None,
        "requestContext": {"httpMethod": method, "resourcePath": route.path, "authorizer": {"claims": step.get("claims", {})}},
        "body": text, "isBase64Encoded": False,
    }


def _service(runtime, route, uri, text):
    """A route that speaks to a queue, a stream or a delivery itself. A template's text is taken as it is meant, not evaluated."""
    if route.integration.get("IntegrationSubtype") == "Kinesis-PutRecord":
        return _encoded_record(runtime, route.integration["RequestParameters"], text or "")
    if route.integration.get("IntegrationSubtype") == "SQS-SendMessage":
        url = route.integration["RequestParameters"]["QueueUrl"]
        runtime.stack.client("sqs").send_message(QueueUrl=url, MessageBody=text or "")
        return {"statusCode": 200}
    service = uri.split(":")[4] if uri.startswith("arn:") else uri
    if service in ("kinesis", "firehose"):
        name = re.search(r'"(?:Delivery)?StreamName":"([^"]+)"', route.integration["requestTemplates"]["application/json"]).group(1)
        runtime.put_record(f"arn:aws:{service}:::stream/{name}", text or "", "request")
        return {"statusCode": 200}
    if service != "sqs" or "/" not in uri:
        raise NotImplementedError(f"a route to {service_of(uri)} {uri}")
    sqs = runtime.stack.client("sqs")
    sqs.send_message(QueueUrl=sqs.get_queue_url(QueueName=uri.split("/")[-1])["QueueUrl"], MessageBody=text or "")
    codes = sorted(route.integration.get("integrationResponses") or {"200": {}})
    return {"statusCode": int(codes[0])}


def _encoded_record(runtime, parameters, text):
    """What an HTTP API passes on to Kinesis as it is, which must be base64."""
    def value(name):
        written = parameters[name]
        return json.loads(text)[written.removeprefix("$request.body.")] if written.startswith("$request.body.") else \
            text if written == "$request.body" else written
    try:
        data = base64.b64decode(value("Data"), validate=True).decode()
    except ValueError:
        return {"statusCode": 400}
    runtime.put_record(f"arn:aws:kinesis:::stream/{parameters['StreamName']}", data, value("PartitionKey"))
    return {"statusCode": 200}
