//! The same template for SAM.
//!
//! In: a CloudFormation template. Out: one with the SAM transform, in which functions have SAM's type, so that
//! `sam build`, `sam local` and `sam deploy` know them. Invariant: what the transform makes of it is the template that
//! came in, but for the tag that SAM adds; whatever SAM's types cannot say exactly stays as it was. `docs/sam.md`
//! tells, type by type, what that is and why.

use crate::model::kind::satellite;
use crate::model::template::{Entry, LogicalId, Node, Template};
use ecow::EcoString;
use std::collections::{HashMap, HashSet};

/// The properties that mean the same under both types.
const SAME: [&str; 21] = [
    "Architectures",
    "CodeSigningConfigArn",
    "Description",
    "Environment",
    "EphemeralStorage",
    "FileSystemConfigs",
    "FunctionName",
    "Handler",
    "ImageConfig",
    "KmsKeyArn",
    "Layers",
    "LoggingConfig",
    "MemorySize",
    "PackageType",
    "RecursiveLoop",
    "ReservedConcurrentExecutions",
    "Role",
    "Runtime",
    "RuntimeManagementConfig",
    "SnapStart",
    "Timeout",
];

/// Makes the SAM form of a template.
pub fn sam(template: &Template) -> Template {
    let functions: HashMap<&LogicalId, Entry> =
        template.resources.iter().filter_map(|(id, entry)| Some((id, function(entry)?))).collect();
    let mut urls = Urls::of(template);
    urls.by_function.retain(|id, _| functions.contains_key(id));
    let folded: HashSet<&LogicalId> = urls.by_function.values().flat_map(|url| url.parts.iter().copied()).collect();
    let resources = template.resources.iter().filter(|(id, _)| !folded.contains(id));
    let resources = resources.map(|(id, entry)| {
        let entry = functions.get(id).unwrap_or(entry).clone();
        let url = urls.by_function.get(id).map(|url| url.config.clone());
        (id.clone(), entry.with_some("FunctionUrlConfig", url))
    });
    Template { transform: Some("AWS::Serverless-2016-10-31"), resources: resources.collect(), ..rest(template) }
}

/// The sections that stay.
fn rest(template: &Template) -> Template {
    Template {
        description: template.description.clone(),
        parameters: template.parameters.clone(),
        mappings: template.mappings.clone(),
        conditions: template.conditions.clone(),
        chores: template.chores.clone(),
        outputs: template.outputs.clone(),
        ..Template::default()
    }
}

/// A function under SAM's type, unless it says something that SAM cannot.
fn function(entry: &Entry) -> Option<Entry> {
    if entry.ty != "AWS::Lambda::Function" {
        return None;
    }
    let properties = entry.properties.iter().map(|(name, node)| property(name, node)).collect::<Option<Vec<_>>>()?;
    let has_code = |name: &EcoString| ["CodeUri", "InlineCode", "ImageUri"].contains(&name.as_str());
    properties.iter().any(|(name, _)| has_code(name)).then(|| Entry {
        ty: "AWS::Serverless::Function".into(),
        properties,
        ..entry.clone()
    })
}

fn property(name: &str, node: &Node) -> Option<(EcoString, Node)> {
    match name {
        "Code" => code(node),
        "Tags" => Some(("Tags".into(), tags(node)?)),
        "TracingConfig" => match node {
            Node::Map(pairs) => match pairs.as_slice() {
                [(mode, word)] if mode == "Mode" => Some(("Tracing".into(), word.clone())),
                _ => None,
            },
            _ => None,
        },
        // SAM's own types for networks and dead letters differ in form.
        "VpcConfig" => Some((name.into(), node.clone())),
        _ => SAME.contains(&name).then(|| (name.into(), node.clone())),
    }
}

fn code(node: &Node) -> Option<(EcoString, Node)> {
    let pairs = match node {
        Node::Local(_) => return Some(("CodeUri".into(), node.clone())),
        Node::Map(pairs) => pairs.as_slice(),
        _ => return None,
    };
    match pairs {
        [(name, source)] if name == "ZipFile" => Some(("InlineCode".into(), source.clone())),
        [(name, image)] if name == "ImageUri" => Some(("ImageUri".into(), image.clone())),
        _ => stored(pairs).map(|place| ("CodeUri".into(), place)),
    }
}

/// Code in a bucket: SAM has shorter names for the same three facts.
fn stored(pairs: &[(EcoString, Node)]) -> Option<Node> {
    let short = |name: &str| match name {
        "S3Bucket" => Some("Bucket"),
        "S3Key" => Some("Key"),
        "S3ObjectVersion" => Some("Version"),
        _ => None,
    };
    let pairs = pairs.iter().map(|(name, node)| Some((short(name)?, node.clone()))).collect::<Option<Vec<_>>>()?;
    Some(Node::map(pairs))
}

/// A list of keys and values as a map.
fn tags(node: &Node) -> Option<Node> {
    let Node::List(tags) = node else { return None };
    let pair = |tag: &Node| match tag {
        Node::Map(pairs) => match pairs.as_slice() {
            [(_, Node::Text(key)), (_, value)] => Some((key.clone(), value.clone())),
            _ => None,
        },
        _ => None,
    };
    Some(Node::Map(tags.iter().map(pair).collect::<Option<Vec<_>>>()?))
}

/// The address of a function, and the resources that it is made of.
struct Url<'t> {
    config: Node,
    parts: Vec<&'t LogicalId>,
}

/// The addresses that a property of the function can say: the transform gives them the same logical ID.
struct Urls<'t> {
    by_function: HashMap<LogicalId, Url<'t>>,
}

