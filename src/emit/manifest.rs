//! `manifest.json`: which stack goes where, with what.
//!
//! In: the service and the templates of its stacks. Out: a [`Manifest`], for people, for CI and for `slsc` itself: what an
//! earlier run wrote is what the next one may remove.

use super::handover::Part;
use super::layout::file_name;
use super::{Format, Layout, stackset};
use crate::model::architecture::Service;
use crate::model::stack::{Purpose, StackId};
use crate::model::template::{self, LogicalId, Node, Parameter, Template};
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
    /// The stack set in the place of the regional stacks, where one was wanted; it comes after the stacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stack_set: Option<StackSet>,
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
    /// The name to deploy it under; the same in every region of the service.
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
    /// What is to be uploaded once the stack is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Content>,
}

/// A folder whose files are to be uploaded.
#[derive(Debug, Serialize)]
pub struct Content {
    /// The folder, relative to the manifest.
    pub folder: String,
    /// The stack's output that tells the bucket.
    pub bucket: String,
    /// The stack's output that tells the distribution in front of it.
    pub distribution: String,
    /// What the distribution is to forget afterwards.
    pub invalidate: Vec<String>,
}

/// The stacks of all regions, from one template.
#[derive(Debug, Serialize)]
pub struct StackSet {
    /// The name to create it under.
    pub name: String,
    /// The template's file, relative to the manifest.
    pub template: String,
    /// The regions in the order of deployment, the home region last.
    pub regions: Vec<String>,
    /// What it asks of whoever deploys it.
    pub parameters: Vec<AskedOfSet>,
    /// What CloudFormation wants to hear before it deploys.
    pub capabilities: Vec<&'static str>,
    /// The templates of the stacks that have to be there first.
    pub depends_on: Vec<String>,
    /// Whether it has code that is not in AWS yet.
    pub has_local_code: bool,
}

/// A parameter of a stack set.
#[derive(Debug, Serialize)]
pub struct AskedOfSet {
    /// What holds in all regions.
    #[serde(flatten)]
    pub asked: Asked,
    /// What holds in one, where its value is of the region; in the order of deployment.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub per_region: Vec<AskedInRegion>,
}

/// A parameter of a stack set in one region, for the `ParameterOverrides` of its instance.
#[derive(Debug, Serialize)]
pub struct AskedInRegion {
    /// The region.
    pub region: String,
    /// What it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What holds without a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<serde_json::Value>,
    /// The output of another stack that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Told>,
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
    /// The output of another stack that it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Told>,
    /// What it becomes in a second deployment, once every stack of the service is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later: Option<&'static str>,
}

/// An output of another stack.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// The template of the stack.
    pub template: String,
    /// The output's logical ID.
    pub output: String,
}

impl Manifest {
    /// The manifest of a service. What exists once comes first, the home region last: the other regions stand by before
    /// it changes.
    pub fn of(service: &Service, parts: &[Part], set: Option<&stackset::StackSet>, layout: &Layout) -> Manifest {
        let files = Files { parts, layout };
        let home = parts.iter().find(|part| part.stack.purpose == Purpose::Region).map(|part| part.id);
        let mut ordered: Vec<&Part> = parts.iter().collect();
        ordered.sort_by_key(|part| (part.stack.purpose.order(), Some(part.id) == home));
        Manifest {
            compiler: Compiler { name: "slsc", version: crate::VERSION },
            service: (!service.name.is_empty()).then(|| service.name.to_string()),
            format: layout.format,
            stacks: deployable(ordered.into_iter().map(|part| files.stack(service, part)).collect()),
            stack_set: set.map(|set| files.stack_set(service, set)),
        }
    }

    /// As text.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// The stacks, each behind those that it depends on, and otherwise as they were.
fn deployable(mut stacks: Vec<Stack>) -> Vec<Stack> {
    let mut ordered: Vec<Stack> = Vec::with_capacity(stacks.len());
    while !stacks.is_empty() {
        let waits =
            |stack: &Stack| stack.depends_on.iter().any(|name| stacks.iter().any(|other| other.template == *name));
        // What waits in a circle comes as it was; nothing makes such a plan.
        let next = stacks.iter().position(|stack| !waits(stack)).unwrap_or(0);
        ordered.push(stacks.remove(next));
    }
    ordered
}

/// The files of a compilation.
struct Files<'a> {
    parts: &'a [Part],
    layout: &'a Layout<'a>,
}

