"""The stand-in for pipes: what goes through, what is filtered, cut in two, given up, and what a role does not allow."""

import json
import tempfile
import unittest
import unittest.mock

from judges import behaviour, deploy, paths, pipes, template

from .common import HERE, deployed, statements

SCRIPT = {
    "steps": [
        {"send": "Orders", "body": {"id": "good"}},
        {"send": "Orders", "body": {"id": "bad"}},
        {"send": "Orders", "body": "no order"},
        *({"put_item": "Outbox", "item": {"id": {"S": name}}} for name in ("A-1", "poison", "quiet", "B-2")),
        {"put_item": "Outbox", "item": {"id": {"S": "A-1"}, "changed": {"BOOL": True}}},
    ],
    "expect": [
        {"messages": "Orders", "count": 0},
        {"messages": "OrdersDead", "count": 1, "containing": "bad"},
        {"messages": "OrdersDead", "count": 1},
        {"messages": "Out", "count": 2},
        {"messages": "Out", "count": 1, "containing": "{\"text\": \"order A-1\", \"total\": 3}"},
        {"messages": "Failures", "count": 1},
        {"invoked": "Take", "times": 3},
    ],
}


class Pipes(unittest.TestCase):
    def findings(self, change=lambda document: None, script=None):
        document = template.load(HERE / "pipes.yaml")
        change(document)
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(script or SCRIPT, file)
            file.flush()
            return behaviour.findings(deployed(document), file.name)

    def assertFinds(self, text, change):
        found = self.findings(change)
        self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_good_template_behaves_and_is_wired(self):
        self.assertEqual([], self.findings())
        with deploy.moto():
            self.assertEqual([], [it for it in deployed(template.load(HERE / "pipes.yaml")).findings() if "pipe" in it])

    def test_a_pipe_that_is_stopped_does_nothing(self):
        def change(document):
            document["Resources"]["Load"]["Properties"]["DesiredState"] = "STOPPED"
        self.assertFinds('"messages": "Orders", "count": 0', change)

    def test_what_the_role_does_not_allow_is_refused_and_found(self):
        for place, text in ((0, "Load called sqs:ReceiveMessage"), (1, "Publish called dynamodb:GetRecords"),
                            (2, "Load called lambda:InvokeFunction"), (3, "Publish called sqs:SendMessage")):
            with self.subTest(text):
                self.assertFinds(text, lambda document: statements(document, "PipePolicy").pop(place))

    def test_the_wiring_judge_misses_the_same_rights(self):
        for place in range(4):
            document = template.load(HERE / "pipes.yaml")
            statements(document, "PipePolicy").pop(place)
            with self.subTest(place), deploy.moto():
                found = deployed(document).findings()
                self.assertTrue(any("role" in line and "does not allow" in line and "pipe" in line for line in found), found)

    def test_a_trust_for_another_account(self):
        document = template.load(HERE / "pipes.yaml")
        trust = document["Resources"]["PipeRole"]["Properties"]["AssumeRolePolicyDocument"]["Statement"][0]
        trust["Condition"]["StringEquals"]["aws:SourceAccount"] = "999999999999"
        with deploy.moto():
            found = deployed(document).findings()
        self.assertTrue(any("pipes.amazonaws.com may not assume" in line for line in found), found)

    def test_a_batch_that_is_not_cut_takes_the_good_down_with_the_bad(self):
        def change(document):
            settings = document["Resources"]["Publish"]["Properties"]["SourceParameters"]["DynamoDBStreamParameters"]
            del settings["OnPartialBatchItemFailure"]
        script = {"steps": [{"put_items": "Outbox"}], "expect": SCRIPT["expect"][3:5]}
        with unittest.mock.patch.dict(behaviour.STEPS, {"put_items": put_items}):
            self.assertEqual([], self.findings(script=script))
            self.assertNotEqual([], self.findings(change, script))

    def test_a_filter_that_lets_nothing_through(self):
        def change(document):
            settings = document["Resources"]["Publish"]["Properties"]["SourceParameters"]
            settings["FilterCriteria"]["Filters"][0]["Pattern"] = '{"eventName": ["REMOVE"]}'
        self.assertFinds('"messages": "Out", "count": 2', change)

    def test_a_template_that_gives_no_json(self):
        def change(document):
            document["Resources"]["Publish"]["Properties"]["TargetParameters"]["InputTemplate"] = '{"id": order <$.id>}'
        self.assertFinds('"messages": "Out", "count": 2', change)

    def test_a_group_that_the_record_does_not_have(self):
        def change(document):
            parameters = document["Resources"]["Publish"]["Properties"]["TargetParameters"]
            parameters["SqsQueueParameters"]["MessageGroupId"] = "$.customer"
        self.assertFinds('"messages": "Out", "count": 2', change)


def put_items(runtime, step):
    """Several changes in one batch."""
    for name in ("A-1", "poison", "B-2"):
        runtime.stack.client("dynamodb").put_item(TableName=runtime.stack.physical[step["put_items"]], Item={"id": {"S": name}})


class Parts(unittest.TestCase):
    def test_a_reference_is_json_outside_of_quotation_marks_and_text_inside(self):
        record = {"body": {"id": "a\"b", "n": 1, "tags": ["x"]}}
        given = pipes.filled('{"a": <$.body.id>, "b": "is <$.body.id>", "c": <$.body.tags[0]>, "d": "<$.body.n>"}', record, {})
        self.assertEqual({"a": 'a"b', "b": 'is a"b', "c": "x", "d": "1"}, json.loads(given))

    def test_json_in_a_body_is_looked_into(self):
        self.assertEqual({"body": {"id": 1}}, pipes.opened({"body": "{\"id\": 1}"}))
        self.assertEqual({"body": "words"}, pipes.opened({"body": "words"}))

    def test_paths(self):
        document = {"items": [{"id": 1}, {"id": 2}, {}]}
        self.assertEqual(2, paths.find(document, "$.items[1].id"))
        self.assertEqual([1, 2], paths.find(document, "$.items[*].id"))
        self.assertEqual(document, paths.find(document, "$"))
        for missing in ("$.item", "$.items[7]", "$.items.id"):
            self.assertIs(paths.NOTHING, paths.find(document, missing), missing)
