"""The small parts: intrinsic functions, requests in IAM's words, policies, the table of accepted findings."""

import pathlib
import tempfile
import unittest

from judges import calls, iam, template
from judges.accepted import Accepted, Finding


class Templates(unittest.TestCase):
    def test_short_tags_and_intrinsic_functions(self):
        document = template.parse("""
Conditions: { Yes: !Equals [a, a] }
Mappings: { M: { r: { c: 7 } } }
Resources: { A: { Type: T } }
Value:
  - !Sub "${A}-${A.Arn}-${!Kept}-${AWS::Region}"
  - !Join ["/", [x, !Ref A]]
  - !If [Yes, 1, 2]
  - !FindInMap [M, r, c]
  - !Select [1, !Split [",", "p,q"]]
  - !Ref AWS::NoValue
  - 2012-10-17
""")
        evaluator = template.Evaluator(document, "eu-west-1", lambda name: f"ref-{name}", lambda name, it: f"{it} of {name}")
        self.assertEqual(
            ["ref-A-Arn of A-${Kept}-eu-west-1", "x/ref-A", 1, 7, "q", "2012-10-17"], evaluator.value(document["Value"]))

    def test_order_of_creation(self):
        resources = {"A": {"Properties": {"x": {"Fn::Sub": "${B.Arn}"}}}, "B": {"DependsOn": "C"}, "C": {}}
        self.assertEqual(["C", "B", "A"], template.creation_order(resources))
        with self.assertRaises(template.Cycle):
            template.creation_order({"A": {"DependsOn": "B"}, "B": {"Properties": {"x": {"Ref": "A"}}}})


class Requests(unittest.TestCase):
    def read(self, service, operation="", body=b"", method="POST", url="/"):
        headers = {"Authorization": f"AWS4-HMAC-SHA256 Credential=KEY/20300101/us-east-1/{service}/aws4_request, x",
                   "X-Amz-Target": operation}
        return calls.read(method, url, headers, body).pairs

    def test_batches_are_single_actions(self):
        pairs = self.read("sqs", "AmazonSQS.SendMessageBatch", b'{"QueueUrl": "http://x/123456789012/q"}')
        self.assertEqual([("sqs:SendMessage", "arn:aws:sqs:us-east-1:123456789012:q")], pairs)

    def test_transactions_are_their_parts(self):
        body = b'{"TransactItems": [{"Put": {"TableName": "t"}}, {"ConditionCheck": {"TableName": "u"}}]}'
        table = "arn:aws:dynamodb:us-east-1:123456789012:table/"
        self.assertEqual([("dynamodb:PutItem", table + "t"), ("dynamodb:ConditionCheckItem", table + "u")],
                         self.read("dynamodb", "DynamoDB_20120810.TransactWriteItems", body))

    def test_objects_and_buckets(self):
        self.assertEqual([("s3:GetObject", "arn:aws:s3:::b/in/a")], self.read("s3", method="HEAD", url="/b/in/a"))
        self.assertEqual([("s3:ListBucket", "arn:aws:s3:::b")], self.read("s3", method="GET", url="/b?list-type=2"))
        self.assertEqual([("s3:PutObject", "arn:aws:s3:::b/k")], self.read("s3", method="PUT", url="https://b.s3.amazonaws.com/k"))


class Policies(unittest.TestCase):
    def allows(self, statement, action, resource, **rest):
        return iam.allows([{"Statement": statement}], action, resource, **rest)

    def test_wildcards_denials_and_case(self):
        allow = {"Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::b/in/*"}
        self.assertTrue(self.allows(allow, "s3:getobject", "arn:aws:s3:::b/in/a"))
        self.assertFalse(self.allows(allow, "s3:GetObject", "arn:aws:s3:::b/out/a"))
        self.assertFalse(self.allows([allow, {"Effect": "Deny", "Action": "*", "Resource": "*"}], "s3:GetObject", "arn:aws:s3:::b/in/a"))

    def test_conditions(self):
        allow = {"Effect": "Allow", "Action": "a:B", "Resource": "*", "Condition": {"ArnLike": {"aws:SourceArn": "arn:x:*"}}}
        self.assertTrue(self.allows(allow, "a:B", "r", context={"aws:sourcearn": "arn:x:1"}))
        self.assertFalse(self.allows(allow, "a:B", "r", context={"aws:sourcearn": "arn:y:1"}))
        self.assertFalse(self.allows(allow, "a:B", "r"))

    def test_principals(self):
        allow = {"Effect": "Allow", "Action": "a:B", "Resource": "*", "Principal": {"Service": "sns.amazonaws.com"}}
        self.assertTrue(self.allows(allow, "a:B", "r", service="sns.amazonaws.com"))
        self.assertFalse(self.allows(allow, "a:B", "r", service="events.amazonaws.com"))


class AcceptedFindings(unittest.TestCase):
    ROW = '[[accepted]]\njudge = "checkov"\ncode = "X1"\nresource = "AWS::A::B"\nreason = "because of a good reason"\n'

    def table(self, page, found):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            (folder / "t.toml").write_text(self.ROW)
            (folder / "p.md").write_text(page)
            accepted = Accepted("checkov", folder / "t.toml", folder / "p.md")
            return accepted.rest(found), accepted.problems()

    def test_a_row_must_be_used_and_listed(self):
        finding = Finding("X1", "Name", "AWS::A::B", "text", "file")
        page = "| checkov | X1 | `AWS::A::B` | because of a good reason |"
        self.assertEqual(([], []), self.table(page, [finding]))
        self.assertEqual(1, len(self.table(page, [])[1]))
        self.assertEqual(1, len(self.table("", [finding])[1]))

    def test_what_no_row_accepts_stays(self):
        self.assertEqual(1, len(self.table("", [Finding("X2", "Name", "AWS::A::B", "text", "file")])[0]))
        self.assertEqual(1, len(self.table("", [Finding("X1", "Name", "AWS::C::D", "text", "file")])[0]))
