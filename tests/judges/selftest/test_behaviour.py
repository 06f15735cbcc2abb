"""The living stack: deliveries, retries, dead letters, and calls that a role does not allow."""

import json
import tempfile
import unittest
import unittest.mock

from judges import behaviour, deploy, runtime

from .common import HERE, deployed, good, statements


class Behaviour(unittest.TestCase):
    def findings(self, change=lambda document: None, script=None):
        document = good()
        change(document)
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            path = HERE / "good.behaviour.json"
            if script:
                json.dump(script, file)
                file.flush()
                path = file.name
            return behaviour.findings(deployed(document), path)

    def test_the_good_template_behaves(self):
        self.assertEqual([], self.findings())

    def test_a_call_that_the_role_does_not_allow_is_refused_and_found(self):
        def change(document):
            statements(document, "ChargePolicy").pop(0)
        found = self.findings(change)
        self.assertTrue(any("Charge called dynamodb:PutItem" in line for line in found), found)
        self.assertTrue(any('"items": "Ledger"' in line and "0 items" in line for line in found), found)

    def test_without_a_dead_letter_queue_a_poisoned_message_never_rests(self):
        def change(document):
            document["Resources"]["Orders"]["Properties"].pop("RedrivePolicy")
        with unittest.mock.patch.object(runtime, "MOST_ROUNDS", 10):
            found = self.findings(change, {"steps": [{"send": "Orders", "body": "poison"}]})
        self.assertTrue(any("never come to rest" in line for line in found), found)

    def test_expectations_can_fail(self):
        wishes = [{"items": "Ledger", "count": 1}, {"messages": "OrdersDead", "count": 1}, {"invoked": "Charge", "times": 1},
                  {"objects": "Uploads", "count": 1}, {"object": "Uploads", "key": "a"}, {"items": "Nothing", "count": 0},
                  {"miracle": "Ledger"}]
        found = self.findings(script={"expect": wishes})
        self.assertEqual(len(wishes), len(found), found)

    def test_steps_can_fail(self):
        steps = [{"http": "GET /receipts/1", "expect": {"statusCode": 201}}, {"invoke": "Receipt", "expect": {"body": "bad"}},
                 {"fly": "Orders"}, {"send": "Nothing"}]
        found = self.findings(script={"steps": steps})
        self.assertEqual(len(steps), len(found), found)

    def test_a_text_may_be_wanted_as_the_json_that_it_holds(self):
        self.assertTrue(behaviour.holds({"body": {"id": "A-1"}}, {"body": '{"id": "A-1", "total": 1}'}))
        self.assertFalse(behaviour.holds({"body": {"id": "A-1"}}, {"body": '{"id": "B-2"}'}))
        self.assertFalse(behaviour.holds({"body": {"id": "A-1"}}, {"body": "A-1"}))

    def test_several_bodies_come_as_one_batch(self):
        wishes = [{"invoked": "Charge", "times": 1, "containing": "B-2"}, {"items": "Ledger", "where": {"id": {"S": "A-1"}}, "count": 1}]
        bodies = [{"id": "A-1"}, {"id": "B-2"}]
        self.assertEqual([], self.findings(script={"steps": [{"send": "Orders", "bodies": bodies, "then": wishes}]}))
        wrong = [{"invoked": "Charge", "times": 2}, {"items": "Ledger", "where": {"id": {"S": "C-3"}}, "count": 1}]
        found = self.findings(script={"steps": [{"send": "Orders", "bodies": bodies, "then": wrong}]})
        self.assertEqual(len(wrong), len(found), found)
