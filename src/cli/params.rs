//! Values of parameters, from the command line and from a file.
//!
//! A value of the command line is text, which the parameter's type reads; one of a file has a type of its own.

use super::disk;
use crate::diagnostics::{Diagnostic, usage};
use crate::expand::{Given, GivenValue};
use serde_json::Value;
use std::path::Path;

/// All values in the order in which they were given; what the command line says goes before the file.
pub fn gather(arguments: &[String], file: Option<&Path>) -> Result<Vec<Given>, Box<Diagnostic>> {
    let mut given: Vec<Given> = Vec::new();
    for argument in arguments {
        let one = argument_value(argument)?;
        if given.iter().any(|other| other.name == one.name) {
            return Err(Box::new(usage::param_twice(&one.name)));
        }
        given.push(one);
    }
    let from_file = file.map(file_values).transpose()?.unwrap_or_default();
    let is_new = |one: &Given| !given.iter().any(|other| other.name == one.name);
    let rest: Vec<Given> = from_file.into_iter().filter(is_new).collect();
    given.extend(rest);
    Ok(given)
}

fn argument_value(argument: &str) -> Result<Given, Box<Diagnostic>> {
    match argument.split_once('=') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok(Given { name: name.trim().to_owned(), value: GivenValue::Text(value.to_owned()) })
        }
        _ => Err(Box::new(usage::malformed_param(argument))),
    }
}

fn file_values(path: &Path) -> Result<Vec<Given>, Box<Diagnostic>> {
    let shown = disk::shown(path);
    let bytes = disk::read(path).map_err(|why| Box::new(usage::malformed_params_file(&shown, &why)))?;
    let object = parse(path, &bytes).map_err(|why| Box::new(usage::malformed_params_file(&shown, &why)))?;
    Ok(object.into_iter().map(|(name, value)| Given { name, value: GivenValue::Json(value) }).collect())
}

fn parse(path: &Path, bytes: &[u8]) -> Result<serde_json::Map<String, Value>, String> {
    let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let value: Value = match is_yaml {
        true => serde_yaml::from_slice(bytes).map_err(|error| error.to_string())?,
        false => serde_json::from_slice(bytes).map_err(|error| error.to_string())?,
    };
    match value {
        Value::Object(object) => Ok(object),
        Value::Null => Ok(serde_json::Map::new()),
        _ => Err("it is not one object".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::codes;

    fn gathered(arguments: &[&str], file: Option<(&str, &str)>) -> Result<Vec<(String, String)>, Box<Diagnostic>> {
        let folder = tempfile::tempdir().unwrap();
        let path = file.map(|(name, text)| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        });
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let text = |given: Given| match given.value {
            GivenValue::Text(text) => (given.name, text),
            GivenValue::Json(json) => (given.name, json.to_string()),
        };
        Ok(gather(&arguments, path.as_deref())?.into_iter().map(text).collect())
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn the_command_line_goes_before_the_file() {
        let file = Some(("p.json", r#"{ "stage": "dev", "size": 3, "names": ["a", "b"] }"#));
        let expected = vec![pair("stage", "a=b"), pair("size", "3"), pair("names", r#"["a","b"]"#)];
        assert_eq!(gathered(&["stage=a=b"], file).unwrap(), expected);
    }

    #[test]
    fn yaml_is_fine_too() {
        assert_eq!(gathered(&[], Some(("p.yaml", "stage: dev\n"))).unwrap(), vec![pair("stage", "\"dev\"")]);
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for (name, text) in [("p.json", "[1]"), ("p.json", "{"), ("p.yml", "- a\n"), ("p.json", "")] {
            assert_eq!(gathered(&[], Some((name, text))).unwrap_err().code, codes::SLS0906, "{text}");
        }
    }

    #[test]
    fn a_parameter_is_a_name_and_a_value_once() {
        for arguments in [&["stage"][..], &["=dev"], &["a=1", "a=2"]] {
            assert_eq!(gathered(arguments, None).unwrap_err().code, codes::SLS0907, "{arguments:?}");
        }
    }
}
