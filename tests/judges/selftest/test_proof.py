"""Faults of roles: too little and too much, found by the evaluator and by moto's enforcement."""

import unittest

from judges import deploy, enforced
from judges.proof import Arrow, Proof

from .common import HERE, arrows, deployed, good, source, statements

REPOSITORY = HERE.parents[2]


class IamProof(unittest.TestCase):
    def proof(self, change=lambda document: None, rows=None):
        document = good()
        change(document)
        with deploy.moto():
            proof = Proof(deployed(document), arrows() if rows is None else rows, source())
            return proof.run()

    def assertFinds(self, text, *args, **kwargs):
        found = self.proof(*args, **kwargs)
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_good_template_is_proved(self):
        self.assertEqual([], self.proof())

    def test_a_missing_action_is_found_by_both(self):
        def change(document):
            statements(document, "ChargePolicy")[0]["Action"].remove("dynamodb:PutItem")
        found = self.proof(change)
        self.assertTrue(any(line.startswith("ChargeRole cannot dynamodb:PutItem") for line in found), found)
        self.assertTrue(any(line.startswith("moto denies ChargeRole dynamodb:PutItem on Ledger") for line in found), found)

    def test_an_extra_action_is_found_by_both(self):
        def change(document):
            statements(document, "ChargePolicy")[0]["Action"].append("dynamodb:Scan")
        found = self.proof(change)
        self.assertTrue(any("ChargeRole grants dynamodb:Scan" in line for line in found), found)
        self.assertTrue(any("ChargeRole can dynamodb:scan" in line for line in found), found)
        self.assertTrue(any("moto lets ChargeRole dynamodb:Scan on Ledger" in line for line in found), found)

    def test_a_star_as_resource(self):
        def change(document):
            statements(document, "ChargePolicy")[0]["Resource"] = "*"
        self.assertFinds("not-of-this-program", change)

    def test_a_star_as_action(self):
        def change(document):
            statements(document, "ChargePolicy")[0]["Action"] = "dynamodb:*"
        self.assertFinds("ChargeRole can dynamodb:deletetable", change)

    def test_an_action_of_a_service_that_the_program_does_not_have(self):
        def change(document):
            statements(document, "ChargePolicy").append({"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"})
        self.assertFinds("ChargeRole grants iam:PassRole on *", change)

    def test_the_right_action_on_the_wrong_resource(self):
        def change(document):
            document["Resources"]["Other"] = {"Type": "AWS::SNS::Topic"}
            statements(document, "ChargePolicy")[3]["Resource"] = {"Ref": "Other"}
        found = self.proof(change)
        self.assertTrue(any("ChargeRole cannot sns:Publish" in line for line in found), found)
        self.assertTrue(any("moto lets ChargeRole sns:Publish on Other" in line for line in found), found)

    def test_a_prefix_that_is_too_wide(self):
        def change(document):
            statements(document, "ReceiptPolicy")[1]["Resource"] = {"Fn::Sub": "${Uploads.Arn}/*"}
        self.assertFinds("ReceiptRole can s3:getobject", change)

    def test_a_prefix_that_a_pattern_is_given_or_has_by_itself(self):
        library = (REPOSITORY / "stdlib" / "compound.sls").read_text(encoding="utf-8").splitlines()
        line = next(number for number, text in enumerate(library, 1) if "worker -> incoming.read" in text)
        row = {"source": f"std:compound:{line}", "from": {}, "to": {}, "mode": "code"}
        self.assertEqual("in/", Arrow(row, ['data_processing a { from: "in/" }']).prefix)
        self.assertEqual("incoming/", Arrow(row, ["data_processing a {}"]).prefix)

    def test_a_service_role_that_may_more(self):
        def change(document):
            statements(document, "NightlyPolicy").append(
                {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": {"Fn::GetAtt": ["Orders", "Arn"]}})
        self.assertFinds("NightlyRole can sqs:sendmessage", change)

    def test_a_service_role_that_may_less(self):
        def change(document):
            statements(document, "IntakePolicy")[0]["Action"] = "sqs:GetQueueUrl"
        self.assertFinds("IntakeRole cannot sqs:SendMessage", change)

    def test_traces_without_tracing_and_tracing_without_traces(self):
        def traces(document):
            actions = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
            statements(document, "ChargePolicy").append({"Effect": "Allow", "Action": actions, "Resource": "*"})
        self.assertFinds("ChargeRole grants xray:PutTraceSegments on *", traces)

        def tracing(document):
            document["Resources"]["Charge"]["Properties"]["TracingConfig"] = {"Mode": "Active"}
        self.assertFinds("ChargeRole cannot xray:PutTraceSegments", tracing)

        def both(document):
            traces(document)
            tracing(document)
        self.assertEqual([], self.proof(both))

    def test_the_schedule_of_another_arrow(self):
        def change(document):
            document["Resources"]["NightlyLateToReceipt"] = document["Resources"].pop("Nightly")
        self.assertFinds("Nightly is not in the template", change)

    def test_a_key_through_the_wrong_service(self):
        def change(service):
            def encrypt(document):
                document["Resources"]["Vault"] = {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Statement": []}}}
                document["Resources"]["Accepted"]["Properties"] = {"KmsMasterKeyId": {"Ref": "Vault"}}
                statements(document, "ChargePolicy").append({
                    "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
                    "Resource": {"Fn::GetAtt": ["Vault", "Arn"]},
                    "Condition": {"StringEquals": {"kms:ViaService": f"{service}.us-east-1.amazonaws.com"}}})
            return encrypt
        self.assertEqual([], self.proof(change("sns")))
        self.assertFinds("ChargeRole cannot kms:GenerateDataKey", change("sqs"))
        self.assertFinds("with kms:viaservice sqs.us-east-1.amazonaws.com, which no arrow declares", change("sqs"))

    def test_an_arrow_without_its_permission_and_a_permission_without_its_arrow(self):
        rows = [row for row in arrows() if row["to"]["resource"] != "ledger"]
        self.assertFinds("ChargeRole can dynamodb:putitem", rows=rows)
        extra = {**arrows()[2], "to": {"resource": "ledger", "kind": "table", "port": "scan", "logical": "Ledger"}}
        self.assertFinds("ChargeRole cannot dynamodb:Scan", rows=arrows() + [extra])

    def test_an_arrow_that_the_table_does_not_know(self):
        extra = {**arrows()[2], "to": {"resource": "ledger", "kind": "table", "port": "burn", "logical": "Ledger"}}
        self.assertFinds("no row in rights.py for table port 'burn'", rows=arrows() + [extra])

    def test_the_proof_does_not_read_the_grants(self):
        rows = [{**row, "grants": [{"role": "ChargeRole", "actions": ["dynamodb:*"], "resources": ["*"]}]} for row in arrows()]

        def change(document):
            statements(document, "ChargePolicy")[0]["Action"] = "dynamodb:*"
        self.assertFinds("ChargeRole can dynamodb:deletetable", change, rows)

    def test_every_kind_of_call_reaches_the_iam_of_moto(self):
        document = good()
        document["Resources"].update({
            "Setting": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/app/setting", "Type": "String", "Value": "x"}},
            "Password": {"Type": "AWS::SecretsManager::Secret", "Properties": {"GenerateSecretString": {"PasswordLength": 20}}},
            "Seal": {"Type": "AWS::KMS::Key", "Properties": {"KeyPolicy": {"Statement": []}}},
            "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "bus"}},
        })
        with deploy.moto():
            stack = deployed(document)
            self.assertEqual([], stack.failed)
            proof = Proof(stack, [], source())
            self.assertEqual([], [line for line in enforced.findings(stack, proof.roles) if "did not ask" in line or "taken for" in line])
