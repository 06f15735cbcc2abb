"""Streams and deliveries: the stand-ins for what reads and writes them, and faults of their roles."""

import base64
import json
import tempfile
import unittest

from judges import behaviour, deploy, template
from judges.proof import Proof
from judges.runtime import Runtime

from .common import HERE, deployed, statements


def good():
    """A fresh copy of the template without faults."""
    return template.load(HERE / "streams.yaml")


def arrow(start, kind, end, end_kind, port, mode):
    side = {"resource": start.lower(), "kind": kind, "port": "", "logical": start}
    return {"source": "main.sls:1", "from": side, "mode": mode,
            "to": {"resource": end.lower(), "kind": end_kind, "port": port, "logical": end}}


ARROWS = [
    arrow("Clicks", "stream", "Count", "function", "", "poll"), arrow("Clicks", "stream", "Kept", "delivery", "", "poll"),
    arrow("Raw", "delivery", "Archive", "bucket", "write", "managed"),
    arrow("Kept", "delivery", "Archive", "bucket", "write", "managed"),
]


def mapping(document):
    return document["Resources"]["ClicksToCount"]["Properties"]


class Reading(unittest.TestCase):
    """How Lambda reads a stream."""

    def read(self, texts, change=lambda document: None):
        """The batches that the function saw, and the notes that it left."""
        document = good()
        change(document)
        with deploy.moto():
            stack = deployed(document)
            self.assertEqual([], stack.failures())
            with Runtime(stack, {}) as runtime:
                for text in texts:
                    runtime.put_record(stack.attributes["Clicks"]["Arn"], text, "same")
                runtime.settle()
                self.assertEqual([], runtime.refused)
                batches = [[base64.b64decode(it["kinesis"]["data"]).decode() for it in run.event["Records"]]
                           for run in runtime.runs if run.function == "Count"]
                return batches, self.notes(stack)

    def notes(self, stack):
        sqs, found = stack.client("sqs"), []
        while received := sqs.receive_message(QueueUrl=stack.physical["CountFailures"], MaxNumberOfMessages=10).get("Messages"):
            found += [json.loads(it["Body"])["KinesisBatchInfo"] for it in received]
        return [(it["startSequenceNumber"], it["batchSize"]) for it in found]

    def test_records_come_in_order_and_in_batches(self):
        self.assertEqual(([["a", "b"], ["c"]], []), self.read(["a", "b", "c"], lambda it: mapping(it).update(BatchSize=2)))

    def test_a_bad_record_is_cut_out(self):
        batches, notes = self.read(["a", "b", "throw", "d"])
        self.assertEqual([["a", "b", "throw", "d"], ["a", "b"], ["throw", "d"], ["throw"], ["throw"], ["throw"], ["d"]], batches)
        self.assertEqual([("3", 1)], notes)

    def test_without_cutting_the_batch_is_given_up_as_a_whole(self):
        batches, notes = self.read(["a", "throw"], lambda it: mapping(it).update(BisectBatchOnFunctionError=False))
        self.assertEqual(([["a", "throw"]] * 3, [("1", 2)]), (batches, notes))

    def test_what_is_done_is_not_tried_again(self):
        batches, notes = self.read(["a", "report", "c"])
        self.assertEqual([["a", "report", "c"], ["report", "c"], *[["report"]] * 3, ["c"]], batches)
        self.assertEqual([("2", 1)], notes)

    def test_reports_count_only_where_the_mapping_asks_for_them(self):
        batches, notes = self.read(["a", "report"], lambda it: mapping(it).pop("FunctionResponseTypes"))
        self.assertEqual(([["a", "report"]], []), (batches, notes))

    def test_a_report_that_nobody_can_read_is_a_failure_of_all(self):
        batches, notes = self.read(["mumble"])
        self.assertEqual(([["mumble"]] * 3, [("1", 1)]), (batches, notes))

    def test_without_a_destination_nothing_is_left(self):
        _, notes = self.read(["throw"], lambda it: mapping(it).pop("DestinationConfig"))
        self.assertEqual([], notes)


class Delivering(unittest.TestCase):
    """How Firehose gathers, transforms and writes."""

    def findings(self, steps, wishes, change=lambda document: None):
        document = good()
        change(document)
        with deploy.moto(), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump({"steps": steps, "expect": wishes}, file)
            file.flush()
            return behaviour.findings(deployed(document), file.name)

    def records(self, *texts):
        return [{"put_record": "Raw", "records": [{"data": text} for text in texts]}]

    def test_records_are_transformed_and_become_lines_of_one_object(self):
        wishes = [{"objects": "Archive", "prefix": "raw/2030-01/", "containing": "A\nB\n", "count": 1},
                  {"objects": "Archive", "count": 1}, {"invoked": "Clean", "times": 1}]
        self.assertEqual([], self.findings(self.records("a", "drop", "b"), wishes))

    def test_what_is_refused_or_forgotten_is_an_error(self):
        raw = base64.b64encode(b"forget").decode()
        wishes = [{"objects": "Archive", "prefix": "raw/", "containing": "A\n", "count": 1},
                  {"objects": "Archive", "prefix": "failed/processing-failed/", "containing": raw, "count": 1}]
        self.assertEqual([], self.findings(self.records("a", "refuse", "forget"), wishes))

    def test_a_function_that_throws_is_tried_again_and_then_all_records_failed(self):
        wishes = [{"objects": "Archive", "prefix": "raw/", "count": 0}, {"invoked": "Clean", "times": 2},
                  {"objects": "Archive", "prefix": "failed/", "count": 1}]
        self.assertEqual([], self.findings(self.records("a", "throw"), wishes))

    def test_a_delivery_reads_its_stream(self):
        steps = [{"put_record": "Clicks", "data": "a"}, {"put_record": "Clicks", "data": "b"}]
        wishes = [{"objects": "Archive", "prefix": "kept/2030/01/01/00/", "count": 2}, {"records": "Clicks", "count": 2},
                  {"records": "Clicks", "containing": "b", "count": 1}]
        self.assertEqual([], self.findings(steps, wishes))

    def test_expectations_can_fail(self):
        wishes = [{"objects": "Archive", "containing": "A", "count": 2}, {"records": "Clicks", "count": 1},
                  {"objects": "Archive", "prefix": "kept/"}]
        self.assertEqual(len(wishes), len(self.findings(self.records("a"), wishes)))

    def test_each_step_needs_its_right(self):
        for number, action in ((1, "s3:PutObject"), (2, "lambda:InvokeFunction")):
            found = self.findings(self.records("a"), [], lambda it, n=number: statements(it, "RawPolicy").pop(n))
            self.assertTrue(any(f"Raw called {action}" in line for line in found), found)