impl Files<'_> {
    fn stack(&self, service: &Service, part: &Part) -> Stack {
        let parameters = part.template.parameters.iter();
        Stack {
            name: part.stack.full_name(&service.name),
            region: part.stack.region.as_ref().map(ToString::to_string).or(self.layout.region.map(str::to_owned)),
            template: file_name(&part.stack.name, self.layout.syntax),
            parameters: parameters.map(|(id, parameter)| self.asked(part, id, parameter)).collect(),
            capabilities: capabilities(&part.template),
            depends_on: self.depends_on(part),
            contents: part.template.chores.contents.iter().map(|content| self.content(content)).collect(),
        }
    }

    fn stack_set(&self, service: &Service, set: &stackset::StackSet) -> StackSet {
        let template = &set.part.template;
        let ordered: Vec<&Part> = set.regional.iter().skip(1).chain(set.regional.first()).collect();
        let parameters = template.parameters.iter();
        StackSet {
            name: set.part.stack.full_name(&service.name),
            template: file_name(&set.part.stack.name, self.layout.syntax),
            regions: ordered.iter().filter_map(|part| part.stack.region.as_ref()).map(ToString::to_string).collect(),
            parameters: parameters.map(|(id, parameter)| self.asked_of_set(set, &ordered, id, parameter)).collect(),
            capabilities: capabilities(template),
            depends_on: self.depends_on(&set.part),
            has_local_code: template.resources.values().any(super::document::has_local_code),
        }
    }

    fn asked_of_set(
        &self,
        set: &stackset::StackSet,
        ordered: &[&Part],
        id: &LogicalId,
        parameter: &Parameter,
    ) -> AskedOfSet {
        let in_region = |part: &&Part| {
            let asked = self.asked(part, id, part.template.parameters.get(id)?);
            let region = part.stack.region.as_ref()?.to_string();
            Some(AskedInRegion { region, description: asked.description, default: asked.default, from: asked.from })
        };
        let per_region: Vec<AskedInRegion> = ordered.iter().filter_map(in_region).collect();
        let same = per_region.windows(2).all(|pair| match pair {
            [one, other] => one.default == other.default && one.from == other.from,
            _ => true,
        });
        if same && !set.part.local.contains(id) {
            return AskedOfSet { asked: self.asked(&set.part, id, parameter), per_region: Vec::new() };
        }
        AskedOfSet { asked: described(id.as_str(), parameter), per_region }
    }

    /// What exists once has to be there before a region can use it.
    fn depends_on(&self, part: &Part) -> Vec<String> {
        let needed = |other: &&Part| match other.stack.purpose {
            Purpose::Global => part.stack.purpose == Purpose::Region,
            _ => false,
        };
        let told = |other: &&Part| part.asked.iter().any(|asked| asked.from == other.id);
        let first = |other: &&Part| part.template.chores.after.contains(&other.id);
        let others = self.parts.iter().filter(|other| needed(other) || told(other) || first(other));
        others.map(|other| file_name(&other.stack.name, self.layout.syntax)).collect()
    }

    fn asked(&self, part: &Part, id: &LogicalId, parameter: &Parameter) -> Asked {
        let asked = part.asked.iter().find(|asked| asked.name == *id);
        let from = asked.and_then(|asked| {
            let template = self.file(asked.from)?;
            Some(Told { template, output: asked.name.to_string() })
        });
        let later = part.template.chores.later.iter().find(|(name, _)| name == id).map(|(_, value)| *value);
        Asked { from, later, ..described(id.as_str(), parameter) }
    }

    fn content(&self, content: &template::Content) -> Content {
        Content {
            folder: super::intrinsic::local(self.layout.writing.code_prefix, &content.folder),
            bucket: content.bucket.to_string(),
            distribution: content.distribution.to_string(),
            invalidate: content.invalidate.iter().map(ToString::to_string).collect(),
        }
    }

    fn file(&self, id: StackId) -> Option<String> {
        let part = self.parts.iter().find(|part| part.id == id)?;
        Some(file_name(&part.stack.name, self.layout.syntax))
    }
}

impl Purpose {
    /// The order of deployment.
    fn order(self) -> u8 {
        match self {
            Purpose::Global => 0,
            Purpose::Edge => 1,
            Purpose::Region => 2,
        }
    }
}

fn described(name: &str, parameter: &Parameter) -> Asked {
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
        from: None,
        later: None,
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
