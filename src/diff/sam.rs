//! Functions of SAM as what the transform makes of them, so that one form can be compared with the other.
//!
//! The transform keeps the logical ID of a function, and gives its address the same IDs as this compiler does (`emit/sam.rs`).

use super::model::Resource;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Puts plain functions, addresses and permissions in the place of SAM's functions.
pub fn expand(resources: &mut BTreeMap<String, Resource>) {
    let ids: Vec<String> =
        resources.iter().filter(|(_, of)| of.ty == "AWS::Serverless::Function").map(|(id, _)| id.clone()).collect();
    for id in ids {
        let Some(function) = resources.remove(&id) else { continue };
        let address = function.properties.get("FunctionUrlConfig").cloned();
        let beside = |properties: Value, ty: &str| Resource {
            ty: ty.to_owned(),
            properties,
            attributes: function.attributes.clone(),
            metadata: Value::Null,
            source: function.source.clone(),
        };
        if let Some(Value::Object(mut address)) = address {
            let is_open = address.get("AuthType").is_none_or(|kind| kind != "AWS_IAM");
            address.insert("TargetFunctionArn".to_owned(), json!({ "Ref": id }));
            resources.insert(format!("{id}Url"), beside(Value::Object(address), "AWS::Lambda::Url"));
            if is_open {
                for (word, properties) in public(&id) {
                    resources.insert(format!("{id}Url{word}"), beside(properties, "AWS::Lambda::Permission"));
                }
            }
        }
        let properties = function.properties.as_object().map(plain).unwrap_or_default();
        let function =
            Resource { ty: "AWS::Lambda::Function".to_owned(), properties: Value::Object(properties), ..function };
        resources.insert(id, function);
    }
}

/// What lets everybody in through an address.
fn public(function: &str) -> [(&'static str, Value); 2] {
    let permission = |action: &str, key: &str, value: &str| json!({ "FunctionName": { "Ref": function }, "Action": action, "Principal": "*", key: value });
    [
        ("Permission", permission("lambda:InvokeFunctionUrl", "FunctionUrlAuthType", "NONE")),
        ("InvokePermission", permission("lambda:InvokeFunction", "InvokedViaFunctionUrl", "true")),
    ]
}

fn plain(properties: &Map<String, Value>) -> Map<String, Value> {
    let entry = |(name, value): (&String, &Value)| match (name.as_str(), value) {
        ("FunctionUrlConfig", _) => None,
        ("CodeUri", Value::Object(place)) => Some(("Code".to_owned(), Value::Object(stored(place)))),
        ("CodeUri", _) => Some(("Code".to_owned(), value.clone())),
        ("InlineCode", _) => Some(("Code".to_owned(), json!({ "ZipFile": value }))),
        ("ImageUri", _) => Some(("Code".to_owned(), json!({ "ImageUri": value }))),
        ("Tracing", _) => Some(("TracingConfig".to_owned(), json!({ "Mode": value }))),
        ("Tags", Value::Object(tags)) => {
            let tags = tags.iter().map(|(key, value)| json!({ "Key": key, "Value": value }));
            Some(("Tags".to_owned(), tags.collect()))
        }
        _ => Some((name.clone(), value.clone())),
    };
    properties.iter().filter_map(entry).collect()
}

/// Code in a bucket: SAM has shorter names for the same three facts.
fn stored(place: &Map<String, Value>) -> Map<String, Value> {
    let long = |name: &str| match name {
        "Bucket" => "S3Bucket".to_owned(),
        "Key" => "S3Key".to_owned(),
        "Version" => "S3ObjectVersion".to_owned(),
        other => other.to_owned(),
    };
    place.iter().map(|(name, value)| (long(name), value.clone())).collect()
}
