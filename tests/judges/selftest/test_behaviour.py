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

    def test_an_outage_fails_and_dead_letters_go_back_where_they_came_from(self):
        steps = [
            {"outage": ["Ledger"]},
            {"send": "Orders", "body": {"id": "A-1"},
             "then": [{"items": "Ledger", "count": 0}, {"messages": "OrdersDead", "count": 1, "containing": "A-1"}]},
            {"outage": ["Ledger"], "of": "dynamodb:GetItem"},
            {"redrive": "OrdersDead",
             "then": [{"items": "Ledger", "where": {"id": {"S": "A-1"}}, "count": 1}, {"messages": "OrdersDead", "count": 0}]},
        ]
        self.assertEqual([], self.findings(script={"steps": steps}))

    def test_what_must_hold_after_a_step_can_fail(self):
        wishes = [{"items": "Ledger", "where": {"id": {"S": "B-2"}}, "count": 1}, {"messages": "OrdersDead", "count": 1}]
        found = self.findings(script={"steps": [{"send": "Orders", "body": {"id": "A-1"}, "then": wishes}]})
        self.assertEqual(len(wishes), len(found), found)

    def test_a_host_outside_answers_and_forgets_between_scripts(self):
        def asks(document):
            charge = document["Resources"]["Charge"]["Properties"]
            charge["Code"]["ZipFile"] = (
                "import os, urllib.request\n"
                "def handler(event, context):\n"
                "    with urllib.request.urlopen(os.environ['HOST'] + '/a', data=b'hello') as answer:\n"
                "        return answer.read().decode() + answer.headers['Told']\n")
        with tempfile.NamedTemporaryFile("w", suffix=".py") as host:
            host.write("asked = []\n"
                       "def answer(method, path, headers, body):\n"
                       "    asked.append(1)\n"
                       "    return 200, {'Told': str(len(asked))}, f'{method} {path} {body.decode()} '.encode()\n")
            host.flush()
            script = {"outside": {"Charge": {"HOST": host.name}}, "steps": [{"invoke": "Charge", "expect": "POST /a hello 1"}]}
            self.assertEqual([], self.findings(asks, script))
            self.assertEqual([], self.findings(asks, script))

    def test_a_clock_tells_the_time_that_it_means(self):
        def tells(document):
            document["Resources"]["Nightly"]["Properties"]["Target"].pop("Input")
        def says(document):
            document["Resources"]["Nightly"]["Properties"]["Target"]["Input"] = '{"at": "poison <aws.scheduler.scheduled-time>"}'
        at, lost = "2027-02-01T00:05:00Z", {"messages": "ReceiptFailures", "containing": "poison 2027-02-01T00:05:00Z", "count": 1}
        self.assertEqual([], self.findings(says, {"steps": [{"tick": "Nightly", "at": at, "then": [lost]}]}))
        with unittest.mock.patch.object(runtime.Runtime, "call_later") as call:
            self.assertEqual([], self.findings(tells, {"steps": [{"tick": "Nightly", "at": at}]}))
        self.assertEqual(at, call.call_args.args[1]["time"])
