"""Faults of deployment and of permissions between services."""

import unittest

from judges import deploy, template

from .common import HERE, deployed, good


class Deployment(unittest.TestCase):
    def findings(self, change):
        document = good()
        change(document["Resources"])
        with deploy.moto():
            return deployed(document).findings()

    def assertFinds(self, text, change):
        found = self.findings(change)
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_good_template_has_no_findings(self):
        self.assertEqual([], self.findings(lambda resources: None))

    def test_every_creator_takes_what_its_type_has(self):
        with deploy.moto():
            self.assertEqual([], deployed(template.load(HERE / "more.yaml")).findings())

    def test_a_missing_permission(self):
        for permission, text in (("AcceptedMayReceipt", "sns.amazonaws.com may not lambda:InvokeFunction"),
                                 ("UploadsMayReceipt", "events.amazonaws.com may not lambda:InvokeFunction"),
                                 ("WebMayReceipt", "apigateway.amazonaws.com may not lambda:InvokeFunction")):
            with self.subTest(permission):
                self.assertFinds(text, lambda resources: resources.pop(permission))

    def test_a_wrong_principal(self):
        def change(resources):
            resources["UploadsMayReceipt"]["Properties"]["Principal"] = "s3.amazonaws.com"
        self.assertFinds("events.amazonaws.com may not lambda:InvokeFunction", change)

    def test_a_permission_for_another_source(self):
        def change(resources):
            resources["AcceptedMayReceipt"]["Properties"]["SourceArn"] = "arn:aws:sns:us-east-1:123456789012:other"
        self.assertFinds("may not lambda:InvokeFunction", change)

    def test_a_key_that_does_not_let_the_service_in(self):
        def change(resources):
            resources["Vault"] = {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Statement": []}}}
            resources["ReceiptFailures"]["Properties"] = {"KmsMasterKeyId": {"Ref": "Vault"}}
            resources["UploadsToReceipt"]["Properties"]["Targets"].append(
                {"Id": "failures", "Arn": {"Fn::GetAtt": ["ReceiptFailures", "Arn"]}})
        self.assertFinds("events.amazonaws.com may not kms:GenerateDataKey on Vault", change)

    def test_a_permission_for_the_function_where_its_alias_is_called(self):
        def change(resources):
            resources["ReceiptVersion"] = {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "Receipt"}}}
            resources["ReceiptLive"] = {"Type": "AWS::Lambda::Alias", "Properties": {
                "FunctionName": {"Ref": "Receipt"}, "FunctionVersion": {"Fn::GetAtt": ["ReceiptVersion", "Version"]}, "Name": "live"}}
            resources["UploadsToReceipt"]["Properties"]["Targets"][0]["Arn"] = {"Ref": "ReceiptLive"}
        self.assertFinds("events.amazonaws.com may not lambda:InvokeFunction", change)

    def test_a_trust_in_the_wrong_service(self):
        def change(resources):
            trust = resources["NightlyRole"]["Properties"]["AssumeRolePolicyDocument"]["Statement"][0]
            trust["Principal"] = {"Service": "events.amazonaws.com"}
        self.assertFinds("scheduler.amazonaws.com may not assume", change)

    def test_a_poller_without_its_rights(self):
        def change(resources):
            resources["ChargePolicy"]["Properties"]["PolicyDocument"]["Statement"].pop()
        self.assertFinds("does not allow sqs:ReceiveMessage", change)

    def test_a_visibility_timeout_below_the_functions(self):
        def change(resources):
            resources["Orders"]["Properties"]["VisibilityTimeout"] = 5
        self.assertFinds("visibility timeout 5 s", change)

    def test_a_cycle(self):
        def change(resources):
            resources["OrdersDead"]["DependsOn"] = "Orders"
        self.assertFinds("circular dependency", change)

    def test_a_property_that_the_service_does_not_have(self):
        def change(resources):
            resources["Charge"]["Properties"]["Colour"] = "blue"
        self.assertFinds("AWS::Lambda::Function.Colour", change)

    def test_a_type_that_nobody_can_make(self):
        def change(resources):
            resources["Strange"] = {"Type": "AWS::Strange::Thing"}
        self.assertFinds("no creator for AWS::Strange::Thing", change)

    def test_a_value_that_the_service_refuses(self):
        def change(resources):
            resources["Charge"]["Properties"]["Timeout"] = "soon"
        self.assertFinds("not made: Charge", change)

    def test_a_reference_to_nothing(self):
        def change(resources):
            resources["Charge"]["Properties"]["Role"] = {"Fn::GetAtt": ["Nobody", "Arn"]}
        self.assertFinds("Nobody", change)
