//! One test for each way to be different.

use super::model::Class;
use super::testing::{between, classes, lines, system};
use super::{Change, diff, permissions, schemas::Published};
use serde_json::{Value, json};

fn table(key: &str, policy: &str) -> Value {
    json!({ "Users": {
        "Type": "AWS::DynamoDB::Table",
        "UpdateReplacePolicy": policy,
        "DeletionPolicy": policy,
        "Metadata": { "sls": { "source": "main.sls:3" } },
        "Properties": { "KeySchema": [{ "AttributeName": key, "KeyType": "HASH" }] }
    } })
}

#[test]
fn another_key_replaces_the_data() {
    let found = between(table("id", "Retain"), table("name", "Retain"));
    assert_eq!(lines(&found), ["replaces-data Users KeySchema"]);
    let Change { note, sources, .. } = &found.changes[0];
    assert_eq!(note.as_deref(), Some("the new one is empty; the old one stays in the account, outside the stack"));
    assert_eq!(sources, &["main.sls:3"]);
    let lost = between(table("id", "Delete"), table("name", "Delete"));
    assert_eq!(
        lost.changes[0].note.as_deref(),
        Some("the new one is empty; the old one is deleted with what it holds")
    );
}

#[test]
fn what_goes_takes_its_data_along_unless_it_is_kept() {
    assert_eq!(lines(&between(table("id", "Delete"), json!({}))), ["removes-data Users"]);
    assert_eq!(lines(&between(table("id", "Retain"), json!({}))), ["removed Users"]);
    assert_eq!(
        lines(&between(table("id", "Retain"), table("id", "Delete"))),
        ["data-at-risk Users DeletionPolicy", "data-at-risk Users UpdateReplacePolicy"]
    );
}

#[test]
fn what_names_a_replaced_resource_is_replaced_too() {
    let both = |fifo: bool| {
        json!({
            "Jobs": { "Type": "AWS::SQS::Queue", "Properties": { "FifoQueue": fifo } },
            "Work": { "Type": "AWS::Lambda::EventSourceMapping",
                      "Properties": { "EventSourceArn": { "Fn::GetAtt": ["Jobs", "Arn"] } } }
        })
    };
    assert_eq!(
        lines(&between(both(false), both(true))),
        ["replaces-data Jobs FifoQueue", "replaces Work EventSourceArn"]
    );
}

fn policy(statements: Value) -> Value {
    json!({
        "PingRole": { "Type": "AWS::IAM::Role", "Properties": {} },
        "PingPolicy": { "Type": "AWS::IAM::Policy", "Properties": {
            "Roles": [{ "Ref": "PingRole" }], "PolicyDocument": { "Statement": statements } } }
    })
}

