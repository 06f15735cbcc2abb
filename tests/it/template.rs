//! What holds for every template: it reads the same in YAML and in JSON, and what it refers to exists.
//!
//! The fuzz targets use this file too.

use serde_json::{Map, Value, json};
use serde_yaml::Value as Yaml;
use std::collections::BTreeSet;

/// The data of a YAML template, with short forms (`!Ref Orders`) made long.
pub fn of_yaml(text: &str) -> Result<Value, String> {
    let yaml: Yaml = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
    long(yaml)
}

fn long(yaml: Yaml) -> Result<Value, String> {
    Ok(match yaml {
        Yaml::Null => Value::Null,
        Yaml::Bool(bool) => bool.into(),
        Yaml::Number(number) => serde_json::to_value(number).map_err(|error| error.to_string())?,
        Yaml::String(text) => text.into(),
        Yaml::Sequence(items) => items.into_iter().map(long).collect::<Result<Vec<Value>, String>>()?.into(),
        Yaml::Mapping(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                let Yaml::String(key) = key else { return Err(format!("a key that is no text: {key:?}")) };
                map.insert(key, long(value)?);
            }
            Value::Object(map)
        }
        Yaml::Tagged(tagged) => called(&tagged.tag.to_string(), long(tagged.value)?),
    })
}

fn called(tag: &str, value: Value) -> Value {
    let name = tag.trim_start_matches('!');
    match (name, &value) {
        ("Ref" | "Condition", _) => json!({ name: value }),
        ("GetAtt", Value::String(text)) => {
            let (resource, attribute) = text.split_once('.').unwrap_or((text, ""));
            json!({ "Fn::GetAtt": [resource, attribute] })
        }
        _ => json!({ format!("Fn::{name}"): value }),
    }
}

/// Every reference of a template that leads nowhere: `Ref Order`, `DependsOn Order`.
pub fn dangling(template: &Value) -> Vec<String> {
    let names = |section: &str| -> BTreeSet<&str> {
        template[section].as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect()
    };
    let (resources, conditions) = (names("Resources"), names("Conditions"));
    let parameters = names("Parameters");
    let mut search = Search { resources, parameters, conditions, found: Vec::new() };
    for (_, resource) in template["Resources"].as_object().into_iter().flatten() {
        search.depends_on(&resource["DependsOn"]);
        search.condition(&resource["Condition"]);
    }
    search.value(template);
    search.found
}

struct Search<'t> {
    resources: BTreeSet<&'t str>,
    parameters: BTreeSet<&'t str>,
    conditions: BTreeSet<&'t str>,
    found: Vec<String>,
}

impl Search<'_> {
    fn value(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.value(item)),
            Value::Object(map) => {
                if let (1, Some((name, argument))) = (map.len(), map.iter().next()) {
                    self.call(name, argument);
                }
                map.values().for_each(|item| self.value(item));
            }
            _ => {}
        }
    }

    fn call(&mut self, name: &str, argument: &Value) {
        match name {
            "Ref" => self.name("Ref", argument.as_str().unwrap_or_default()),
            "Fn::GetAtt" => self.resource("GetAtt", argument[0].as_str().unwrap_or_default()),
            "Fn::If" => self.condition(&argument[0]),
            "Fn::Sub" => self.sub(argument),
            _ => {}
        }
    }

    fn sub(&mut self, argument: &Value) {
        let text = argument.as_str().or(argument[0].as_str()).unwrap_or_default();
        for part in text.split("${").skip(1) {
            let name = part.split('}').next().unwrap_or_default();
            match name.split_once('.') {
                _ if name.starts_with('!') || argument[1].get(name).is_some() => {}
                Some((resource, _)) => self.resource("Sub", resource),
                None => self.name("Sub", name),
            }
        }
    }

    /// A resource, a parameter, or one of AWS's own.
    fn name(&mut self, how: &str, name: &str) {
        if !name.starts_with("AWS::") && !self.parameters.contains(name) {
            self.resource(how, name);
        }
    }

    fn resource(&mut self, how: &str, name: &str) {
        if !self.resources.contains(name) {
            self.found.push(format!("{how} {name}"));
        }
    }

    fn depends_on(&mut self, value: &Value) {
        let one = value.as_str().into_iter();
        for name in one.chain(value.as_array().into_iter().flatten().filter_map(Value::as_str)) {
            self.resource("DependsOn", name);
        }
    }

    fn condition(&mut self, value: &Value) {
        if let Some(name) = value.as_str().filter(|name| !self.conditions.contains(name)) {
            self.found.push(format!("Condition {name}"));
        }
    }
}
