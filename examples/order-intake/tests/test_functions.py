"""The functions against a ledger and a topic made of plain dictionaries. Run: python3 -m unittest discover tests"""

import contextlib
import importlib.util
import io
import json
import os
import pathlib
import sys
import unittest
from unittest import mock

FUNCTIONS = pathlib.Path(__file__).parent.parent / "functions"


def load(name, **env):
    spec = importlib.util.spec_from_file_location(name, FUNCTIONS / name / "app.py")
    module = importlib.util.module_from_spec(spec)
    with mock.patch.dict(os.environ, env), mock.patch.dict(sys.modules, boto3=mock.MagicMock()):
        spec.loader.exec_module(module)
    return module


class Ledger:
    class exceptions:
        class ConditionalCheckFailedException(Exception):
            def __init__(self, item):
                self.response = {"Item": item}

    def __init__(self):
        self.items = {}

    def put_item(self, Item, **_):
        key = Item["order_id"]["S"]
        if key in self.items:
            raise self.exceptions.ConditionalCheckFailedException(self.items[key])
        self.items[key] = dict(Item)

    def update_item(self, Key, ExpressionAttributeValues, **_):
        self.items[Key["order_id"]["S"]]["announced"] = ExpressionAttributeValues[":yes"]


class Topic:
    def __init__(self):
        self.messages, self.down = [], False

    def publish(self, Message, **_):
        if self.down:
            raise ConnectionError("unreachable")
        self.messages.append(json.loads(Message))


def order(order_id="A-1", price=250):
    return {"order_id": order_id, "lines": [{"sku": "tea", "quantity": 2, "price": price}]}


def batch(*bodies):
    texts = [body if isinstance(body, str) else json.dumps(body) for body in bodies]
    return {"Records": [{"messageId": str(i), "body": text} for i, text in enumerate(texts)]}


class Charge(unittest.TestCase):
    def setUp(self):
        self.app = load("charge", LEDGER="ledger", ACCEPTED="accepted")
        self.ledger, self.topic = Ledger(), Topic()
        self.app.dynamodb, self.app.sns = self.ledger, self.topic
        self.logs = self.enterContext(contextlib.redirect_stdout(io.StringIO()))

    def test_an_order_is_entered_and_announced(self):
        self.assertEqual(self.app.handler(batch(order()), None), {"batchItemFailures": []})
        self.assertEqual(self.ledger.items["A-1"]["total"], {"N": "500"})
        self.assertEqual([m["total"] for m in self.topic.messages], [500])

    def test_a_second_delivery_changes_nothing(self):
        self.app.handler(batch(order(), order()), None)
        self.assertEqual(len(self.topic.messages), 1)

    def test_an_order_that_was_entered_but_not_announced_is_announced_later(self):
        self.topic.down = True
        with self.assertRaises(RuntimeError):
            self.app.handler(batch(order()), None)
        self.topic.down = False
        self.app.handler(batch(order()), None)
        self.assertEqual(len(self.topic.messages), 1)

    def test_a_bad_order_fails_alone(self):
        half_a_line = {"order_id": "B-2", "lines": [{"sku": "tea", "quantity": True, "price": 1}]}
        bad = ["{", "[]", {"order_id": "a b", "lines": []}, half_a_line]
        result = self.app.handler(batch(order(), *bad), None)
        self.assertEqual([f["itemIdentifier"] for f in result["batchItemFailures"]], ["1", "2", "3", "4"])

    def test_an_order_id_is_good_for_one_order(self):
        result = self.app.handler(batch(order(price=250), order(price=999)), None)
        self.assertEqual(result, {"batchItemFailures": [{"itemIdentifier": "1"}]})

    def test_the_log_does_not_repeat_what_a_customer_sent(self):
        self.app.handler(batch(order(), "my card is 4111 1111"), None)
        self.assertIn("the body is not JSON", self.logs.getvalue())
        self.assertNotIn("4111", self.logs.getvalue())


class Receipt(unittest.TestCase):
    def test_a_receipt_lists_the_lines_and_the_total(self):
        text = load("receipt", RECEIPTS="receipts").render({**order(), "total": 500})
        self.assertIn("Receipt for order A-1", text)
        self.assertRegex(text, r"2 x tea +5\.00")
        self.assertRegex(text, r"Total +5\.00")


if __name__ == "__main__":
    unittest.main()
