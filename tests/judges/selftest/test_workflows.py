"""Workflows: definitions are read, tasks are held against the role, callbacks wait."""

import json
import tempfile
import unittest

from judges import behaviour, deploy, machines

from .common import deployed

ASK = {
    "StartAt": "Ask",
    "States": {
        "Ask": {
            "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "TimeoutSeconds": 3600,
            "Parameters": {"QueueUrl": "${Approvals}", "MessageBody": {"token.$": "$$.Task.Token"}},
            "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 600, "MaxAttempts": 2}],
            "ResultPath": None, "Next": "Rest",
        },
        "Rest": {"Type": "Wait", "Seconds": 86400, "End": True},
    },
}


def document():
    """A machine that asks in a queue, with what its role needs."""
    trust = {"Effect": "Allow", "Principal": {"Service": "states.amazonaws.com"}, "Action": "sts:AssumeRole"}
    on_all = sorted(machines.LOGS)
    return {"Resources": {
        "Approvals": {"Type": "AWS::SQS::Queue"},
        "FlowRole": {"Type": "AWS::IAM::Role", "Properties": {
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]}}},
        "FlowPolicy": {"Type": "AWS::IAM::Policy", "Properties": {
            "PolicyName": "all", "Roles": [{"Ref": "FlowRole"}], "PolicyDocument": {"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": {"Fn::GetAtt": ["Approvals", "Arn"]}},
                {"Effect": "Allow", "Action": on_all, "Resource": "*"}]}}},
        "Flow": {"Type": "AWS::StepFunctions::StateMachine", "DependsOn": "FlowPolicy", "Properties": {
            "StateMachineType": "STANDARD", "RoleArn": {"Fn::GetAtt": ["FlowRole", "Arn"]},
            "DefinitionString": {"Fn::Sub": json.dumps(ASK)}}},
    }}


class Workflows(unittest.TestCase):
    def findings(self, script, change=lambda document: None):
        changed = document()
        change(changed)
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(script, file)
            file.flush()
            return behaviour.findings(deployed(changed), file.name)

    def wiring(self, change=lambda document: None):
        changed = document()
        change(changed)
        with deploy.moto():
            return deployed(changed).findings()

    def test_a_callback_waits_until_it_is_answered(self):
        steps = [{"start": "Flow", "expect": {"status": "RUNNING"}}, {"answer": "Flow", "output": {"fine": True}}]
        wishes = [{"messages": "Approvals", "count": 1}, {"executions": "Flow", "status": "SUCCEEDED", "count": 1}]
        self.assertEqual([], self.findings({"steps": steps, "expect": wishes}))

    def test_a_bad_answer_is_retried_without_sleeping_and_fails(self):
        steps = [{"start": "Flow"}] + [{"answer": "Flow", "error": "Busy"}] * 3
        wishes = [{"messages": "Approvals", "count": 3}, {"executions": "Flow", "status": "FAILED", "count": 1}]
        self.assertEqual([], self.findings({"steps": steps, "expect": wishes}))

    def test_expectations_of_executions_can_fail(self):
        found = self.findings({"steps": [{"start": "Flow", "expect": {"status": "SUCCEEDED"}}],
                               "expect": [{"executions": "Flow", "status": "FAILED"}]})
        self.assertEqual(2, len(found), found)

    def test_a_task_that_the_role_does_not_allow_is_refused(self):
        def change(it):
            it["Resources"]["FlowPolicy"]["Properties"]["PolicyDocument"]["Statement"].pop(0)
        found = self.findings({"steps": [{"start": "Flow", "expect": {"status": "RUNNING"}}]}, change)
        self.assertTrue(any("Flow called sqs:SendMessage" in line or "FlowRole called sqs:SendMessage" in line for line in found), found)
        self.assertTrue(any("does not allow sqs:SendMessage" in line for line in self.wiring(change)))

    def test_a_definition_that_is_none_is_not_made(self):
        self.assertEqual([], self.wiring())
        for wrong in ("no JSON", json.dumps({"StartAt": "A", "States": {"A": {"Type": "Tusk", "End": True}}})):
            def change(it, wrong=wrong):
                it["Resources"]["Flow"]["Properties"]["DefinitionString"] = wrong
            self.assertTrue(any("NoDefinition" in line for line in self.wiring(change)), wrong)
