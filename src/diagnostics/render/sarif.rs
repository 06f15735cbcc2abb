//! SARIF 2.1.0 (OASIS), as code scanning services take it.
//!
//! Rules are those that occur, in the order of codes.

use super::{Place, Program, Report, fingerprint, level_word, reports};
use crate::diagnostics::{Code, Label};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

/// The log of a run.
pub fn render(programs: &[Program]) -> String {
    let reports = reports(programs);
    let codes: BTreeMap<&str, Code> = reports.iter().map(|r| (r.diagnostic.code.id, r.diagnostic.code)).collect();
    let indices: HashMap<&str, usize> = codes.keys().enumerate().map(|(index, id)| (*id, index)).collect();
    let prints = fingerprint::all(programs);
    let results: Vec<Value> =
        reports.iter().zip(&prints).map(|(report, print)| result(report, &indices, print)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "slsc",
                "version": crate::VERSION,
                "semanticVersion": crate::VERSION,
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": codes.values().copied().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { "ROOT": { "description": { "text": "Where slsc was called." } } },
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.id,
        "name": pascal(code.name),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": code.explanation() },
        "help": { "text": code.explanation(), "markdown": code.explanation() },
        "defaultConfiguration": { "level": level_word(code.level) },
    })
}

fn pascal(name: &str) -> String {
    crate::model::path::pascal(name)
}

fn result(report: &Report, indices: &HashMap<&str, usize>, print: &str) -> Value {
    let diagnostic = report.diagnostic;
    let mut result = Map::new();
    result.insert("ruleId".into(), json!(diagnostic.code.id));
    result.insert("ruleIndex".into(), json!(indices.get(diagnostic.code.id)));
    result.insert("level".into(), json!(level_word(diagnostic.level)));
    result.insert("message".into(), json!({ "text": text(report) }));
    result.insert("locations".into(), json!([location(report, diagnostic.labels.first())]));
    let related: Vec<Value> = diagnostic.labels.iter().skip(1).map(|label| location(report, Some(label))).collect();
    if !related.is_empty() {
        result.insert("relatedLocations".into(), json!(related));
    }
    result.insert("partialFingerprints".into(), json!({ "slsc/v1": print }));
    if let Some(fix) = fix(report) {
        result.insert("fixes".into(), json!([fix]));
    }
    Value::Object(result)
}

fn text(report: &Report) -> String {
    match report.advice() {
        Some(advice) => format!("{}\nhelp: {advice}", report.diagnostic.message),
        None => report.diagnostic.message.clone(),
    }
}

/// A report without a place is about the main file.
fn location(report: &Report, label: Option<&Label>) -> Value {
    let place = label.and_then(|label| report.program.place(label.span));
    let Some(place) = place else {
        return json!({ "physicalLocation": { "artifactLocation": artifact(report.program.main) } });
    };
    let mut location = Map::new();
    let physical = json!({ "artifactLocation": artifact(&place.file), "region": region(&place) });
    location.insert("physicalLocation".into(), physical);
    if let Some(label) = label.filter(|label| !label.text.is_empty()) {
        location.insert("message".into(), json!({ "text": label.text }));
    }
    Value::Object(location)
}

fn region(place: &Place) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
        "byteOffset": place.offsets.0,
        "byteLength": place.offsets.1 - place.offsets.0,
    })
}

fn artifact(name: &str) -> Value {
    let is_relative = !name.starts_with('/') && !name.starts_with("std:") && !name.contains(":\\");
    let uri = encoded(&name.replace('\\', "/"));
    match (is_relative, name.starts_with('/')) {
        (true, _) => json!({ "uri": uri, "uriBaseId": "ROOT" }),
        (_, true) => json!({ "uri": format!("file://{uri}") }),
        _ => json!({ "uri": uri }),
    }
}

/// Percent-encoding of what RFC 3986 does not allow in a path.
fn encoded(path: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut out = String::new();
    for byte in path.strip_prefix("./").unwrap_or(path).bytes() {
        match byte {
            byte if is_plain(byte) => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out.replacen("std%3A", "std:", 1)
}

fn fix(report: &Report) -> Option<Value> {
    let fix = report.diagnostic.fix.as_ref()?;
    let replacements = fix.replacements(report.program.sources);
    let mut changes: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for replacement in &replacements {
        let place = report.program.place(replacement.span)?;
        let change = json!({ "deletedRegion": region(&place), "insertedContent": { "text": replacement.text } });
        changes.entry(place.file).or_default().push(change);
    }
    let change = |(file, of): (String, Vec<Value>)| json!({ "artifactLocation": artifact(&file), "replacements": of });
    let changes: Vec<Value> = changes.into_iter().map(change).collect();
    (!changes.is_empty()).then(|| json!({ "description": { "text": fix.title }, "artifactChanges": changes }))
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use crate::diagnostics::Diagnostics;

    fn log(diagnostics: &Diagnostics, sources: &crate::source::SourceMap) -> Value {
        let program = Program { sources, diagnostics, main: "a shop/main.sls" };
        serde_json::from_str(&render(&[program])).unwrap()
    }

    #[test]
    fn a_result_knows_its_rule_and_its_places() {
        let (sources, diagnostics) = sample();
        let log = log(&diagnostics, &sources);
        let run = &log["runs"][0];
        let result = &run["results"][1];
        assert_eq!(run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize]["id"], "SLS0401");
        assert_eq!(
            result["locations"][0],
            json!({
                "physicalLocation": {
                    "artifactLocation": { "uri": "a%20shop/main.sls", "uriBaseId": "ROOT" },
                    "region": {
                        "startLine": 2, "startColumn": 19, "endLine": 2, "endColumn": 24,
                        "byteOffset": 34, "byteLength": 5
                    }
                },
                "message": { "text": "this option" }
            })
        );
        assert_eq!(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], 10);
        assert_eq!(result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"], "window");
    }

    #[test]
    fn a_result_without_a_place_is_about_the_main_file() {
        let (sources, diagnostics) = sample();
        let log = log(&diagnostics, &sources);
        let location = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20shop/main.sls");
        assert_eq!(location["region"], Value::Null);
    }
}