impl<'t> Urls<'t> {
    fn of(template: &'t Template) -> Urls<'t> {
        let mut open: HashMap<&LogicalId, Vec<(&LogicalId, &Entry)>> = HashMap::new();
        for (id, entry) in template.resources.iter().filter(|(_, entry)| entry.ty == "AWS::Lambda::Permission") {
            if let Some(Node::Ref(function)) = entry.property("FunctionName") {
                open.entry(function).or_default().push((id, entry));
            }
        }
        let mut by_function = HashMap::new();
        for (id, entry) in template.resources.iter().filter(|(_, entry)| entry.ty == "AWS::Lambda::Url") {
            let Some(Node::Ref(function)) = entry.property("TargetFunctionArn") else { continue };
            let permissions = open.get(function).map_or(&[][..], Vec::as_slice);
            if let Some(url) = url(function, id, entry, permissions, template) {
                by_function.insert(function.clone(), url);
            }
        }
        Urls { by_function }
    }
}

fn url<'t>(
    function: &LogicalId,
    id: &'t LogicalId,
    entry: &Entry,
    permissions: &[(&'t LogicalId, &Entry)],
    template: &Template,
) -> Option<Url<'t>> {
    let owner = template.resources.get(function)?;
    let same_fate = |entry: &Entry| {
        entry.depends_on.is_empty() && entry.condition == owner.condition && entry.deletion == owner.deletion
    };
    let config: Vec<(EcoString, Node)> =
        entry.properties.iter().filter(|(name, _)| name != "TargetFunctionArn").cloned().collect();
    let sayable = config.iter().all(|(name, _)| ["AuthType", "InvokeMode", "Cors"].contains(&name.as_str()));
    if *id != satellite(function, "Url") || !sayable || !same_fate(entry) {
        return None;
    }
    let mut parts = vec![id];
    if entry.property("AuthType") != Some(&Node::text("AWS_IAM")) {
        let public = [
            ("lambda:InvokeFunctionUrl", "FunctionUrlAuthType", Node::text("NONE")),
            ("lambda:InvokeFunction", "InvokedViaFunctionUrl", Node::Bool(true)),
        ];
        for (action, key, value) in public {
            let (id, _) = permissions.iter().find(|(_, entry)| {
                entry.properties.len() == 4
                    && entry.property("Action") == Some(&Node::text(action))
                    && entry.property("Principal") == Some(&Node::text("*"))
                    && entry.property(key) == Some(&value)
                    && same_fate(entry)
            })?;
            parts.push(id);
        }
    }
    Some(Url { config: Node::Map(config), parts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::yaml;
    use crate::source::Span;

    fn id(text: &str) -> LogicalId {
        LogicalId::new(text)
    }

    fn with_function(more: impl FnOnce(Entry) -> Entry) -> Template {
        let mut template = Template::default();
        let function = Entry::new("AWS::Lambda::Function", Span::NOWHERE)
            .with("Code", Node::Local("functions/ping".into()))
            .with("Handler", Node::text("index.handler"))
            .with("TracingConfig", Node::map([("Mode", Node::text("Active"))]))
            .with("Tags", Node::list([Node::map([("Key", Node::text("team")), ("Value", Node::text("pay"))])]));
        template.add(id("Ping"), more(function));
        template
    }

    #[test]
    fn a_function_has_the_type_of_sam() {
        insta::assert_snapshot!(yaml(&sam(&with_function(|entry| entry)), "Ping"), @r"
        Ping:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: ./functions/ping
            Handler: index.handler
            Tracing: Active
            Tags:
              team: pay
        ");
    }

    #[test]
    fn what_sam_cannot_say_stays() {
        let template =
            with_function(|entry| entry.with("DeadLetterConfig", Node::map([("TargetArn", Node::text("x"))])));
        assert_eq!(sam(&template).resources[&id("Ping")].ty, "AWS::Lambda::Function");
    }

    #[test]
    fn an_address_with_its_permissions_becomes_a_property() {
        let mut template = with_function(|entry| entry);
        let permission = |action: &'static str| {
            Entry::new("AWS::Lambda::Permission", Span::NOWHERE)
                .with("FunctionName", Node::reference(id("Ping")))
                .with("Action", Node::text(action))
                .with("Principal", Node::text("*"))
        };
        let url = Entry::new("AWS::Lambda::Url", Span::NOWHERE)
            .with("TargetFunctionArn", Node::reference(id("Ping")))
            .with("AuthType", Node::text("NONE"));
        template.add(id("PingUrl"), url);
        let through = permission("lambda:InvokeFunctionUrl").with("FunctionUrlAuthType", Node::text("NONE"));
        template.add(id("PingUrlPermission"), through);
        assert!(
            sam(&template).resources.contains_key(&id("PingUrl")),
            "without the second permission it is not the same"
        );
        let behind = permission("lambda:InvokeFunction").with("InvokedViaFunctionUrl", Node::Bool(true));
        template.add(id("PingUrlInvokePermission"), behind);
        let sam = sam(&template);
        assert_eq!(sam.resources.keys().map(LogicalId::as_str).collect::<Vec<_>>(), ["Ping"]);
        insta::assert_snapshot!(yaml(&sam, "Ping"), @r"
        Ping:
          Type: AWS::Serverless::Function
          Properties:
            CodeUri: ./functions/ping
            Handler: index.handler
            Tracing: Active
            Tags:
              team: pay
            FunctionUrlConfig:
              AuthType: NONE
        ");
    }
}