class Rights(unittest.TestCase):
    """Too much and too little in the roles of readers and deliveries."""

    def proof(self, change=lambda document: None):
        document = good()
        change(document)
        with deploy.moto():
            stack = deployed(document)
            return stack.findings() + Proof(stack, ARROWS).run()

    def assertFinds(self, texts, change):
        found = self.proof(change)
        for text in texts:
            self.assertTrue(any(text in line for line in found), f"{text!r} is not in {found}")

    def test_the_template_is_proved(self):
        self.assertEqual([], self.proof())

    def test_a_consumer_that_may_not_subscribe(self):
        wanted = ["does not allow kinesis:SubscribeToShard", "CountRole cannot kinesis:SubscribeToShard"]
        self.assertFinds(wanted, lambda it: statements(it, "CountPolicy").pop(2))

    def test_a_consumer_that_may_subscribe_to_everything(self):
        def change(document):
            statements(document, "CountPolicy")[2]["Resource"] = {"Fn::Sub": "${Clicks.Arn}/consumer/*"}
        self.assertFinds(["CountRole can kinesis:subscribetoshard", "CountRole grants kinesis:SubscribeToShard"], change)

    def test_a_delivery_that_may_write_anywhere(self):
        def change(document):
            statements(document, "RawPolicy")[1]["Resource"] = {"Fn::Sub": "${Archive.Arn}/*"}
        self.assertFinds(["RawRole can s3:putobject", "RawRole grants s3:PutObject"], change)

    def test_a_delivery_that_may_not_write_its_errors(self):
        def change(document):
            statements(document, "RawPolicy")[1]["Resource"].pop()
        self.assertFinds(["does not allow s3:PutObject", "RawRole cannot s3:PutObject"], change)

    def test_a_delivery_that_may_not_call_its_function(self):
        wanted = ["does not allow lambda:InvokeFunction", "RawRole cannot lambda:GetFunctionConfiguration"]
        self.assertFinds(wanted, lambda it: statements(it, "RawPolicy").pop(2))

    def test_a_delivery_that_may_not_read_its_stream(self):
        wanted = ["does not allow kinesis:GetRecords", "KeptRole cannot kinesis:GetRecords"]
        self.assertFinds(wanted, lambda it: statements(it, "KeptPolicy").pop(2))

    def test_a_delivery_that_may_write_into_its_stream(self):
        def change(document):
            statements(document, "KeptPolicy")[2]["Action"].append("kinesis:PutRecord")
        self.assertFinds(["KeptRole can kinesis:putrecord", "moto lets KeptRole kinesis:PutRecord on Clicks"], change)

    def test_a_role_that_firehose_may_not_assume(self):
        for wrong in ({"Principal": {"Service": "lambda.amazonaws.com"}}, {"Condition": {"StringEquals": {"sts:ExternalId": "1"}}}):
            def change(document, wrong=wrong):
                document["Resources"]["RawRole"]["Properties"]["AssumeRolePolicyDocument"]["Statement"][0].update(wrong)
            self.assertFinds(["firehose.amazonaws.com may not assume"], change)

    def test_a_subscription_without_the_right_role(self):
        def change(document):
            document["Resources"]["News"] = {"Type": "AWS::SNS::Topic"}
            document["Resources"]["NewsToRaw"] = {"Type": "AWS::SNS::Subscription", "Properties": {
                "TopicArn": {"Ref": "News"}, "Protocol": "firehose", "Endpoint": {"Fn::GetAtt": ["Raw", "Arn"]},
                "SubscriptionRoleArn": {"Fn::GetAtt": ["KeptRole", "Arn"]}}}
        self.assertFinds(["sns.amazonaws.com may not assume", "does not allow firehose:PutRecord"], change)


class Making(unittest.TestCase):
    """What AWS refuses and moto takes."""

    def failures(self, change):
        document = good()
        change(document)
        with deploy.moto():
            return " ".join(deployed(document).failures())

    def test_contradictions_are_not_made(self):
        def no_mode(document):
            document["Resources"]["Clicks"]["Properties"].pop("StreamModeDetails")
            document["Resources"]["Clicks"]["Properties"].pop("ShardCount")

        def no_source(document):
            document["Resources"]["Kept"]["Properties"].pop("KinesisStreamSourceConfiguration")

        def key(document):
            document["Resources"]["Kept"]["Properties"]["DeliveryStreamEncryptionConfigurationInput"] = {"KeyType": "AWS_OWNED_CMK"}

        def no_consumer(document):
            mapping(document)["EventSourceArn"] = {"Fn::Sub": "${Clicks.Arn}/consumer/Nobody"}
        wanted = {no_mode: "has shards, or is ON_DEMAND", no_source: "do not agree", key: "encrypted there", no_consumer: "Nobody"}
        for change, text in wanted.items():
            self.assertIn(text, self.failures(change))
