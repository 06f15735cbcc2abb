//! What a deployment would change: the command, and what holds for every difference.

use crate::cli::{Project, Run};
use crate::support::{Memory, compiled, conforms_to, entries, for_each, root, stem};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use slsc::compile::Output;
use slsc::diff::render::json as rendered;
use slsc::diff::{Class, System, diff, read, schemas, widened};
use slsc::emit::{Format, Syntax};
use std::path::Path;

const OLD: &str = "\
service shop {}

defaults function { code: \"./functions/greet\", handler: \"index.handler\", runtime: \"nodejs22.x\" }

api web { auth: \"iam\" }

function charge {}

table ledger { key: { id: string } }

web[\"POST /charge\"] -> charge -> ledger.read
";

fn project(new: &str) -> Project {
    let project = Project::of(OLD);
    project.write("new/main.sls", new);
    project.write("new/functions/greet/index.mjs", "export const handler = async () => ({});\n");
    project
}

fn compared(new: &str, arguments: &[&str]) -> Run {
    project(new).run(&[&["diff", "main.sls", "new"], arguments].concat())
}

// The command

#[test]
fn the_same_program_is_no_difference() {
    let run = compared(OLD, &["--exit-code"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "no difference\n", ""));
}

#[test]
fn a_wider_permission_names_its_arrow() {
    let wider = OLD.replace("ledger.read", "ledger.write");
    let run = compared(&wider, &[]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{run:?}");
    assert!(
        run.out.contains("permissions widened\n  ChargeRole  may dynamodb:BatchWriteItem, dynamodb:DeleteItem"),
        "{run:?}"
    );
    assert!(run.out.contains("from main.sls:11  charge -> ledger.write"), "{run:?}");
    assert_eq!(compared(&wider, &["--exit-code"]).code, Some(5));
    let accepted = compared(&wider, &["--exit-code", "--accept", "ChargeRole=it writes the ledger now"]);
    assert_eq!(accepted.code, Some(4), "{accepted:?}");
    assert!(accepted.out.contains("accepted: it writes the ledger now"), "{accepted:?}");
}

#[test]
fn lost_data_are_an_error_until_that_is_said_to_be_meant() {
    let replaced = OLD.replace("{ id: string }", "{ name: string }");
    let run = compared(&replaced, &[]);
    run.reports(1, "SLS2001");
    assert!(run.out.contains("replaces data\n  Ledger (AWS::DynamoDB::Table)  KeySchema: "), "{run:?}");
    compared(&replaced, &["--exit-code"]).reports(5, "SLS2001");
    let accepted = compared(&replaced, &["--accept", "Ledger=nobody wrote to it"]);
    assert_eq!((accepted.code, accepted.err.as_str()), (Some(0), ""), "{accepted:?}");
    let queue = format!("{OLD}\nqueue jobs {{}}\n");
    let project = project(OLD);
    project.write("main.sls", &queue);
    project.run(&["diff", "main.sls", "new"]).reports(1, "SLS2002");
}

#[test]
fn an_acceptance_that_accepts_nothing_is_refused() {
    compared(OLD, &["--accept", "Ledger=x"]).reports(2, "SLS0917");
    compared(OLD, &["--accept", "Ledger"]).reports(2, "SLS0917");
    compared(OLD, &["--accept", "Ledger= "]).reports(2, "SLS0917");
}

#[test]
fn outputs_templates_and_sources_are_compared_with_each_other() {
    let project = project(&OLD.replace("auth: \"iam\"", "auth: \"none\""));
    for (folder, arguments) in [("yaml", &[][..]), ("json", &["--syntax", "json"]), ("sam", &["--format", "sam"])] {
        let run = project.run(&[&["compile", "-o", folder], arguments].concat());
        assert_eq!(run.code, Some(0), "{run:?}");
    }
    for old in ["main.sls", "yaml", "json", "yaml/template.yaml", "json/template.json", "yaml/manifest.json", "sam"] {
        let same = project.run(&["diff", old, "main.sls"]);
        assert_eq!((same.code, same.out.as_str()), (Some(0), "no difference\n"), "{old}: {same:?}");
        let run = project.run(&["diff", old, "new/main.sls", "--exit-code"]);
        assert!(
            run.out.contains("exposure\n  WebPostChargeRoute  anybody may call `POST /charge`\n"),
            "{old}: {run:?}"
        );
    }
}

#[test]
fn what_cannot_be_compared_says_so() {
    let project = Project::of(OLD);
    project.write("functions/x.json", "{\"a\": 1}");
    project.write(
        "broken/manifest.json",
        "{\"compiler\": {\"name\": \"slsc\"}, \"stacks\": [{\"template\": \"a.yaml\"}]}",
    );
    for side in ["functions", "functions/x.json", "broken", "nothing.yaml"] {
        project.run(&["diff", side, "main.sls"]).reports(2, "SLS0916");
    }
    project.write("wrong.sls", "queue orders { vizibility: 3s }\n");
    project.run(&["diff", "main.sls", "wrong.sls"]).reports(1, "SLS0402");
}

#[test]
fn the_json_is_as_its_schema_says() {
    for arguments in [&["--format", "json"][..], &["--message-format", "json"]] {
        let run = compared(&OLD.replace("ledger.read", "ledger.write"), arguments);
        conforms_to(rendered::SCHEMA, &serde_json::from_str(&run.out).unwrap());
    }
}

#[test]
fn the_markdown_folds_what_matters_less() {
    let run = compared(&OLD.replace("ledger.read", "ledger.write"), &["--format", "markdown"]);
    insta::assert_snapshot!("diff_markdown", run.out);
}

// A service in two regions

const REGIONS: &str = "\
service shop { regions: [\"us-east-1\", \"us-west-1\"] }

function charge { code: \"./functions/greet\", handler: \"index.handler\", runtime: \"nodejs22.x\" }

zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }

api web { auth: \"none\", domain: { name: \"api.example.com\", zone: root } }

web[\"GET /ping\"] -> charge

health_check alive { endpoint: web[\"GET /ping\"], interval: 10s, failures: 3 }

record api {
  zone: root, name: \"api.example.com\", policy: \"failover\", rto: 3m
  primary:   { target: web in \"us-east-1\", health: alive }
  secondary: { target: web in \"us-west-1\", health: alive }
}
";

#[test]
fn a_slower_failover_is_told_with_its_seconds() {
    let project = project(&REGIONS.replace("interval: 10s", "interval: 30s"));
    project.write("main.sls", REGIONS);
    let run = project.run(&["diff", "main.sls", "new"]);
    assert!(run.out.contains("[us-east-1, us-west-1] Alive"), "{run:?}");
    assert!(run.out.contains("without us-east-1: survives, after 96s -> survives, after 156s"), "{run:?}");
}

// What holds for every difference

/// A program as it is read back; nothing where it does not compile, which is for other tests to say.
fn system(text: &str, format: Format, syntax: Syntax) -> Option<System> {
    let compiled = compiled(&Memory::of(text), &Output { format, syntax, ..Output::default() });
    let files = compiled.files?;
    let file = |name: &str| Ok(files.iter().find(|file| file.path == name).unwrap().text.clone());
    Some(read::output(&file("manifest.json").unwrap(), &file).unwrap())
}

fn differences(old: &System, new: &System) -> Vec<String> {
    let all = diff(old, new, &schemas::Published).changes;
    all.iter().map(|change| format!("{:?} {} {}", change.class, change.subject, change.what)).collect()
}

#[test]
fn both_syntaxes_and_both_formats_are_the_same() {
    let programs = entries(&root().join("tests/judges/programs"));
    let sources = programs.iter().filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    for_each(sources.map(|path| (stem(path), path)), |_, path| {
        let text = std::fs::read_to_string(path).unwrap();
        let read = |format, syntax| system(&text, format, syntax);
        let Some(plain) = read(Format::CloudFormation, Syntax::Json) else { return };
        let Some(sam) = read(Format::Sam, Syntax::Json) else { return };
        for (json, format) in [(&plain, Format::CloudFormation), (&sam, Format::Sam)] {
            let yaml = read(format, Syntax::Yaml).unwrap();
            assert_eq!(differences(&yaml, json), Vec::<String>::new());
        }
        let found = differences(&plain, &sam).into_iter().filter(|line| !line.starts_with("Cosmetic"));
        assert_eq!(found.collect::<Vec<_>>(), Vec::<String>::new(), "both formats are the same");
    });
}

/// The same template with its entries and its lists of statements, actions and the like the other way round.
fn turned(value: &Value, inside: &str) -> Value {
    match value {
        Value::Object(entries) => {
            Value::Object(entries.iter().rev().map(|(key, value)| (key.clone(), turned(value, key))).collect())
        }
        Value::Array(items) if matches!(inside, "Statement" | "Action" | "Resource" | "DependsOn") => {
            items.iter().rev().map(|item| turned(item, "")).collect()
        }
        Value::Array(items) => items.iter().map(|item| turned(item, "")).collect(),
        other => other.clone(),
    }
}

#[test]
fn order_means_nothing() {
    let examples = entries(&root().join("examples"));
    let examples = examples.into_iter().filter(|path| path.join("main.sls").is_file());
    for_each(examples.map(|path| (stem(&path), path)), |_, path| {
        for file in entries(&expected(path)) {
            let Ok(document) = read::document(&std::fs::read_to_string(&file).unwrap()) else { continue };
            let system = |document: &Value| read::template("a.json", &document.to_string());
            let (Ok(old), Ok(new)) = (system(&document), system(&turned(&document, ""))) else { continue };
            assert_eq!(differences(&old, &new), Vec::<String>::new());
        }
    });
}

fn expected(example: &Path) -> std::path::PathBuf {
    let cloudformation = example.join("expected/cloudformation");
    if cloudformation.is_dir() { cloudformation } else { example.join("expected") }
}

fn statement() -> impl Strategy<Value = Value> {
    let words = |all: &'static [&'static str]| prop::sample::subsequence(all, 1..=2);
    let actions = words(&["s3:GetObject", "s3:PutObject", "s3:Get*", "s3:*", "sqs:SendMessage"]);
    let resources = words(&["arn:a", "arn:b", "arn:*", "*"]);
    let conditions =
        prop::sample::select(vec![json!({}), json!({ "StringEquals": { "aws:SourceAccount": ["1", "2"] } })]);
    let effects = prop::sample::select(vec!["Allow", "Allow", "Allow", "Deny"]);
    (actions, resources, conditions, effects).prop_map(|(actions, resources, condition, effect)| {
        json!({ "Effect": effect, "Action": actions, "Resource": resources, "Condition": condition })
    })
}

/// A template with roles, and policies with random statements.
fn roles() -> impl Strategy<Value = System> {
    prop::collection::vec((0..3usize, prop::collection::vec(statement(), 1..4)), 0..5).prop_map(|policies| {
        let mut resources = Map::new();
        for (index, (role, statements)) in policies.into_iter().enumerate() {
            let policy = json!({ "Type": "AWS::IAM::Policy", "Properties": {
                "Roles": [{ "Ref": format!("Role{role}") }], "PolicyDocument": { "Statement": statements } } });
            resources.insert(format!("Policy{index}"), policy);
        }
        read::template("a.json", &json!({ "Resources": resources }).to_string()).unwrap()
    })
}

proptest! {
    #[test]
    fn what_widens_one_way_narrows_the_other(old in roles(), new in roles()) {
        let rights = |old: &System, new: &System, class: Class| {
            let all = diff(old, new, &schemas::Published).changes;
            let mut found: Vec<(String, String)> = all.into_iter()
                .filter(|change| change.class == class)
                .map(|change| (change.subject, change.what.replace("is no longer forbidden", "may not").replace(" no longer", "")))
                .collect();
            found.sort();
            found
        };
        prop_assert_eq!(
            rights(&old, &new, Class::PermissionWidened),
            rights(&new, &old, Class::PermissionNarrowed)
        );
        prop_assert_eq!(differences(&old, &old), Vec::<String>::new());
    }

    /// Brute force: where a role may make a call that it could not make before, it is said to have more rights.
    #[test]
    fn no_call_becomes_possible_unseen(old in roles(), new in roles()) {
        let (old_stack, new_stack) = (&old.stacks[0], &new.stacks[0]);
        let wider = widened(old_stack, new_stack);
        for role in ["Role0", "Role1", "Role2"] {
            for action in ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "sqs:SendMessage"] {
                for resource in ["arn:a", "arn:b", "arn:c", "x"] {
                    for account in ["1", "3"] {
                        let call = [role, action, resource, account];
                        if may(&new, call) && !may(&old, call) {
                            prop_assert!(wider.iter().any(|atom| atom.holder == role), "{:?} of {:?}", call, wider);
                        }
                    }
                }
            }
        }
    }
}

/// Whether IAM would let a role do something: some statement allows it, and none forbids it.
fn may(system: &System, [role, action, resource, account]: [&str; 4]) -> bool {
    let statements = system.stacks[0].resources.values().filter(|policy| policy.property("Roles")[0]["Ref"] == role);
    let statements: Vec<&Value> =
        statements.flat_map(|policy| policy.property("PolicyDocument")["Statement"].as_array().unwrap()).collect();
    let takes = |pattern: &Value, text: &str| {
        pattern.as_str().is_some_and(|pattern| match pattern.strip_suffix('*') {
            Some(start) => text.starts_with(start),
            None => pattern == text,
        })
    };
    let applies = |statement: &Value| {
        statement["Action"].as_array().unwrap().iter().any(|pattern| takes(pattern, action))
            && statement["Resource"].as_array().unwrap().iter().any(|pattern| takes(pattern, resource))
            && (statement["Condition"].as_object().unwrap().is_empty() || account != "3")
    };
    let with = |effect: &str| statements.iter().any(|statement| statement["Effect"] == effect && applies(statement));
    with("Allow") && !with("Deny")
}
