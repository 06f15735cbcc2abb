//! The commands that deploy what was compiled, ready to be pasted into a shell.

use super::compile::Format;
use crate::compile::OutputFile;
use crate::emit::limits;
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
    let set = manifest.get("stack_set").map(|set| stack_set(folder, set, files));
    stacks.iter().map(one).chain(set).chain(stacks.iter().filter_map(again)).collect::<Vec<_>>().join("\n")
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

/// The bucket for code and templates in a region.
const BUCKET: &str = "YOUR-ARTIFACTS-BUCKET";
/// What packaging may add to a template, in bytes.
const PACKAGED: usize = 4_096;

/// The commands for a stack set, in the account that holds it.
fn stack_set(folder: &str, set: &Value, files: &[OutputFile]) -> String {
    let template = text(set, "template");
    let regions = texts(set, "regions");
    let home = regions.last().copied().unwrap_or_default();
    let has_code = set.get("has_local_code").and_then(Value::as_bool).unwrap_or_default();
    let size = files.iter().find(|file| file.path == template).map_or(0, |file| file.text.len());
    let (mut commands, file) = match has_code {
        true => code_everywhere(folder, template, &regions, home),
        false => (String::new(), format!("{folder}/{template}")),
    };
    let body = if size + if has_code { PACKAGED } else { 0 } <= limits::BODY {
        format!("--template-body {}", word(&format!("file://{file}")))
    } else {
        let key = format!("{}/{template}", text(set, "name"));
        let copy = [format!("aws s3 cp {} s3://{BUCKET}-{home}/{key}", word(&file)), format!("--region {home}")];
        commands += &joined(&[copy.to_vec()]);
        format!("--template-url https://{BUCKET}-{home}.s3.{home}.amazonaws.com/{key}")
    };
    let order = format!("--operation-preferences RegionConcurrencyType=SEQUENTIAL,RegionOrder={}", regions.join(","));
    let name = format!("--stack-set-name {}", word(text(set, "name")));
    let at = format!("--region {home}");
    let change = |verb: &str, given: &str, more: &[&String]| {
        let mut options = vec![format!("aws cloudformation {verb}-stack-set"), name.clone(), body.clone()];
        let capabilities = texts(set, "capabilities");
        if !capabilities.is_empty() {
            options.push(format!("--capabilities {}", capabilities.join(" ")));
        }
        let parameters: Vec<String> =
            open(set).map(|parameter| format!("ParameterKey={},{given}", text(parameter, "name"))).collect();
        if !parameters.is_empty() {
            options.push(format!("--parameters {}", parameters.join(" ")));
        }
        options.extend(more.iter().map(|option| (*option).clone()));
        options.push(at.clone());
        joined(&[options])
    };
    commands += &change("create", "ParameterValue=VALUE", &[]);
    commands += &instances(set, &regions, &[&name, &order, &at]);
    let update = change("update", "UsePreviousValue=true", &[&order]);
    commands
        + "# later, to change what is there:\n"
        + &update.lines().map(|line| format!("# {line}\n")).collect::<String>()
}

/// Packages once and copies: Lambda takes code from a bucket in its own region only, so that there is one bucket for each,
/// and the template names that of its region.
fn code_everywhere(folder: &str, template: &str, regions: &[&str], home: &str) -> (String, String) {
    let packaged = format!("{folder}/{}", packaged(template));
    let file = format!("{folder}/{}", packaged_everywhere(template));
    let package = vec![
        "aws cloudformation package".to_owned(),
        format!("--template-file {}", word(&format!("{folder}/{template}"))),
        format!("--s3-bucket {BUCKET}-{home}"),
        format!("--output-template-file {}", word(&packaged)),
        format!("--region {home}"),
    ];
    let mut commands = joined(&[package]);
    for region in regions.iter().filter(|region| **region != home) {
        let copy = [
            format!("aws s3 sync s3://{BUCKET}-{home} s3://{BUCKET}-{region}"),
            format!("--source-region {home} --region {region}"),
        ];
        commands += &joined(&[copy.to_vec()]);
    }
    let name = format!("sed 's/: {BUCKET}-{home}$/: !Sub {BUCKET}-${{AWS::Region}}/'");
    commands += &joined(&[vec![format!("{name} {} > {}", word(&packaged), word(&file))]]);
    (commands, file)
}

