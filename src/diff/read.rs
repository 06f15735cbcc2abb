//! Templates and manifests, read back.
//!
//! Both syntaxes are taken, with intrinsic functions in short and long form. What means the same becomes the same:
//! `!GetAtt A.B` and `!Sub ${A.B}`, `30` and `"30"`, which CloudFormation does not tell apart.

use super::model::{Resource, Stack, System};
use super::values::normal;
use serde_json::{Map, Value};
use serde_yaml::Value as Yaml;
use std::collections::BTreeMap;

/// A manifest and the templates that it names; `text` gives the text of a file beside it.
pub fn output(manifest: &str, text: &dyn Fn(&str) -> Result<String, String>) -> Result<System, String> {
    let manifest: Value = serde_json::from_str(manifest).map_err(|error| format!("manifest.json: {error}"))?;
    let listed = manifest.get("stacks").and_then(Value::as_array).into_iter().flatten();
    let entries: Vec<&Value> = listed.chain(manifest.get("stack_set")).collect();
    if manifest.pointer("/compiler/name").is_none_or(|name| name != "slsc") || entries.is_empty() {
        return Err("manifest.json: it is not a manifest of slsc".to_owned());
    }
    let word = |entry: &Value, key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut stacks = Vec::new();
    for entry in entries {
        let file = word(entry, "template").ok_or("manifest.json: a stack has no template")?;
        let read = stack(&file, &text(&file)?)?;
        stacks.push(Stack { name: word(entry, "name"), region: word(entry, "region"), ..read });
    }
    Ok(System { stacks, ..System::default() })
}

/// A template by itself.
pub fn template(file: &str, text: &str) -> Result<System, String> {
    Ok(System { stacks: vec![stack(file, text)?], ..System::default() })
}

fn stack(file: &str, text: &str) -> Result<Stack, String> {
    let document = document(text).map_err(|why| format!("{file}: {why}"))?;
    let Value::Object(document) = document else { return Err(format!("{file}: it is not a template")) };
    let Some(Value::Object(resources)) = document.get("Resources") else {
        return Err(format!("{file}: it has no `Resources`"));
    };
    let mut stack = Stack { file: file.to_owned(), bytes: text.len(), ..Stack::default() };
    stack.resources = resources.iter().map(|(id, entry)| (id.clone(), resource(entry))).collect();
    super::sam::expand(&mut stack.resources);
    for (section, entries) in document.iter().filter(|(section, _)| *section != "Resources") {
        let entries: BTreeMap<String, Value> = match entries {
            Value::Object(entries) => entries.iter().map(|(name, value)| (name.clone(), normal(value))).collect(),
            single => BTreeMap::from([(String::new(), normal(single))]),
        };
        stack.sections.insert(section.clone(), entries);
    }
    Ok(stack)
}

fn resource(entry: &Value) -> Resource {
    let mut out = Resource { properties: Value::Object(Map::new()), ..Resource::default() };
    for (key, value) in entry.as_object().into_iter().flatten() {
        match key.as_str() {
            "Type" => out.ty = value.as_str().unwrap_or_default().to_owned(),
            "Properties" => out.properties = normal(value),
            "Metadata" => {
                out.source = source(value);
                out.metadata = normal(&without_source(value));
            }
            _ => drop(out.attributes.insert(key.clone(), normal(value))),
        }
    }
    out
}

/// What is inside a pattern is shown where the pattern was asked for.
fn source(metadata: &Value) -> Option<String> {
    let word = |pointer| metadata.pointer(pointer).and_then(Value::as_str);
    let (place, inside) = (word("/sls/source")?, word("/sls/inside"));
    let asked = inside.and_then(|places| places.split(", ").find(|place| !place.starts_with("std:")));
    let asked = asked.filter(|_| place.starts_with("std:"));
    Some(asked.map_or_else(|| place.to_owned(), |asked| format!("{asked} ({place})")))
}

fn without_source(metadata: &Value) -> Value {
    let mut rest = metadata.clone();
    if let Some(about) = rest.get_mut("sls").and_then(Value::as_object_mut) {
        about.retain(|key, _| key == "doc");
    }
    rest
}

/// A text in JSON or YAML, with intrinsic functions in their long form.
pub fn document(text: &str) -> Result<Value, String> {
    if text.trim_start().starts_with('{')
        && let Ok(document) = serde_json::from_str(text)
    {
        return Ok(document);
    }
    let document: Yaml = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    Ok(long(&document))
}

fn long(value: &Yaml) -> Value {
    match value {
        Yaml::Null => Value::Null,
        Yaml::Bool(yes) => Value::Bool(*yes),
        Yaml::Number(number) => serde_json::to_value(number).unwrap_or(Value::Null),
        Yaml::String(text) => Value::String(text.clone()),
        Yaml::Sequence(items) => items.iter().map(long).collect(),
        Yaml::Mapping(entries) => {
            Value::Object(entries.iter().map(|(key, value)| (key_text(key), long(value))).collect())
        }
        Yaml::Tagged(tagged) => {
            let tag = tagged.tag.to_string();
            let name = tag.trim_start_matches('!');
            let name = if matches!(name, "Ref" | "Condition") { name.to_owned() } else { format!("Fn::{name}") };
            Value::Object(Map::from_iter([(name, long(&tagged.value))]))
        }
    }
}

fn key_text(key: &Yaml) -> String {
    match long(key) {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn short_forms_become_long_ones() {
        let text = "A: !Ref X\nB: !GetAtt X.Y.Z\nC: !If [c, !Sub 'a${X}', 2]\nD: !Condition c\n";
        let long = json!({
            "A": { "Ref": "X" },
            "B": { "Fn::GetAtt": "X.Y.Z" },
            "C": { "Fn::If": ["c", { "Fn::Sub": "a${X}" }, 2] },
            "D": { "Condition": "c" }
        });
        assert_eq!(document(text).unwrap(), long);
        assert_eq!(document(&long.to_string()).unwrap(), long);
    }

    #[test]
    fn a_resource_of_a_pattern_is_shown_where_that_was_asked_for() {
        let metadata = json!({ "sls": { "source": "std:failover:36", "inside": "std:x:1, main.sls:32" } });
        assert_eq!(source(&metadata).unwrap(), "main.sls:32 (std:failover:36)");
        assert_eq!(source(&json!({ "sls": { "source": "main.sls:3" } })).unwrap(), "main.sls:3");
    }

    #[test]
    fn what_is_no_template_says_so() {
        assert_eq!(template("a.yaml", "- 1").unwrap_err(), "a.yaml: it is not a template");
        assert_eq!(template("a.yaml", "A: 1").unwrap_err(), "a.yaml: it has no `Resources`");
        assert!(template("a.yaml", "A: [").unwrap_err().starts_with("a.yaml: "));
        assert!(output("{}", &|_| Ok(String::new())).is_err());
    }
}
