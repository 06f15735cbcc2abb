//! `slsc why --who-can` against every statement of the templates: for random programs, what it says is what they say.

use crate::properties::{Program, config, program, written};
use crate::support::compiled_text;
use proptest::prelude::*;
use serde_json::Value;
use slsc::audit::{Answer, Question, Who};
use slsc::emit::{Format, Syntax};
use slsc::kinds::raw::TYPE;
use slsc::model::graph::{Graph, View};
use std::collections::BTreeSet;

/// Who may do what: a role or a service, and an action.
type Pairs = BTreeSet<(String, String)>;

/// Whatever is a list, or stands alone.
fn listed(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list.iter().collect(),
        other => vec![other],
    }
}

fn resources<'t>(template: &'t Value, ty: &str) -> Vec<&'t Value> {
    let all = template["Resources"].as_object().into_iter().flatten();
    all.filter(|(_, resource)| resource["Type"] == ty).map(|(_, resource)| &resource["Properties"]).collect()
}

/// Whether a value refers to a logical ID, in any of the three ways.
fn refers(value: &Value, logical: &str) -> bool {
    match value {
        Value::Array(list) => list.iter().any(|value| refers(value, logical)),
        Value::Object(map) => map.iter().any(|(key, value)| match (key.as_str(), value) {
            ("Ref", Value::String(name)) => name == logical,
            ("Fn::GetAtt", Value::Array(path)) => path.first().is_some_and(|name| name == logical),
            ("Fn::Sub", Value::String(text)) => {
                text.contains(&format!("${{{logical}}}")) || text.contains(&format!("${{{logical}."))
            }
            _ => refers(value, logical),
        }),
        _ => false,
    }
}

/// The ARNs of a kind or type, for patterns that programs write; all of one region and account.
fn prefix(view: View) -> Option<&'static str> {
    Some(match (view.kind().name, view.attributes().text(TYPE)) {
        ("table", _) | ("resource", Some("AWS::DynamoDB::Table")) => "arn:aws:dynamodb:us-east-1:111122223333:table/",
        ("queue", _) | ("resource", Some("AWS::SQS::Queue")) => "arn:aws:sqs:us-east-1:111122223333:",
        _ => return None,
    })
}

/// Whether a statement's resource is about one of the program: `*` in it can become any name.
fn covers(on: &Value, view: View) -> bool {
    let pattern = on.as_str().filter(|text| text.contains('*'));
    let becomes = |text: &str, prefix: &str| text == "*" || text.replace('*', "x").starts_with(prefix);
    refers(on, view.logical().as_str())
        || pattern.is_some_and(|text| text == "*" || prefix(view).is_some_and(|prefix| becomes(text, prefix)))
}

/// What the statements of all roles say about a resource.
fn stated(template: &Value, view: View) -> Pairs {
    let mut pairs = Pairs::new();
    for ty in ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"] {
        for policy in resources(template, ty) {
            let roles = listed(&policy["Roles"]).into_iter().filter_map(|role| role["Ref"].as_str());
            for role in roles {
                for statement in listed(&policy["PolicyDocument"]["Statement"]) {
                    if listed(&statement["Resource"]).into_iter().any(|on| covers(on, view)) {
                        let actions = listed(&statement["Action"]).into_iter().filter_map(Value::as_str);
                        pairs.extend(actions.map(|action| (role.to_owned(), action.to_owned())));
                    }
                }
            }
        }
    }
    pairs
}

/// What `--who-can ACTION RESOURCE` says of roles.
fn said(program: &slsc::Analysis, view: View, action: &str) -> Pairs {
    let question = Question { action: Some(action.to_owned()), target: Some(view.id), ..Question::default() };
    let answer = Answer::of(&program.deployment, &program.sources, &question);
    let permissions = answer.permissions().into_iter();
    let roles = permissions.filter(|it| matches!(it.who, Who::Role(..)));
    roles.map(|it| (it.who.name(), it.action.to_owned())).collect()
}

fn judged(program: &Program) -> Result<(), TestCaseError> {
    let text = program.text();
    let compiled = compiled_text(&text);
    let template: Value = serde_json::from_str(&written(&text, Format::CloudFormation, Syntax::Json)).unwrap();
    for graph in &compiled.analysis.deployment.graphs {
        for view in graph.views() {
            let all = stated(&template, view);
            prop_assert_eq!(&said(&compiled.analysis, view, "*"), &all, "{}:\n{}", view.name(), text);
            for service in all.iter().filter_map(|(_, action)| action.split(':').next()).collect::<BTreeSet<_>>() {
                let own = |(_, action): &&(String, String)| action.starts_with(&format!("{service}:"));
                let wanted: Pairs = all.iter().filter(own).cloned().collect();
                prop_assert_eq!(&said(&compiled.analysis, view, &format!("{service}:*")), &wanted, "{}", text);
            }
            for (role, action) in &all {
                prop_assert!(said(&compiled.analysis, view, action).contains(&(role.clone(), action.clone())));
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn who_can_says_what_every_statement_says(program in program()) {
        judged(&program)?;
    }
}

/// Every service that a program lets in is told, with what it comes from.
#[test]
fn services_that_are_let_in_are_told() {
    let text = "topic news {}\nqueue inbox {}\nfunction work { code: \"./work\", handler: \"a.b\", runtime: \"python3.13\" }\n\
                news -> inbox\nnews -> work\n";
    let compiled = compiled_text(text);
    let graph: &Graph = &compiled.analysis.deployment.graphs[0];
    for (name, action) in [("inbox", "sqs:SendMessage"), ("work", "lambda:InvokeFunction")] {
        let view = graph.views().find(|view| view.name() == name).unwrap();
        let question = Question { action: Some(action.into()), target: Some(view.id), ..Question::default() };
        let answer = Answer::of(&compiled.analysis.deployment, &compiled.analysis.sources, &question);
        let services: Vec<String> = answer.permissions().iter().map(|it| it.who.name()).collect();
        assert_eq!(services, ["sns.amazonaws.com"], "{name}");
    }
}
