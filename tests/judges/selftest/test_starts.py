"""Routes that start workflows: which machine, under which name, and whether the role lets them."""

import json
import unittest

from judges import starts

ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:checkout"


class Runtime:
    """A living stack that starts whatever it is told."""

    def __init__(self, allowed=True, status="SUCCEEDED"):
        self.allowed, self.status, self.begun, self.workflows = allowed, status, [], self

    def may(self, who, role, action, arn):
        return self.allowed

    def start(self, machine, payload, name=None):
        self.begun.append((machine, payload, name))
        return "execution"

    def call(self, machine, payload):
        return {"status": self.status, "output": {"seen": payload}}


class Route:
    """A route of a REST API, or of an HTTP API."""

    method, path = "POST", "/orders"

    def __init__(self, modern, waits, name=""):
        action = "StartSyncExecution" if waits else "StartExecution"
        given = {"StateMachineArn": ARN, "Input": "$request.body", **({"Name": "$request.body.id"} if name else {})}
        template = f'{{"stateMachineArn":"{ARN}","input":"$util.escapeJavaScript($input.body)"{name}}}'
        self.modern = modern
        self.integration = {
            "IntegrationSubtype": f"StepFunctions-{action}", "RequestParameters": given, "CredentialsArn": "role/x"} if modern else {
            "uri": f"arn:aws:apigateway:us-east-1:states:action/{action}", "credentials": "role/x",
            "requestTemplates": {"application/json": template}}


class Starts(unittest.TestCase):
    def test_an_execution_begins_with_the_body_under_the_name_that_the_request_gives(self):
        for modern in (True, False):
            runtime = Runtime()
            name = ",\"name\":\"$util.escapeJavaScript($input.path('$.id'))\""
            answer = starts.answer(runtime, Route(modern, False, name), {}, '{"id": "A-1"}')
            self.assertEqual([(ARN, {"id": "A-1"}, "A-1")], runtime.begun)
            self.assertEqual((200, {"executionArn": "execution"}), (answer["statusCode"], json.loads(answer["body"])))

    def test_a_rest_api_answers_with_the_output_or_with_500_and_an_http_api_with_the_account(self):
        self.assertEqual({"statusCode": 200, "body": '{"seen": {}}'}, starts.answer(Runtime(), Route(False, True), {}, "{}"))
        self.assertEqual(500, starts.answer(Runtime(status="FAILED"), Route(False, True), {}, "{}")["statusCode"])
        account = starts.answer(Runtime(status="FAILED"), Route(True, True), {}, "{}")
        self.assertEqual((200, "FAILED"), (account["statusCode"], json.loads(account["body"])["status"]))

    def test_a_role_that_may_not_and_a_body_that_is_no_json(self):
        self.assertEqual(500, starts.answer(Runtime(allowed=False), Route(True, False), {}, "{}")["statusCode"])
        self.assertEqual(400, starts.answer(Runtime(), Route(True, False), {}, "words")["statusCode"])
