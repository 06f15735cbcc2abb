"""Routes of APIs that start workflows: what API Gateway does with a request, and what the client hears.

The templates of REST APIs are not evaluated: which machine is started, and under which name, is read from them. The start is
checked against the role of the integration.
"""

import json
import re

from botocore.exceptions import ClientError

from . import paths

NAMED = re.compile(r'"name":"(?:\$util\.escapeJavaScript\()?(.*?)\)?"}')
PLACES = {"body": r"\$input\.path\('(\$[^']*)'\)", "other": r"\$input\.params\(\)\.(\w+)\.get\('([^']*)'\)"}


def answer(runtime, route, step, text):
    """The answer to a request of a route that starts a workflow."""
    machine, name, waits, role = (_of_http if route.modern else _of_rest)(route.integration, step, text)
    action = "states:StartSyncExecution" if waits else "states:StartExecution"
    if not runtime.may(f"route {route.method} {route.path}", role.split("/")[-1], action, machine):
        return {"statusCode": 500}
    try:
        payload = json.loads(text or "")
    except ValueError:
        return {"statusCode": 400}
    if not waits:
        return _started(runtime, route, machine, payload, name)
    ended = runtime.workflows.call(machine, payload)
    if route.modern:
        known = {key: ended[key] for key in ("status", "error", "cause") if key in ended}
        return _as(200, {**known, "output": json.dumps(ended.get("output"))})
    if ended["status"] == "SUCCEEDED":
        return _as(200, ended["output"])
    return _as(500, {"message": "The request could not be worked on"})


def _started(runtime, route, machine, payload, name):
    """A name that had another input, or whose execution has ended, is refused, as the API passes on."""
    try:
        return _as(200, {"executionArn": runtime.workflows.start(machine, payload, name)})
    except ClientError as error:
        if error.response["Error"]["Code"] != "ExecutionAlreadyExists":
            raise
        return _as(400, {"__type": "ExecutionAlreadyExists"}) if route.modern else _refused(route.integration)


def _refused(integration):
    """What a REST API makes of a 400: the first of its patterns that fits."""
    answers = integration.get("integrationResponses") or {}
    fitting = [code for code, it in sorted(answers.items()) if it.get("selectionPattern") and re.fullmatch(it["selectionPattern"], "400")]
    return {"statusCode": int(fitting[0]) if fitting else 200}


def _as(status, body):
    return {"statusCode": status, "body": json.dumps(body)}


def _of_http(integration, step, text):
    parameters = integration["RequestParameters"]
    waits = integration["IntegrationSubtype"].endswith("StartSyncExecution")
    return parameters["StateMachineArn"], _place(parameters.get("Name"), step, text), waits, integration["CredentialsArn"]


def _place(name, step, text):
    """`$request.body.order_id`, `$request.header.X`, or plain text."""
    if name is None or not name.startswith("$request."):
        return name
    place, _, rest = name.removeprefix("$request.").partition(".")
    if place == "body":
        return str(paths.find(json.loads(text), "$." + rest))
    return {"header": step.get("headers", {})}.get(place, {}).get(rest)


def _of_rest(integration, step, text):
    template = integration["requestTemplates"]["application/json"]
    machine = re.search(r'"stateMachineArn":"([^"]+)"', template).group(1)
    waits = integration["uri"].endswith("/StartSyncExecution")
    return machine, _of_template(template, step, text), waits, integration["credentials"]


def _of_template(template, step, text):
    """The name of the execution, from the expression that stands for it."""
    named = NAMED.search(template)
    if not named:
        return None
    body, other = re.search(PLACES["body"], named.group(1)), re.search(PLACES["other"], named.group(1))
    if body:
        return str(paths.find(json.loads(text), body.group(1)))
    return step.get("headers", {}).get(other.group(2)) if other else named.group(1).strip("'")
