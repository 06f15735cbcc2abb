//! The commands that deploy what was compiled, ready to be pasted into a shell.

use super::compile::Format;
use crate::compile::OutputFile;
use crate::source::normal;
use serde_json::Value;
use std::path::Path;

/// The commands for every stack of the manifest, in its order, each with what is to be uploaded; then the second
/// deployment of stacks that could not name the others before those were there.
pub fn commands(format: Format, folder: &str, files: &[OutputFile]) -> String {
    let manifest = files.iter().find(|file| file.path == "manifest.json");
    let manifest = manifest.and_then(|file| serde_json::from_str::<Value>(&file.text).ok()).unwrap_or_default();
    let stacks = manifest.get("stacks").and_then(Value::as_array).cloned().unwrap_or_default();
    let one = |stack: &Value| match format {
        Format::Cloudformation => cloudformation(folder, stack, &required(stack, &stacks)) + &contents(folder, stack),
        Format::Sam => sam(folder, stack, &required(stack, &stacks)) + &contents(folder, stack),
    };
    let again = |stack: &Value| {
        let values = later(stack);
        (!values.is_empty()).then(|| match format {
            Format::Cloudformation => joined(&[deployment(folder, stack), common(stack, &values)]),
            Format::Sam => sam(folder, stack, &values),
        })
    };
    stacks.iter().map(one).chain(stacks.iter().filter_map(again)).collect::<Vec<_>>().join("\n")
}

fn cloudformation(folder: &str, stack: &Value, parameters: &[String]) -> String {
    let template = text(stack, "template");
    let package = vec![
        "aws cloudformation package".to_owned(),
        format!("--template-file {}", word(&format!("{folder}/{template}"))),
        "--s3-bucket YOUR-ARTIFACTS-BUCKET".to_owned(),
        format!("--output-template-file {}", word(&format!("{folder}/{}", packaged(template)))),
    ];
    joined(&[package, region(stack)]) + &joined(&[deployment(folder, stack), common(stack, parameters)])
}

fn deployment(folder: &str, stack: &Value) -> Vec<String> {
    let packaged = packaged(text(stack, "template"));
    vec!["aws cloudformation deploy".to_owned(), format!("--template-file {}", word(&format!("{folder}/{packaged}")))]
}

fn sam(folder: &str, stack: &Value, parameters: &[String]) -> String {
    let template = text(stack, "template");
    let build = vec!["sam build".to_owned(), format!("--template-file {}", word(&format!("{folder}/{template}")))];
    let deploy = vec!["sam deploy".to_owned(), "--resolve-s3".to_owned()];
    joined(&[build]) + &joined(&[deploy, common(stack, parameters)])
}

/// Uploads, and what is in front of them forgets what it has.
fn contents(folder: &str, stack: &Value) -> String {
    let contents = stack.get("contents").and_then(Value::as_array);
    contents.into_iter().flatten().map(|content| upload(folder, stack, content)).collect()
}

fn upload(folder: &str, stack: &Value, content: &Value) -> String {
    let files = normal(&Path::new(folder).join(text(content, "folder")));
    let files = word(&files.to_string_lossy().replace('\\', "/"));
    let bucket = output(stack, text(content, "bucket"));
    let sync = vec![format!("aws s3 sync {files} \"s3://{bucket}\""), "--delete".to_owned()];
    let paths: Vec<String> = texts(content, "invalidate").into_iter().map(word).collect();
    if paths.is_empty() {
        return joined(&[sync, region(stack)]);
    }
    let distribution = output(stack, text(content, "distribution"));
    let forget = vec![
        "aws cloudfront create-invalidation".to_owned(),
        format!("--distribution-id \"{distribution}\""),
        format!("--paths {}", paths.join(" ")),
    ];
    joined(&[sync, region(stack)]) + &joined(&[forget])
}

/// The value of an output, as a shell asks for it.
fn output(stack: &Value, name: &str) -> String {
    let query = format!("Stacks[0].Outputs[?OutputKey=='{name}'].OutputValue");
    let place: String = region(stack).iter().map(|option| format!(" {option}")).collect();
    let stack = word(text(stack, "name"));
    format!("$(aws cloudformation describe-stacks --stack-name {stack}{place} --query \"{query}\" --output text)")
}

/// What `deploy` of both tools takes.
fn common(stack: &Value, parameters: &[String]) -> Vec<String> {
    let mut options = vec![format!("--stack-name {}", word(text(stack, "name")))];
    let capabilities = texts(stack, "capabilities");
    if !capabilities.is_empty() {
        options.push(format!("--capabilities {}", capabilities.join(" ")));
    }
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

/// The parameters without a default: `AlertEmail=…`. What another stack tells is asked of it.
fn required(stack: &Value, all: &[Value]) -> Vec<String> {
    let parameters = stack.get("parameters").and_then(Value::as_array);
    let open = parameters.into_iter().flatten().filter(|parameter| parameter.get("default").is_none_or(Value::is_null));
    let given = |parameter: &Value| {
        let name = text(parameter, "name");
        let from = parameter.get("from");
        let told = from.and_then(|from| {
            let teller = all.iter().find(|stack| text(stack, "template") == text(from, "template"))?;
            Some(output(teller, text(from, "output")))
        });
        match told {
            Some(told) => format!("{name}=\"{told}\""),
            None => format!("{name}=VALUE"),
        }
    };
    open.map(given).collect()
}

/// The parameters that get another value once all stacks are there: `CopiesReplicationReady=true`.
fn later(stack: &Value) -> Vec<String> {
    let parameters = stack.get("parameters").and_then(Value::as_array);
    let value = |parameter: &Value| Some(format!("{}={}", text(parameter, "name"), parameter.get("later")?.as_str()?));
    parameters.into_iter().flatten().filter_map(value).collect()
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
    fn content_is_uploaded_and_what_waits_for_others_is_deployed_again() {
        let text = serde_json::json!({ "stacks": [{
            "name": "shop",
            "region": "us-east-1",
            "template": "us-east-1.yaml",
            "parameters": [{ "name": "CopiesReplicationReady", "default": "false", "later": "true" }],
            "contents": [{
                "folder": "../public",
                "bucket": "CopyBucket",
                "distribution": "CopyId",
                "invalidate": ["/*"],
            }],
        }] });
        let manifest = OutputFile { path: "manifest.json".into(), text: text.to_string() };
        insta::assert_snapshot!(commands(Format::Cloudformation, "out", &[manifest]), @r##"
        aws cloudformation package \
          --template-file out/us-east-1.yaml \
          --s3-bucket YOUR-ARTIFACTS-BUCKET \
          --output-template-file out/us-east-1.packaged.yaml \
          --region us-east-1
        aws cloudformation deploy \
          --template-file out/us-east-1.packaged.yaml \
          --stack-name shop \
          --region us-east-1
        aws s3 sync public "s3://$(aws cloudformation describe-stacks --stack-name shop --region us-east-1 --query "Stacks[0].Outputs[?OutputKey=='CopyBucket'].OutputValue" --output text)" \
          --delete \
          --region us-east-1
        aws cloudfront create-invalidation \
          --distribution-id "$(aws cloudformation describe-stacks --stack-name shop --region us-east-1 --query "Stacks[0].Outputs[?OutputKey=='CopyId'].OutputValue" --output text)" \
          --paths '/*'

        aws cloudformation deploy \
          --template-file out/us-east-1.packaged.yaml \
          --stack-name shop \
          --parameter-overrides CopiesReplicationReady=true \
          --region us-east-1
        "##);
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
