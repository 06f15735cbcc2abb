//! Reports for machines, before those who define the formats: JUnit's model, OASIS's schema, Microsoft's validator.

use crate::cli::Project;
use crate::support::{entries, root};
use roxmltree::{Document, Node};
use std::path::PathBuf;

/// Every rejected program that is one file, in one run: each code, with every odd character that a message can have.
fn reports(format: &str) -> String {
    let all = entries(&root().join("tests/reject"));
    let files = all.into_iter().filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    let files: Vec<String> = files.map(|path: PathBuf| path.to_string_lossy().into_owned()).collect();
    let mut arguments = vec!["check", "--message-format", format];
    arguments.extend(files.iter().map(String::as_str));
    let run = Project::empty().run(&arguments);
    assert_eq!(run.code, Some(1), "{}", run.err);
    run.out
}

// JUnit

/// An element, its attributes (those that must be there first, behind `|` those that may), and what may be in it: the content
/// model that Jenkins' `junit-10.xsd` gives.
const MODEL: &[(&str, &str, &[&str])] = &[
    ("testsuites", "|name time tests failures errors", &["testsuite"]),
    (
        "testsuite",
        "name tests failures errors|group time skipped timestamp hostname id package file log url",
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    ("testcase", "name|time classname group", &["skipped", "error", "failure", "system-out", "system-err"]),
    ("failure", "|type message", &[]),
    ("system-out", "|", &[]),
];

fn conforms(node: Node) {
    let name = node.tag_name().name();
    let (_, attributes, children) =
        MODEL.iter().find(|(known, ..)| *known == name).unwrap_or_else(|| panic!("unknown element {name}"));
    let (needed, allowed) = attributes.split_once('|').unwrap();
    for attribute in needed.split_whitespace() {
        assert!(node.has_attribute(attribute), "{name} without {attribute}");
    }
    let known: Vec<&str> = needed.split_whitespace().chain(allowed.split_whitespace()).collect();
    for attribute in node.attributes() {
        assert!(known.contains(&attribute.name()), "{name} with {}", attribute.name());
    }
    for child in node.children().filter(Node::is_element) {
        assert!(children.contains(&child.tag_name().name()), "{} in {name}", child.tag_name().name());
        conforms(child);
    }
}

#[test]
fn junit_is_as_jenkins_takes_it() {
    let text = reports("junit");
    let document = Document::parse(&text).unwrap();
    conforms(document.root_element());
    for suite in document.root_element().children().filter(Node::is_element) {
        let number = |name: &str| suite.attribute(name).unwrap().parse::<usize>().unwrap();
        let cases: Vec<Node> = suite.children().filter(Node::is_element).collect();
        let failures = suite.descendants().filter(|node| node.has_tag_name("failure")).count();
        assert_eq!((number("tests"), number("failures")), (cases.len(), failures));
        let mut names: Vec<&str> = cases.iter().filter_map(|case| case.attribute("name")).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), cases.len(), "names are unique: {names:?}");
    }
    let fine = Project::of("queue orders {}\n").run(&["check", "--message-format", "junit"]);
    conforms(Document::parse(&fine.out).unwrap().root_element());
    let usage = Project::empty().run(&["check", "--message-format", "junit"]);
    conforms(Document::parse(&usage.out).unwrap().root_element());
    assert_eq!((fine.code, usage.code), (Some(0), Some(2)));
}

// SARIF

#[cfg(target_os = "linux")]
#[test]
fn sarif_is_accepted_by_its_schema_and_by_microsofts_validator() {
    use crate::judges::environment::sarif_validator;
    use crate::support::conforms_to;
    use serde_json::Value;
    use std::process::Command;

    let (program, package) = sarif_validator();
    let text = reports("sarif");
    let log: Value = serde_json::from_str(&text).unwrap();
    let schema = std::fs::read_to_string(package.join("sarif-2.1.0.json")).unwrap();
    conforms_to(schema.trim_start_matches('\u{feff}'), &log);
    let folder = tempfile::tempdir().unwrap();
    let (given, found) = (folder.path().join("slsc.sarif"), folder.path().join("found.sarif"));
    std::fs::write(&given, &text).unwrap();
    let mut command = Command::new(program);
    // Its globalisation wants a library that a bare machine has not.
    command.env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").arg("validate").arg(&given).arg("--output").arg(&found);
    let output = command.args(["--rule-kind", "Sarif;Ghas"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let report: Value =
        serde_json::from_str(&std::fs::read_to_string(&found).unwrap_or_else(|_| panic!("{said}"))).unwrap();
    let results = report["runs"][0]["results"].as_array().into_iter().flatten();
    let wrong: Vec<&Value> = results.filter(|result| result["level"] == "error").collect();
    assert!(wrong.is_empty(), "{said}");
    assert!(report["runs"][0]["tool"]["driver"]["name"].is_string(), "{said}");
}
