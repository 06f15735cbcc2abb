//! `manifest.json`: which stack goes where, with what.
//!
//! In: the service, its template, and where templates are written. Out: a [`Manifest`], for people, for CI and for
//! `slsc` itself: what an earlier run wrote is what the next one may remove.

use super::Format;
use crate::model::architecture::Service;
use crate::model::template::{Node, Parameter, Template};
use serde::Serialize;

/// What was compiled.
#[derive(Debug, Serialize)]
pub struct Manifest {
    /// What made it.
    pub compiler: Compiler,
    /// The service's name; absent where the program declares none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// `cloudformation` or `sam`.
    pub format: Format,
    /// The stacks, in an order in which they can be deployed.
    pub stacks: Vec<Stack>,
}

/// The compiler.
#[derive(Debug, Serialize)]
pub struct Compiler {
    /// `slsc`
    pub name: &'static str,
    /// Its version; never a date, so that the same source gives the same bytes.
    pub version: &'static str,
}

/// A stack.
#[derive(Debug, Serialize)]
pub struct Stack {
    /// The name to deploy it under; the same in every region.
    pub name: String,
    /// Its region; absent for a template that can be deployed anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// The template's file, relative to the manifest.
    pub template: String,
    /// What it asks of whoever deploys it.
    pub parameters: Vec<Asked>,
    /// What CloudFormation wants to hear before it deploys.
    pub capabilities: Vec<&'static str>,
    /// The templates of the stacks that have to be there first.
    pub depends_on: Vec<String>,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub struct Asked {
    /// Its logical ID.
    pub name: String,
    /// `String`, `Number` and the like.
    #[serde(rename = "type")]
    pub ty: String,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What holds without a value; a parameter without it has to be given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// Whether nobody is to see it.
    pub hidden: bool,
}

impl Manifest {
    /// The manifest of a service whose templates, each with its region, are all made from one.
    pub fn of(service: &Service, template: &Template, format: Format, files: &[(String, Option<String>)]) -> Manifest {
        let stack = |(file, region): &(String, Option<String>)| Stack {
            name: stack_name(service),
            region: region.clone(),
            template: file.clone(),
            parameters: template.parameters.iter().map(|(id, parameter)| asked(id.as_str(), parameter)).collect(),
            capabilities: capabilities(template),
            depends_on: Vec::new(),
        };
        Manifest {
            compiler: Compiler { name: "slsc", version: crate::VERSION },
            service: (!service.name.is_empty()).then(|| service.name.to_string()),
            format,
            stacks: files.iter().map(stack).collect(),
        }
    }

    /// As text.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// Stack names have no `_`.
fn stack_name(service: &Service) -> String {
    match service.name.as_str() {
        "" => "stack".to_owned(),
        name => name.replace('_', "-"),
    }
}

fn asked(name: &str, parameter: &Parameter) -> Asked {
    let entry = |key: &str| parameter.entries.iter().find(|(name, _)| name == key).map(|(_, node)| node);
    let text = |key: &str| match entry(key) {
        Some(Node::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    Asked {
        name: name.to_owned(),
        ty: text("Type").unwrap_or_default(),
        description: text("Description"),
        default: entry("Default").map(|node| super::json::value(node, "")),
        hidden: entry("NoEcho").is_some(),
    }
}

fn capabilities(template: &Template) -> Vec<&'static str> {
    let mut capabilities = Vec::new();
    let iam = || template.resources.values().filter(|entry| entry.ty.starts_with("AWS::IAM::"));
    let names = ["RoleName", "ManagedPolicyName", "UserName", "GroupName", "InstanceProfileName"];
    if iam().any(|entry| names.iter().any(|name| entry.property(name).is_some())) {
        capabilities.push("CAPABILITY_NAMED_IAM");
    } else if iam().next().is_some() {
        capabilities.push("CAPABILITY_IAM");
    }
    if template.transform.is_some() {
        capabilities.push("CAPABILITY_AUTO_EXPAND");
    }
    capabilities
}
