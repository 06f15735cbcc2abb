"""Same and not the same: renaming, order, the SAM transform's own additions, and differences that matter."""

import json
import unittest

from judges.equivalence import compare
from judges.sam import expand, packaged

from .common import good

TRUST = {"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
ROLE = {"Type": "AWS::IAM::Role", "Properties": {"AssumeRolePolicyDocument": TRUST}}
PLAIN = {"Resources": {"Role": ROLE, "Fn": {"Type": "AWS::Lambda::Function", "Properties": {
    "Code": "./code", "Handler": "app.handler", "Runtime": "python3.13", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "MemorySize": 256}}}}
SAM = {"Transform": "AWS::Serverless-2016-10-31", "Resources": {"Role": ROLE, "Fn": {"Type": "AWS::Serverless::Function", "Properties": {
    "CodeUri": "./code", "Handler": "app.handler", "Runtime": "python3.13", "Role": {"Fn::GetAtt": ["Role", "Arn"]}, "MemorySize": 256}}}}


class Equivalence(unittest.TestCase):
    def test_a_template_is_the_same_as_itself(self):
        self.assertEqual([], compare(good(), good()))

    def test_other_names_are_no_difference(self):
        text = json.dumps(good())
        for name in ("Orders", "Charge", "Ledger", "Receipt"):
            text = text.replace(f'"{name}"', f'"New{name}"').replace(f"${{{name}}}", f"${{New{name}}}").replace(f"${{{name}.", f"${{New{name}.")
        self.assertIn("NewOrders", json.loads(text)["Resources"])
        self.assertEqual([], compare(good(), json.loads(text)))

    def test_a_reference_to_another_of_the_same_kind_is_a_difference(self):
        other = good()
        other["Resources"]["OrdersToCharge"]["Properties"]["EventSourceArn"] = {"Fn::GetAtt": ["OrdersDead", "Arn"]}
        self.assertNotEqual([], compare(good(), other))

    def test_a_value_a_resource_and_an_output_are_differences(self):
        for change in (
            lambda t: t["Resources"]["Charge"]["Properties"].update(Timeout=21),
            lambda t: t["Resources"].pop("AcceptedMayReceipt"),
            lambda t: t.update(Outputs={"Url": {"Value": {"Ref": "Orders"}}}),
            lambda t: t["Resources"]["Ledger"].pop("DeletionPolicy"),
            lambda t: t["Resources"]["OrdersToCharge"].pop("DependsOn"),
            lambda t: t["Resources"]["Orders"]["Properties"].update(Tags=[{"Key": "team", "Value": "x"}]),
        ):
            other = good()
            change(other)
            self.assertNotEqual([], compare(good(), other))

    def test_sam_says_the_same(self):
        expanded, errors = expand(SAM)
        self.assertEqual([], errors)
        self.assertIn({"Key": "lambda:createdBy", "Value": "SAM"}, expanded["Resources"]["Fn"]["Properties"]["Tags"])
        self.assertEqual([], compare(packaged(PLAIN), expanded))

    def test_sam_with_other_code_or_other_tags_is_different(self):
        other = json.loads(json.dumps(SAM))
        other["Resources"]["Fn"]["Properties"]["CodeUri"] = "./other"
        self.assertNotEqual([], compare(packaged(PLAIN), expand(other)[0]))
        other = json.loads(json.dumps(SAM))
        other["Resources"]["Fn"]["Properties"]["Tags"] = {"lambda:createdBy": "me"}
        self.assertNotEqual([], compare(packaged(PLAIN), expand(other)[0] or {"Resources": {}}))

    def test_sam_refuses_nonsense(self):
        other = json.loads(json.dumps(SAM))
        other["Resources"]["Fn"]["Properties"]["Colour"] = "blue"
        self.assertNotEqual([], expand(other)[1])
