//! No service is let in on behalf of strangers: every statement of a resource policy that names a service says whose
//! resource it must be (the "confused deputy", IAM User Guide).

use crate::support::{Compiled, Memory, compiled, entries, for_each, root, stem};
use serde_json::Value;
use slsc::cli::disk::Disk;
use slsc::compile::Output;
use slsc::emit::Syntax;

/// What holds a policy of its own, and where.
const POLICIES: [(&str, &str); 6] = [
    ("AWS::SQS::QueuePolicy", "PolicyDocument"),
    ("AWS::SNS::TopicPolicy", "PolicyDocument"),
    ("AWS::S3::BucketPolicy", "PolicyDocument"),
    ("AWS::KMS::Key", "KeyPolicy"),
    ("AWS::Logs::ResourcePolicy", "PolicyDocument"),
    ("AWS::Events::EventBusPolicy", "Statement"),
];

fn statements(policy: &Value) -> Vec<&Value> {
    match policy.get("Statement").unwrap_or(policy) {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    }
}

/// EventBridge looks at a key without saying for whom (EventBridge User Guide, "Configuring encryption"), and learns nothing but
/// that it exists.
fn only_looks(statement: &Value) -> bool {
    statement["Action"] == "kms:DescribeKey"
}

/// Whether a condition ties a service to one account or resource.
fn is_tied(statement: &Value) -> bool {
    let operators = statement["Condition"].as_object().into_iter().flatten();
    let mut keys = operators.flat_map(|(_, keys)| keys.as_object().into_iter().flatten()).map(|(key, _)| key);
    keys.any(|key| ["aws:sourcearn", "aws:sourceaccount"].contains(&key.to_ascii_lowercase().as_str()))
}

/// The statements that would let a service in for anybody.
fn open(template: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (id, resource) in template["Resources"].as_object().into_iter().flatten() {
        let (ty, properties) = (resource["Type"].as_str().unwrap_or_default(), &resource["Properties"]);
        let by_service =
            properties["Principal"].as_str().is_some_and(|principal| principal.ends_with(".amazonaws.com"));
        if ty == "AWS::Lambda::Permission" && by_service && properties["SourceArn"].is_null() {
            found.push(format!("{id}: no SourceArn"));
        }
        for (_, property) in POLICIES.iter().filter(|(known, _)| *known == ty) {
            let allows =
                |statement: &&Value| statement["Effect"] == "Allow" && !statement["Principal"]["Service"].is_null();
            let stray = statements(&properties[*property]).into_iter().filter(allows);
            let stray = stray.filter(|each| !is_tied(each) && !only_looks(each));
            found.extend(stray.map(|statement| format!("{id}: {statement}")));
        }
    }
    found
}

fn holds(name: &str, compiled: &Compiled) -> usize {
    let files = compiled.files.iter().flatten().filter(|file| file.path.ends_with(".json"));
    let templates: Vec<Value> = files.filter_map(|file| serde_json::from_str(&file.text).ok()).collect();
    let open: Vec<String> = templates.iter().flat_map(open).collect();
    assert!(open.is_empty(), "{name}: {open:#?}");
    templates.len()
}

#[test]
fn every_service_is_let_in_for_one_resource() {
    let output = Output { syntax: Syntax::Json, code_prefix: "../..".to_owned(), ..Output::default() };
    for_each(crate::examples::all(), |name, folder| {
        assert!(holds(name, &compiled(&Disk::new(folder), &output)) > 0, "{name}: no templates");
    });
    for folder in ["tests/accept", "tests/judges/programs"] {
        let cases = entries(&root().join(folder)).into_iter().map(|path| (stem(&path), path));
        for_each(cases, |name, path| {
            holds(name, &compiled(&Memory::at(path), &output));
        });
    }
}

#[test]
fn a_service_without_a_source_is_noticed() {
    let statement = serde_json::json!({ "Effect": "Allow", "Principal": { "Service": "sns.amazonaws.com" } });
    let policy = serde_json::json!({ "Resources": { "P": {
        "Type": "AWS::SQS::QueuePolicy", "Properties": { "PolicyDocument": { "Statement": [statement] } },
    } } });
    assert_eq!(open(&policy).len(), 1);
}
