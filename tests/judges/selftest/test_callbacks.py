"""Workflows that run: callbacks that are answered once, or that time out."""

import json
import tempfile
import unittest

from judges import behaviour, deploy

from .common import deployed

DEFINITION = {
    "StartAt": "Ask",
    "States": {
        "Ask": {
            "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3600,
            "Parameters": {"QueueUrl": "${Questions}", "MessageBody": {"token.$": "$$.Task.Token"}}, "ResultPath": "$.answer",
            "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": True,
        },
        "Late": {"Type": "Fail", "Error": "Late"},
    },
}


def template():
    trust = {"Effect": "Allow", "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}
    send = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": {"Fn::GetAtt": ["Questions", "Arn"]}}
    return {"Resources": {
        "Questions": {"Type": "AWS::SQS::Queue", "Properties": {}},
        "Role": {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]}}},
        "Policy": {"Type": "AWS::IAM::Policy", "Properties": {
            "PolicyName": "policy", "Roles": [{"Ref": "Role"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": [send]}}},
        "Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
            "RoleArn": {"Fn::GetAtt": ["Role", "Arn"]}, "StateMachineType": "STANDARD",
            "DefinitionString": {"Fn::Sub": json.dumps(DEFINITION)}}},
    }}


def begun(name):
    return {"start": "Flow", "name": name, "input": {"id": name}, "expect": {"status": "RUNNING"}}


class Callbacks(unittest.TestCase):
    def findings(self, *steps):
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"steps": steps}, file)
            file.flush()
            return behaviour.findings(deployed(template()), file.name)

    def test_an_answer_ends_the_wait_and_a_second_one_is_refused(self):
        done = {"executions": "Flow", "status": "SUCCEEDED", "count": 1}
        self.assertEqual([], self.findings(
            begun("a"), {"answer": "Flow", "output": {"yes": True}, "expect": [], "then": [done]},
            {"answer": "Flow", "closed": True, "output": {"yes": False}, "expect": ["TaskTimedOut"], "then": [done]}))

    def test_the_deadline_comes_when_the_script_says_so_and_an_answer_is_late_then(self):
        late = {"executions": "Flow", "status": "FAILED", "error": "Late", "count": 1}
        self.assertEqual([], self.findings(
            begun("a"), {"deadline": "Flow", "then": [late]},
            {"answer": "Flow", "closed": True, "expect": ["TaskTimedOut"], "then": [late]}))

    def test_an_execution_that_nobody_answers_is_found_waiting(self):
        found = self.findings({**begun("a"), "then": [{"executions": "Flow", "error": "Late", "count": 1}]})
        self.assertTrue(any("0 executions" in line for line in found), found)