/// The stacks of all regions at once, or one after the other where each has values of its own.
fn instances(set: &Value, regions: &[&str], [name, order, at]: &[&String; 3]) -> String {
    let create = |regions: &[&str], more: Option<String>| {
        let mut options = vec!["aws cloudformation create-stack-instances".to_owned(), (*name).clone()];
        options.push("--accounts YOUR-ACCOUNT-ID".to_owned());
        options.push(format!("--regions {}", regions.join(" ")));
        options.extend(more);
        options.push((*at).clone());
        joined(&[options])
    };
    let overrides = |region: &str| -> Vec<String> {
        let own = |parameter: &Value| {
            let mut entries = parameter.get("per_region").and_then(Value::as_array)?.iter();
            let entry = entries.find(|entry| text(entry, "region") == region)?;
            let value = entry.get("default").and_then(Value::as_str).unwrap_or("VALUE");
            Some(word(&format!("ParameterKey={},ParameterValue={value}", text(parameter, "name"))))
        };
        parameters(set).filter_map(own).collect()
    };
    if regions.iter().all(|region| overrides(region).is_empty()) {
        return create(regions, Some((*order).clone()));
    }
    let one = |region: &&str| {
        let overrides = overrides(region);
        let more = (!overrides.is_empty()).then(|| format!("--parameter-overrides {}", overrides.join(" ")));
        create(&[region], more)
    };
    regions.iter().map(one).collect::<Vec<_>>().join("# when the region before is done:\n")
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
    open(stack).map(given).collect()
}

/// The parameters that get another value once all stacks are there: `CopiesReplicationReady=true`.
fn later(stack: &Value) -> Vec<String> {
    let value = |parameter: &Value| Some(format!("{}={}", text(parameter, "name"), parameter.get("later")?.as_str()?));
    parameters(stack).filter_map(value).collect()
}

fn open(stack: &Value) -> impl Iterator<Item = &Value> {
    parameters(stack).filter(|parameter| parameter.get("default").is_none_or(Value::is_null))
}

