"""Faults of programs with several stacks: their order, what they give each other, and what is replicated."""

import json
import tempfile
import unittest

import boto3

from judges import behaviour, deploy, proof, template, transport
from judges.deployment import Deployment, plan_of_one

from . import regions
from .common import good


class Stacks(unittest.TestCase):
    def findings(self, change=None, late=False):
        with deploy.moto():
            return [line for _, line in regions.deployed(change, late).findings()]

    def assertFinds(self, change, *texts, late=False):
        found = self.findings(change, late)
        for text in texts:
            self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_good_program_deploys_in_both_orders(self):
        for late, first in ((False, "us-west-2"), (True, "edge")):
            with self.subTest(late=late), deploy.moto():
                deployment = regions.deployed(late=late)
                self.assertEqual([], deployment.findings())
                self.assertEqual(["global", first], list(deployment.stacks)[:2])
                self.assertEqual([], [line for stack in deployment.stacks.values() for line in transport.findings(stack)])

    def test_one_template_is_a_program_too(self):
        with deploy.moto():
            deployment = Deployment(plan_of_one(good()))
            self.assertEqual([], deployment.findings())
            self.assertEqual("template", deployment.home())
            self.assertFalse(deployment.plan.has_orders)

    def test_what_the_manifest_has_wrong(self):
        def change(_, documents, rows):
            documents["extra.yaml"] = {"Resources": {}}
            rows[2]["depends_on"] = []
            rows[2]["parameters"].pop()
            rows[1]["parameters"][0]["from"]["output"] = "Nothing"
            rows[3].update(name="example", region="eu-west-1", depends_on=["global.yaml", "nobody.yaml"])
            rows.append({"name": "lost", "template": "lost.yaml"})
        self.assertFinds(
            change, "the manifest names lost.yaml, which is not there", "the manifest does not name extra.yaml",
            "eu-west-1.yaml takes RootZoneId from global.yaml and does not depend on it",
            "eu-west-1.yaml: the manifest asks for ['RootZoneId']", "global.yaml has no output Nothing",
            "edge.yaml and eu-west-1.yaml are both stack example in eu-west-1",
            "edge.yaml depends on nobody, which does not come before it")

    def test_a_stack_that_waits_for_another_region_in_secret(self):
        def change(stacks, documents, rows):
            documents["eu-west-1.yaml"]["Outputs"] = {"Api": {"Value": {"Ref": "Public"}}}
            documents["us-west-2.yaml"]["Parameters"]["Api"] = {"Type": "String"}
            rows[1]["parameters"].append({"name": "Api", "from": {"template": "eu-west-1.yaml", "output": "Api"}})
        self.assertFinds(change, "us-west-2.yaml takes Api from eu-west-1.yaml and does not depend on it",
                         "parameter Api: eu-west-1.yaml has no output Api")
        late = self.findings(change, late=True)
        self.assertFalse(any("has no output Api" in line for line in late), late)

    def test_a_name_that_two_regions_give_to_one_role(self):
        def change(stacks, *_):
            for name in ("eu-west-1", "us-west-2"):
                stacks[name]["RegisterRole"]["Properties"]["RoleName"] = "register"
        self.assertFinds(change, "EntityAlreadyExists")

    def test_a_table_that_a_region_makes_again(self):
        def change(stacks, *_):
            stacks["us-west-2"]["Again"] = {"Type": "AWS::DynamoDB::Table", "Properties": {
                **{key: stacks["global"]["Users"]["Properties"][key] for key in ("TableName", "BillingMode", "KeySchema", "AttributeDefinitions")}}}
        self.assertFinds(change, "ResourceInUse")

    def test_replicas_that_aws_refuses(self):
        def without(key):
            return lambda stacks, *_: stacks["global"]["Users"]["Properties"].pop(key)

        def keys_only(stacks, *_):
            stacks["global"]["Users"]["Properties"]["StreamSpecification"]["StreamViewType"] = "KEYS_ONLY"

        def elsewhere(stacks, *_):
            stacks["global"]["Users"]["Properties"]["Replicas"].pop(0)

        def unknown(stacks, *_):
            stacks["global"]["Users"]["Properties"]["Replicas"][1]["Colour"] = "blue"
        self.assertFinds(without("StreamSpecification"), "replicas need a stream of new and old images")
        self.assertFinds(keys_only, "replicas need a stream of new and old images")
        self.assertFinds(elsewhere, "a replica in its own region eu-west-1")
        self.assertFinds(unknown, "AWS::DynamoDB::GlobalTable.Replicas.Colour")

    def test_what_is_replicated_is_there_in_each_region(self):
        with deploy.moto():
            regions.deployed()
            key = {"id": {"S": "one"}}
            boto3.client("dynamodb", "us-west-2").put_item(TableName="example-users", Item=key)
            self.assertIn("Item", boto3.client("dynamodb", "eu-west-1").get_item(TableName="example-users", Key=key))
            for region in ("eu-west-1", "us-west-2"):
                client = boto3.client("dynamodb", region)
                table = client.describe_table(TableName="example-users")["Table"]
                self.assertIn(f":{region}:", table["TableArn"])
                self.assertTrue(table["DeletionProtectionEnabled"])
                backups = client.describe_continuous_backups(TableName="example-users")["ContinuousBackupsDescription"]
                self.assertEqual("ENABLED", backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"])
                self.assertTrue(boto3.client("secretsmanager", region).get_secret_value(SecretId="example/token")["SecretString"])

    def test_a_key_for_one_region(self):
        def change(stacks, *_):
            stacks["global"]["Seal"]["Properties"].pop("MultiRegion")
        self.assertFinds(change, "is not for several regions")

    def test_a_bucket_that_CloudFront_may_not_read(self):
        def policy(stacks, *_):
            stacks["edge"]["FilesPolicy"]["Properties"]["PolicyDocument"]["Statement"].pop(0)

        def another(stacks, *_):
            statement = stacks["edge"]["FilesPolicy"]["Properties"]["PolicyDocument"]["Statement"][0]
            statement["Condition"]["StringEquals"]["aws:SourceArn"] = "arn:aws:cloudfront::123456789012:distribution/OTHER"

        def access(stacks, *_):
            stacks["edge"]["Site"]["Properties"]["DistributionConfig"]["Origins"][0].pop("OriginAccessControlId")
        self.assertFinds(policy, "cloudfront.amazonaws.com may not s3:GetObject")
        self.assertFinds(another, "cloudfront.amazonaws.com may not s3:GetObject")
        self.assertFinds(access, "Site -> Files: requests are not signed")

    def test_forms_that_moto_does_not_check(self):
        def change(stacks, *_):
            edge = stacks["edge"]
            edge["Headers"]["Properties"]["ResponseHeadersPolicyConfig"]["Colour"] = "blue"
            edge["Caching"]["Properties"]["CachePolicyConfig"]["MinTTL"] = "soon"
            edge["Paths"]["Properties"]["FunctionConfig"].pop("Runtime")
        self.assertFinds(
            change, "AWS::CloudFront::ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Colour", "not made: Caching", "create_function")


class ReplicatedBuckets(unittest.TestCase):
    def findings(self, change=lambda resources: None):
        resources = template.parse(BUCKETS)["Resources"]
        change(resources)
        with deploy.moto():
            return deploy.Stack({"Resources": resources}).deploy().findings()

    def test_the_good_one(self):
        self.assertEqual([], self.findings())

    def test_a_copy_without_versions(self):
        found = self.findings(lambda resources: resources["Copy"].pop("Properties"))
        self.assertTrue(any("has no versions" in line for line in found), found)

    def test_a_role_that_may_not_copy(self):
        found = self.findings(lambda resources: resources["Policy"]["Properties"]["PolicyDocument"]["Statement"].pop())
        self.assertTrue(any("does not allow s3:ReplicateObject" in line for line in found), found)


BUCKETS = """
Resources:
  Files:
    Type: AWS::S3::Bucket
    DependsOn: Policy
    Properties:
      VersioningConfiguration: { Status: Enabled }
      WebsiteConfiguration:
        IndexDocument: index.html
        ErrorDocument: error.html
        RoutingRules: [{ RoutingRuleCondition: { KeyPrefixEquals: old/ }, RedirectRule: { ReplaceKeyPrefixWith: new/ } }]
      ReplicationConfiguration:
        Role: !GetAtt Role.Arn
        Rules:
          - Id: all
            Status: Enabled
            Priority: 1
            Filter: { Prefix: "" }
            DeleteMarkerReplication: { Status: Enabled }
            Destination: { Bucket: !GetAtt Copy.Arn }
  Copy:
    Type: AWS::S3::Bucket
    Properties: { VersioningConfiguration: { Status: Enabled } }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: s3.amazonaws.com }, Action: "sts:AssumeRole" }]
  Policy:
    Type: AWS::IAM::Policy
    Properties:
      PolicyName: copy
      Roles: [!Ref Role]
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"], Resource: "arn:aws:s3:::*" }
          - { Effect: Allow, Action: ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl"], Resource: "arn:aws:s3:::*/*" }
          - { Effect: Allow, Action: ["s3:ReplicateObject", "s3:ReplicateDelete"], Resource: !Sub "${Copy.Arn}/*" }
"""


class IamProofOfRegions(unittest.TestCase):
    def proof(self, change=None, rows=None):
        with deploy.moto():
            return proof.findings(regions.deployed(change), regions.arrows() if rows is None else rows)

    def assertFinds(self, name, change, *texts, rows=None):
        found = self.proof(change, rows)
        for text in texts:
            self.assertTrue(any(it == name and text in line for it, line in found), f"{text!r} is not in {found}")

    def test_the_good_program_is_proved(self):
        self.assertEqual([], self.proof())

    def resource(self, region, number, arn):
        def change(stacks, *_):
            statement = stacks[region]["RegisterPolicy"]["Properties"]["PolicyDocument"]["Statement"][number]
            statement["Resource"] = arn
        return change

    def test_any_region(self):
        change = self.resource("us-west-2", 0, "arn:aws:dynamodb:*:123456789012:table/example-users")
        self.assertFinds("us-west-2", change, "grants dynamodb:PutItem on arn:aws:dynamodb:*",
                         "can dynamodb:putitem on arn:aws:dynamodb:us-east-1:")

    def test_the_other_region(self):
        change = self.resource("us-west-2", 0, "arn:aws:dynamodb:eu-west-1:123456789012:table/example-users")
        self.assertFinds("us-west-2", change, "cannot dynamodb:PutItem on arn:aws:dynamodb:us-west-2",
                         "moto denies RegisterRole dynamodb:PutItem on Users",
                         "grants dynamodb:PutItem on arn:aws:dynamodb:eu-west-1")

    def test_any_secret(self):
        change = self.resource("eu-west-1", 1, "arn:aws:secretsmanager:eu-west-1:123456789012:secret:example/*")
        self.assertFinds("eu-west-1", change, "grants secretsmanager:GetSecretValue on")

    def test_an_arrow_of_one_region_alone(self):
        rows = [row for row in regions.arrows() if (row["stack"], row["to"]["kind"]) != ("us-west-2", "table")]
        found = self.proof(rows=rows)
        self.assertTrue(any(name == "us-west-2" and "can dynamodb:putitem" in line for name, line in found), found)
        self.assertFalse(any(name == "eu-west-1" for name, _ in found), found)

    def test_what_is_not_replicated_here(self):
        def change(stacks, *_):
            stacks["global"]["Users"]["Properties"]["Replicas"].pop()
        self.assertFinds("us-west-2", change, "Users is not in the template")

    def test_a_stack_that_is_not_there(self):
        rows = [{**row, "stack": "ap-south-1"} for row in regions.arrows()]
        self.assertFinds("why.json", None, "there is no stack ap-south-1", rows=rows)

    def test_a_replica_of_a_key(self):
        def use(region, logical):
            def change(stacks, *_):
                stacks[region]["RegisterPolicy"]["Properties"]["PolicyDocument"]["Statement"].append(
                    {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": {"Fn::GetAtt": [logical, "Arn"]}})
            return change
        row = {**regions.arrows()[2], "to": {"resource": "seal", "kind": "key", "port": "decrypt", "logical": "SealHere"}}
        self.assertEqual([], self.proof(use("us-west-2", "SealHere"), regions.arrows() + [row]))
        self.assertFinds("us-west-2", use("us-west-2", "SealHere"), "can kms:decrypt on")
        self.assertFinds("us-west-2", None, "moto denies RegisterRole kms:Decrypt on SealHere", rows=regions.arrows() + [row])


class BehaviourInRegions(unittest.TestCase):
    def test_a_function_writes_to_the_replica_of_its_region(self):
        script = {"steps": [{"invoke": "Register", "payload": {"id": "one"}}], "expect": [{"items": "Users", "count": 1}]}
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(script, file)
            file.flush()
            deployment = regions.deployed()
            self.assertEqual("eu-west-1", deployment.home())
            for name in ("eu-west-1", "us-west-2"):
                self.assertEqual([], behaviour.findings(deployment.seen_from(name), file.name))
