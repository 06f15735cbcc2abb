"""What Lambda reads of a table's changes, and what filters let through."""

import base64
import json
import unittest

import boto3

from judges import deploy, filters
from judges.streams import Places


def mapping(*patterns):
    return {"FilterCriteria": {"Filters": [{"Pattern": json.dumps(it)} for it in patterns]}}


class Changes(unittest.TestCase):
    """The stream of a table, with a transaction that is taken back."""

    def test_each_change_comes_once_and_what_was_taken_back_never(self):
        with deploy.moto():
            client = boto3.client("dynamodb", region_name="us-east-1")
            made = client.create_table(
                TableName="parts", KeySchema=[{"AttributeName": "id", "KeyType": "HASH"}], BillingMode="PAY_PER_REQUEST",
                AttributeDefinitions=[{"AttributeName": "id", "AttributeType": "S"}],
                StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"})["TableDescription"]
            put = {"Put": {"TableName": "parts", "Item": {"id": {"S": "a"}}, "ConditionExpression": "attribute_not_exists(id)"}}
            count = {"Update": {"TableName": "parts", "Key": {"id": {"S": "count"}}, "UpdateExpression": "ADD seen :one",
                                "ExpressionAttributeValues": {":one": {"N": "1"}}}}
            client.put_item(TableName="parts", Item={"id": {"S": "count"}})
            client.transact_write_items(TransactItems=[put, count])
            with self.assertRaises(client.exceptions.TransactionCanceledException):
                client.transact_write_items(TransactItems=[put, count])
            client.put_item(TableName="parts", Item={"id": {"S": "b"}})

            class Stack:
                region = "us-east-1"

            places, arn = Places(Stack), made["LatestStreamArn"]
            read = [[it.to_json()["dynamodb"]["Keys"]["id"]["S"] for it in places.next_changes("me", arn, 2)] for _ in range(3)]
            self.assertEqual([["count", "a"], ["count", "b"], []], read)


class Filters(unittest.TestCase):
    def test_a_change_of_a_table(self):
        complete = {"eventName": "MODIFY", "dynamodb": {"Keys": {"part": {"S": "count"}}, "NewImage": {"seen": {"N": "3"}}}}
        early = {"eventName": "MODIFY", "dynamodb": {"Keys": {"part": {"S": "count"}}, "NewImage": {"seen": {"N": "2"}}}}
        gone = {"eventName": "REMOVE", "dynamodb": {"Keys": {"part": {"S": "count"}}}}
        wanted = mapping({"dynamodb": {"Keys": {"part": {"S": ["count"]}}, "NewImage": {"seen": {"N": ["3"]}}}})
        self.assertEqual([complete], filters.matching(wanted, [early, complete, gone]))

    def test_a_message_of_a_queue_and_a_record_of_a_stream(self):
        order, other = {"body": '{"type": "order"}'}, {"body": "no JSON"}
        self.assertEqual([order], filters.matching(mapping({"body": {"type": ["order"]}}), [order, other]))
        record = {"kinesis": {"partitionKey": "a", "data": base64.b64encode(b'{"type": "order"}').decode()}}
        self.assertEqual([record], filters.matching(mapping({"data": {"type": ["order"]}}), [record]))
        self.assertEqual([], filters.matching(mapping({"partitionKey": ["b"]}), [record]))

    def test_one_of_several_has_to_match_and_without_any_all_pass(self):
        records = [{"body": '{"type": "a"}'}, {"body": '{"type": "b"}'}, {"body": '{"type": "c"}'}]
        two = mapping({"body": {"type": ["a"]}}, {"body": {"type": ["b"]}})
        self.assertEqual(records[:2], filters.matching(two, records))
        self.assertEqual(records, filters.matching({}, records))


if __name__ == "__main__":
    unittest.main()