#[test]
fn permissions_are_compared_by_meaning() {
    let one = json!([{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "a" }]);
    let two = json!([
        { "Effect": "Allow", "Action": "s3:PutObject", "Resource": ["a"] },
        { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "a" }
    ]);
    assert_eq!(lines(&between(policy(one.clone()), policy(two))), Vec::<String>::new());
    let more = json!([{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:DeleteObject"], "Resource": "a" }]);
    assert_eq!(
        lines(&between(policy(one), policy(more))),
        [
            "permission-widened PingRole may s3:DeleteObject on a",
            "permission-narrowed PingRole may no longer s3:PutObject on a"
        ]
    );
}

#[test]
fn a_right_that_a_wider_one_holds_already_is_none() {
    let allow = |action: &str| json!({ "Effect": "Allow", "Action": action, "Resource": "*" });
    let found = between(policy(json!([allow("s3:*")])), policy(json!([allow("s3:GetObject")])));
    assert_eq!(lines(&found), ["permission-narrowed PingRole may no longer s3:* on *"]);
}

#[test]
fn without_a_condition_is_more_than_with_it() {
    let statement = |condition: Value| json!([{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "a", "Condition": condition }]);
    let narrow = statement(json!({ "StringEquals": { "aws:SourceAccount": "1" } }));
    let wide = statement(json!({ "StringEquals": { "aws:SourceAccount": ["1", "2"] } }));
    assert_eq!(classes(&between(policy(narrow.clone()), policy(wide.clone()))), [Class::PermissionWidened]);
    assert_eq!(classes(&between(policy(wide), policy(narrow.clone()))), [Class::PermissionNarrowed]);
    assert_eq!(classes(&between(policy(narrow), policy(statement(json!({}))))), [Class::PermissionWidened]);
}

#[test]
fn a_prohibition_that_goes_widens() {
    let deny = json!([{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }]);
    let found = between(policy(deny), policy(json!([])));
    assert_eq!(lines(&found), ["permission-widened PingRole is no longer forbidden s3:* on *"]);
}

#[test]
fn a_resource_policy_for_everybody_is_an_exposure() {
    let queue = |principal: Value| {
        json!({ "P": { "Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{ "Ref": "Jobs" }],
            "PolicyDocument": { "Statement": { "Effect": "Allow", "Principal": principal, "Action": "sqs:SendMessage",
                                               "Resource": { "Fn::GetAtt": ["Jobs", "Arn"] } } } } } })
    };
    let found = between(queue(json!({ "Service": "sns.amazonaws.com" })), queue(json!("*")));
    assert_eq!(lines(&found)[0], "exposure Jobs everybody may sqs:SendMessage on ${Jobs.Arn}");
}

fn route(kind: &str) -> Value {
    json!({ "R": { "Type": "AWS::ApiGatewayV2::Route", "Properties": { "RouteKey": "GET /x", "AuthorizationType": kind } } })
}

#[test]
fn a_route_without_a_guard_is_an_exposure() {
    assert_eq!(lines(&between(json!({}), route("NONE"))), ["exposure R anybody may call `GET /x`", "added R"]);
    assert_eq!(
        lines(&between(route("JWT"), route("NONE"))),
        ["exposure R anybody may call `GET /x`", "changed R AuthorizationType"]
    );
    assert_eq!(lines(&between(route("NONE"), route("JWT"))).len(), 2);
}

#[test]
fn a_path_of_a_rest_api_is_put_together() {
    let api = json!({
        "U": { "Type": "AWS::ApiGateway::Resource", "Properties": { "PathPart": "users", "ParentId": { "Fn::GetAtt": ["Api", "RootResourceId"] } } },
        "I": { "Type": "AWS::ApiGateway::Resource", "Properties": { "PathPart": "{id}", "ParentId": { "Ref": "U" } } },
        "M": { "Type": "AWS::ApiGateway::Method", "Properties": { "HttpMethod": "GET", "AuthorizationType": "NONE", "ResourceId": { "Ref": "I" } } }
    });
    assert_eq!(lines(&between(json!({}), api))[0], "exposure M anybody may call `GET /users/{id}`");
}

#[test]
fn less_failover_is_told() {
    let record = |ttl: u32, check: bool| {
        let check = if check { json!({ "Ref": "Check" }) } else { Value::Null };
        json!({ "Api": { "Type": "AWS::Route53::RecordSet", "Properties": {
            "Name": "api.x.org", "SetIdentifier": "Primary", "TTL": ttl, "HealthCheckId": check } } })
    };
    assert_eq!(
        lines(&between(record(30, true), record(300, false))),
        [
            "failover-weakened Api clients keep an old answer for longer",
            "failover-weakened Api nothing checks what it answers"
        ]
    );
    assert_eq!(
        lines(&between(record(30, true), json!({}))),
        ["failover-weakened Api no longer: one of the answers for api.x.org (Primary)", "removed Api"]
    );
}

#[test]
fn tags_texts_and_order_are_cosmetic() {
    let topic = |tag: &str, text: &str, order: [&str; 2]| {
        json!({ "T": { "Type": "AWS::SNS::Topic", "DependsOn": order, "Properties": {
            "Tags": [{ "Key": "a", "Value": tag }], "Description": text, "List": order } } })
    };
    let found = between(topic("1", "x", ["A", "B"]), topic("2", "y", ["B", "A"]));
    assert_eq!(classes(&found), [Class::Cosmetic; 3]);
    assert!(!found.matters());
}

#[test]
fn a_crowded_template_is_told_where_it_grows() {
    let queues = |count: usize| -> Value {
        let one = |index| (format!("Q{index}"), json!({ "Type": "AWS::SQS::Queue" }));
        Value::Object((0..count).map(one).collect())
    };
    let near = |old, new| classes(&between(queues(old), queues(new))).contains(&Class::LimitNearer);
    assert!(near(374, 375) && !near(10, 300) && !near(400, 400));
}

#[test]
fn what_widens_one_way_narrows_the_other() {
    let statement = |action: &str, effect: &str| json!({ "Effect": effect, "Action": action, "Resource": "a" });
    let (one, other) = (
        system(policy(json!([statement("s3:Get*", "Allow"), statement("s3:PutObject", "Deny")]))),
        system(policy(json!([statement("s3:GetObject", "Allow"), statement("s3:DeleteObject", "Allow")]))),
    );
    let widened = permissions::widened(&one.stacks[0], &other.stacks[0]);
    assert_eq!(widened.len(), 2);
    let narrowed =
        |class: Class| diff(&other, &one, &Published).changes.iter().filter(|change| change.class == class).count();
    assert_eq!(narrowed(Class::PermissionNarrowed), widened.len());
}

#[test]
fn accepted_changes_are_no_longer_open() {
    let mut found = between(table("id", "Retain"), table("name", "Retain"));
    assert_eq!(
        (found.unmeant().count(), found.accept("Nobody", "x"), found.accept("Users", "copied by hand")),
        (1, 0, 1)
    );
    assert_eq!((found.unmeant().count(), found.changes[0].accepted.as_deref()), (0, Some("copied by hand")));
}
