//! `resource NAME: "AWS::Service::Type" { … }`: any resource of CloudFormation, with its properties as CloudFormation
//! names them.
//!
//! The expander keeps the type and the properties as attributes ([`TYPE`], [`PROPERTIES`]); the schema that they are checked
//! against is the vendor's.

use super::properties::Properties;
use crate::diagnostics::{Diagnostics, vendor as say};
use crate::model::architecture::Resource;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom};
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::{Fields, Value};
use crate::vendor::schemas::{self, ResourceType, Tags};
use ecow::EcoString;

/// The attribute that holds the type.
pub const TYPE: &str = "type";

/// The attribute that holds the properties.
pub const PROPERTIES: &str = "properties";

/// The row of `resource`.
pub static RESOURCE: Kind = Kind {
    name: "resource",
    summary: "Any resource of CloudFormation, with its properties as CloudFormation names them.",
    doc: "For what no kind makes: `resource vault: \"AWS::Backup::BackupVault\" { … }`. Its properties are written as CloudFormation \
          has them and go into the template as they are; their values may be anything of the language, `users.arn` too. They are \
          checked against CloudFormation's published schemas, of which the compiler holds a dated copy; what these refuse is \
          reported with their date, and `@allow` lifts it, as schemas err.\n\n\
          `.ref` is what CloudFormation's `Ref` gives; every attribute of `Fn::GetAtt` is a member under its own name: \
          `vault.BackupVaultArn`, `cluster.Endpoint.Address`. It has no ports, so that no arrow starts or ends at it; what a \
          function may do with it is said by [`allow`](../../language.md#rights-that-no-arrow-says). A type that holds data stays when it leaves the \
          template, as the stores of the language do.",
    example: "resource vault: \"AWS::Backup::BackupVault\" { BackupVaultName: \"nightly\" }\n\noutput vault_arn = vault.BackupVaultArn\n",
    ty: "",
    rank: 130,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[],
    members: &[Member { name: "ref", from: MemberFrom::Ref, doc: "What CloudFormation's `Ref` gives." }],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[Attribute {
    name: "keep",
    shape: Shape::Bool,
    fallback: Fallback::Derived("true for types that hold data"),
    doc: "Whether the resource and its data stay when it leaves the template or is replaced.",
}];

/// The schema of a raw resource's type, where there is one.
pub fn schema(resource: &Resource) -> Option<&'static ResourceType> {
    schemas::find(resource.attributes.text(TYPE).filter(|_| resource.kind.is_raw())?)
}

/// Asks the vendor's schemas: whether the type exists, in this region too, and takes the properties.
fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(given) = view.attributes().get(TYPE) else { return };
    let Some(ty) = view.attributes().text(TYPE) else { return };
    let Some(schema) = schemas::find(ty) else {
        diagnostics.push(say::unknown_type(ty, given.span, schemas::names(), schemas::date()));
        return;
    };
    if let Some(region) = view.region().filter(|region| schemas::is_in(ty, region) == Some(false)) {
        diagnostics.push(say::missing_in_region(ty, region, given.span, schemas::date()));
    }
    if let Some(fields) = properties(view.resource) {
        Properties { ty, schema, diagnostics, whole: true }.check(fields, view.span());
    }
}

/// The properties that the author wrote.
pub fn properties(resource: &Resource) -> Option<&Fields> {
    resource.attributes.map(PROPERTIES)
}

fn lower(view: &View, template: &mut Template) {
    let Some(ty) = view.attributes().text(TYPE) else { return };
    let schema = schema(view.resource);
    let entry = Entry { doc: view.resource.doc.clone(), ..Entry::new(ty, view.span()) };
    let mut entry = if is_kept(view, schema) { entry.retained() } else { entry };
    let written = properties(view.resource).into_iter().flatten();
    entry.properties = written.map(|(name, given)| (name.clone(), view.node(&given.value))).collect();
    entry.properties.retain(|(_, node)| *node != Node::Null);
    if let Some((name, form)) = schema.and_then(ResourceType::tags) {
        tag(view, name, form, &mut entry);
    }
    template.add(view.logical(), entry);
}

fn is_kept(view: &View, schema: Option<&ResourceType>) -> bool {
    match view.attributes().get("keep").map(|given| &given.value) {
        Some(Value::Bool(keep)) => *keep,
        _ => schema.is_some_and(ResourceType::is_stateful),
    }
}

/// The service's tags, unless the author gave the resource one of that name.
fn tag(view: &View, property: &str, form: Tags, entry: &mut Entry) {
    let own = entry.properties.iter().position(|(name, _)| name == property);
    let service = &view.graph.architecture.service.tags;
    let tags = service.iter().map(|(name, value)| (name.clone(), view.node(value)));
    let pair = |(name, node): (EcoString, Node)| Node::map([("Key", Node::Text(name)), ("Value", node)]);
    let known = own.and_then(|place| entry.properties.get_mut(place)).map(|(_, node)| node);
    match (form, known) {
        _ if service.is_empty() => {}
        (Tags::List, None) => entry.properties.push((property.into(), Node::list(tags.map(pair)))),
        (Tags::Map, None) => entry.properties.push((property.into(), Node::Map(tags.collect()))),
        (Tags::List, Some(Node::List(list))) => {
            let is_new = |name: &EcoString| !list.iter().any(|tag| is_key(tag, name));
            let new: Vec<Node> = tags.filter(|(name, _)| is_new(name)).map(pair).collect();
            list.splice(0..0, new);
        }
        (Tags::Map, Some(Node::Map(map))) => {
            let new: Vec<_> = tags.filter(|(name, _)| !map.iter().any(|(known, _)| known == name)).collect();
            map.splice(0..0, new);
        }
        (_, Some(_)) => {}
    }
}

fn is_key(tag: &Node, name: &str) -> bool {
    let Node::Map(pairs) = tag else { return false };
    pairs.iter().any(|(key, value)| key == "Key" && *value == Node::text(name))
}
