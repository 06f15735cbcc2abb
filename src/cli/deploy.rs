//! The commands that deploy what was compiled, ready to be pasted into a shell.

use super::compile::Format;
use crate::compile::OutputFile;
use serde_json::Value;

/// The commands for every stack of the manifest, in its order.
pub fn commands(format: Format, folder: &str, files: &[OutputFile]) -> String {
    let manifest = files.iter().find(|file| file.path == "manifest.json");
    let manifest = manifest.and_then(|file| serde_json::from_str::<Value>(&file.text).ok()).unwrap_or_default();
    let stacks = manifest.get("stacks").and_then(Value::as_array).cloned().unwrap_or_default();
    let one = |stack: &Value| match format {
        Format::Cloudformation => cloudformation(folder, stack),
        Format::Sam => sam(folder, stack),
    };
    stacks.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn cloudformation(folder: &str, stack: &Value) -> String {
    let template = text(stack, "template");
    let packaged = packaged(template);
    let package = vec![
        "aws cloudformation package".to_owned(),
        format!("--template-file {}", word(&format!("{folder}/{template}"))),
        "--s3-bucket YOUR-ARTIFACTS-BUCKET".to_owned(),
        format!("--output-template-file {}", word(&format!("{folder}/{packaged}"))),
    ];
    let deploy = vec![
        "aws cloudformation deploy".to_owned(),
        format!("--template-file {}", word(&format!("{folder}/{packaged}"))),
    ];
    joined(&[package, region(stack)]) + &joined(&[deploy, common(stack)])
}

fn sam(folder: &str, stack: &Value) -> String {
    let template = text(stack, "template");
    let build = vec!["sam build".to_owned(), format!("--template-file {}", word(&format!("{folder}/{template}")))];
    let deploy = vec!["sam deploy".to_owned(), "--resolve-s3".to_owned()];
    joined(&[build]) + &joined(&[deploy, common(stack)])
}

/// What `deploy` of both tools takes.
fn common(stack: &Value) -> Vec<String> {
    let mut options = vec![format!("--stack-name {}", word(text(stack, "name")))];
    let capabilities = texts(stack, "capabilities");
    if !capabilities.is_empty() {
        options.push(format!("--capabilities {}", capabilities.join(" ")));
    }
    let parameters = required(stack);
    if !parameters.is_empty() {
        options.push(format!("--parameter-overrides {}", parameters.join(" ")));
    }
    options.extend(region(stack));
    options
}

fn region(stack: &Value) -> Vec<String> {
    match text(stack, "region") {
        "" => Vec::new(),
        region => vec![format!("--region {region}")],
    }
}

/// The parameters without a default: `AlertEmail=…`.
fn required(stack: &Value) -> Vec<String> {
    let parameters = stack.get("parameters").and_then(Value::as_array);
    let open = parameters.into_iter().flatten().filter(|parameter| parameter.get("default").is_none_or(Value::is_null));
    open.map(|parameter| format!("{}=VALUE", text(parameter, "name"))).collect()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn texts<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    value.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

/// `template.yaml` as `packaged.yaml`, `us-east-1.yaml` as `us-east-1.packaged.yaml`.
fn packaged(template: &str) -> String {
    match template.rsplit_once('.') {
        Some(("template", extension)) => format!("packaged.{extension}"),
        Some((stem, extension)) => format!("{stem}.packaged.{extension}"),
        None => format!("{template}.packaged"),
    }
}

/// One command, its options on lines of their own.
fn joined(parts: &[Vec<String>]) -> String {
    parts.concat().join(" \\\n  ") + "\n"
}

/// A word that a shell takes as one.
fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> OutputFile {
        let text = serde_json::json!({ "stacks": [{
            "name": "order-intake",
            "region": null,
            "template": "template.yaml",
            "parameters": [{ "name": "AlertEmail" }, { "name": "Stage", "default": "dev" }],
            "capabilities": ["CAPABILITY_IAM"],
        }] });
        OutputFile { path: "manifest.json".into(), text: text.to_string() }
    }

    #[test]
    fn cloudformation_is_packaged_and_deployed() {
        insta::assert_snapshot!(commands(Format::Cloudformation, "out", &[manifest()]), @r"
        aws cloudformation package \
          --template-file out/template.yaml \
          --s3-bucket YOUR-ARTIFACTS-BUCKET \
          --output-template-file out/packaged.yaml
        aws cloudformation deploy \
          --template-file out/packaged.yaml \
          --stack-name order-intake \
          --capabilities CAPABILITY_IAM \
          --parameter-overrides AlertEmail=VALUE
        ");
    }

    #[test]
    fn sam_is_built_and_deployed() {
        insta::assert_snapshot!(commands(Format::Sam, "my out", &[manifest()]), @r"
        sam build \
          --template-file 'my out/template.yaml'
        sam deploy \
          --resolve-s3 \
          --stack-name order-intake \
          --capabilities CAPABILITY_IAM \
          --parameter-overrides AlertEmail=VALUE
        ");
    }
}
