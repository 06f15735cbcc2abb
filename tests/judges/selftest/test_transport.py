"""Faults of what refuses plain HTTP, found by our own evaluator."""

import unittest

from judges import deploy, transport

from .common import deployed


def refusal(kind, holder, action, arn):
    """The policy that a resource needs."""
    statement = {"Effect": "Deny", "Principal": "*", "Action": action, "Resource": arn,
                 "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    name = holder if kind == "AWS::S3::BucketPolicy" else None
    holders = {"Bucket": name} if name else {"Queues" if "SQS" in kind else "Topics": [holder]}
    return {"Type": kind, "Properties": {**holders, "PolicyDocument": {"Version": "2012-10-17", "Statement": [statement]}}}


def safe():
    """A bucket, a queue and a topic that take nothing over plain HTTP."""
    return {"Resources": {
        "Files": {"Type": "AWS::S3::Bucket"},
        "Jobs": {"Type": "AWS::SQS::Queue"},
        "News": {"Type": "AWS::SNS::Topic"},
        "FilesPolicy": refusal("AWS::S3::BucketPolicy", {"Ref": "Files"}, "s3:*",
                               [{"Fn::GetAtt": ["Files", "Arn"]}, {"Fn::Sub": "${Files.Arn}/*"}]),
        "JobsPolicy": refusal("AWS::SQS::QueuePolicy", {"Ref": "Jobs"}, "sqs:*", {"Fn::GetAtt": ["Jobs", "Arn"]}),
        "NewsPolicy": refusal("AWS::SNS::TopicPolicy", {"Ref": "News"}, "sns:Publish", {"Ref": "News"}),
    }}


class Transport(unittest.TestCase):
    def findings(self, change=lambda resources: None):
        document = safe()
        change(document["Resources"])
        with deploy.moto():
            stack = deployed(document)
            self.assertEqual([], stack.failed)
            return transport.findings(stack)

    def assertFinds(self, text, change):
        found = self.findings(change)
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_safe_template_has_no_findings(self):
        self.assertEqual([], self.findings())

    def test_a_policy_that_is_missing(self):
        for policy, text in (("FilesPolicy", "Files: s3:GetObject is not refused over plain HTTP"),
                             ("JobsPolicy", "Jobs: sqs:SendMessage is not refused over plain HTTP"),
                             ("NewsPolicy", "News: sns:Publish is not refused over plain HTTP")):
            with self.subTest(policy):
                self.assertFinds(text, lambda resources: resources.pop(policy))

    def test_a_bucket_whose_objects_are_forgotten(self):
        def change(resources):
            statement(resources)["Resource"].pop()
        self.assertFinds("Files: s3:PutObject is not refused over plain HTTP", change)

    def test_a_condition_the_wrong_way_round(self):
        def change(resources):
            statement(resources)["Condition"]["Bool"]["aws:SecureTransport"] = "true"
        self.assertFinds("Files: s3:GetObject is refused to everybody, over TLS too", change)

    def test_no_condition_at_all(self):
        def change(resources):
            del statement(resources)["Condition"]
        self.assertFinds("Files: s3:GetObject is refused to everybody, over TLS too", change)

    def test_a_refusal_for_one_principal_alone(self):
        def change(resources):
            statement(resources)["Principal"] = {"AWS": "arn:aws:iam::123456789012:root"}
        self.assertFinds("Files: s3:GetObject is not refused over plain HTTP", change)


def statement(resources):
    return resources["FilesPolicy"]["Properties"]["PolicyDocument"]["Statement"][0]