fn parameters(stack: &Value) -> impl Iterator<Item = &Value> {
    stack.get("parameters").and_then(Value::as_array).into_iter().flatten()
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

/// `stackset.yaml` as `stackset.everywhere.yaml`.
fn packaged_everywhere(template: &str) -> String {
    packaged(template).replace(".packaged", ".everywhere")
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
        OutputFile { path: "manifest.json".into(), text: text.to_string(), usage: Vec::new() }
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
        let manifest = OutputFile { path: "manifest.json".into(), text: text.to_string(), usage: Vec::new() };
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

    fn set(more: Value) -> OutputFile {
        let mut set = serde_json::json!({
            "name": "order-intake",
            "template": "stackset.yaml",
            "regions": ["us-west-1", "us-east-1"],
            "parameters": [{ "name": "AlertEmail" }, { "name": "Stage", "default": "dev" }],
            "capabilities": ["CAPABILITY_IAM"],
            "has_local_code": false,
        });
        let entries = set.as_object_mut().unwrap();
        entries.extend(more.as_object().unwrap().clone());
        let text = serde_json::json!({ "stacks": [], "stack_set": set }).to_string();
        OutputFile { path: "manifest.json".into(), text, usage: Vec::new() }
    }

    #[test]
    fn a_stack_set_is_created_and_later_updated() {
        let set = set(serde_json::json!({}));
        insta::assert_snapshot!(commands(Format::Cloudformation, "my out", &[set]), @r#"
        aws cloudformation create-stack-set \
          --stack-set-name order-intake \
          --template-body 'file://my out/stackset.yaml' \
          --capabilities CAPABILITY_IAM \
          --parameters ParameterKey=AlertEmail,ParameterValue=VALUE \
          --region us-east-1
        aws cloudformation create-stack-instances \
          --stack-set-name order-intake \
          --accounts YOUR-ACCOUNT-ID \
          --regions us-west-1 us-east-1 \
          --operation-preferences RegionConcurrencyType=SEQUENTIAL,RegionOrder=us-west-1,us-east-1 \
          --region us-east-1
        # later, to change what is there:
        # aws cloudformation update-stack-set \
        #   --stack-set-name order-intake \
        #   --template-body 'file://my out/stackset.yaml' \
        #   --capabilities CAPABILITY_IAM \
        #   --parameters ParameterKey=AlertEmail,UsePreviousValue=true \
        #   --operation-preferences RegionConcurrencyType=SEQUENTIAL,RegionOrder=us-west-1,us-east-1 \
        #   --region us-east-1
        "#);
    }

    #[test]
    fn code_is_copied_to_a_bucket_in_each_region() {
        let template = OutputFile { path: "stackset.yaml".into(), text: " ".repeat(limits::BODY), usage: Vec::new() };
        let set = set(serde_json::json!({ "has_local_code": true, "parameters": [] }));
        let text = commands(Format::Cloudformation, "out", &[set, template]);
        insta::assert_snapshot!(text.split("aws cloudformation create-stack-instances").next().unwrap(), @r#"
        aws cloudformation package \
          --template-file out/stackset.yaml \
          --s3-bucket YOUR-ARTIFACTS-BUCKET-us-east-1 \
          --output-template-file out/stackset.packaged.yaml \
          --region us-east-1
        aws s3 sync s3://YOUR-ARTIFACTS-BUCKET-us-east-1 s3://YOUR-ARTIFACTS-BUCKET-us-west-1 \
          --source-region us-east-1 --region us-west-1
        sed 's/: YOUR-ARTIFACTS-BUCKET-us-east-1$/: !Sub YOUR-ARTIFACTS-BUCKET-${AWS::Region}/' out/stackset.packaged.yaml > out/stackset.everywhere.yaml
        aws s3 cp out/stackset.everywhere.yaml s3://YOUR-ARTIFACTS-BUCKET-us-east-1/order-intake/stackset.yaml \
          --region us-east-1
        aws cloudformation create-stack-set \
          --stack-set-name order-intake \
          --template-url https://YOUR-ARTIFACTS-BUCKET-us-east-1.s3.us-east-1.amazonaws.com/order-intake/stackset.yaml \
          --capabilities CAPABILITY_IAM \
          --region us-east-1
        "#);
    }

    #[test]
    fn a_region_with_values_of_its_own_has_a_command_of_its_own() {
        let own = serde_json::json!([{ "region": "us-west-1" }, { "region": "us-east-1", "default": "none yet" }]);
        let parameters = serde_json::json!([{ "name": "StreamArn", "per_region": own }]);
        let text = commands(Format::Cloudformation, "out", &[set(serde_json::json!({ "parameters": parameters }))]);
        let instances = text.split_once("aws cloudformation create-stack-instances").unwrap().1;
        insta::assert_snapshot!(instances.split("# later").next().unwrap(), @r#"
         \
          --stack-set-name order-intake \
          --accounts YOUR-ACCOUNT-ID \
          --regions us-west-1 \
          --parameter-overrides ParameterKey=StreamArn,ParameterValue=VALUE \
          --region us-east-1
        # when the region before is done:
        aws cloudformation create-stack-instances \
          --stack-set-name order-intake \
          --accounts YOUR-ACCOUNT-ID \
          --regions us-east-1 \
          --parameter-overrides 'ParameterKey=StreamArn,ParameterValue=none yet' \
          --region us-east-1
        "#);
    }
}
