//! The program with its language taken away: concrete resources by path, their values, and the arrows between them.
//!
//! In it there is no `if`, no `for`, no pattern and no default left. Whoever goes through resources does so in the
//! order of their paths, so that the order of declarations in a file never shows.

use super::kind::{Kind, Port};
use super::path::Path;
use super::shape::Attribute;
use super::stack::{Placement, Plan, Stack, StackId};
use super::value::{Spanned, Value};
use crate::diagnostics::levels::Levels;
use crate::source::Span;
use ecow::EcoString;
use indexmap::IndexMap;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The number of a resource in its [`Architecture`]; says nothing about its place in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub u32);

/// A whole program.
#[derive(Debug, Clone, Default)]
pub struct Architecture {
    /// What `service` says.
    pub service: Service,
    resources: Vec<Resource>,
    by_path: BTreeMap<Path, ResourceId>,
    /// Who is joined to whom, in the order of their endpoints.
    pub arrows: Vec<Arrow>,
    /// Arrows that the stack goes without, as their author accepts: their other end is in no reach of it.
    pub missing: Vec<Arrow>,
    /// What AWS is told at deployment, in the order of names.
    pub inputs: Vec<Input>,
    /// What the stack tells, in the order of names.
    pub outputs: Vec<Output>,
    /// What is claimed about the program, in the order of the source.
    pub claims: Vec<Claim>,
    /// The uses of patterns, in the order of their paths.
    pub instances: Vec<Instance>,
    /// The files that attributes name, by their paths of the project.
    pub texts: Arc<BTreeMap<EcoString, SourceText>>,
    /// The stacks of the program, and who is in which.
    pub plan: Arc<Plan>,
    /// The stack that this is the architecture of.
    pub here: StackId,
}

impl Architecture {
    /// Adds a resource. Gives the one that has the path already as an error.
    pub fn add(&mut self, resource: Resource) -> Result<ResourceId, ResourceId> {
        if let Some(known) = self.find(&resource.path) {
            return Err(known);
        }
        let id = ResourceId(u32::try_from(self.resources.len()).unwrap_or(u32::MAX));
        self.by_path.insert(resource.path.clone(), id);
        self.resources.push(resource);
        Ok(id)
    }

    /// The resource with an id. Ids come from [`Architecture::add`]; one of another architecture may give `None`.
    pub fn resource(&self, id: ResourceId) -> Option<&Resource> {
        self.resources.get(id.0 as usize)
    }

    /// The same, to fill in what is known later.
    pub fn resource_mut(&mut self, id: ResourceId) -> Option<&mut Resource> {
        self.resources.get_mut(id.0 as usize)
    }

    /// The resource at a path.
    pub fn find(&self, path: &Path) -> Option<ResourceId> {
        self.by_path.get(path).copied()
    }

    /// All ids, in the order of paths.
    pub fn ids(&self) -> impl Iterator<Item = ResourceId> + '_ {
        self.by_path.values().copied()
    }

    /// All resources of the program, in whatever stack, with their ids.
    pub fn everything(&self) -> impl Iterator<Item = (ResourceId, &Resource)> {
        (0u32..).map(ResourceId).zip(&self.resources)
    }

    /// The resources in the order of their ids.
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The stack that this is the architecture of.
    pub fn stack(&self) -> Option<&Stack> {
        self.plan.stack(self.here)
    }

    /// The part of a program that one stack of a plan deploys: ids keep their meaning, and what is in another stack can
    /// still be looked up by its id.
    pub fn of_stack(&self, plan: &Arc<Plan>, here: StackId) -> Architecture {
        let by_path = self.by_path.iter().filter(|(_, id)| plan.has(here, **id));
        Architecture {
            service: self.service.clone(),
            resources: self.resources.clone(),
            by_path: by_path.map(|(path, id)| (path.clone(), *id)).collect(),
            arrows: Vec::new(),
            missing: Vec::new(),
            inputs: self.inputs.clone(),
            outputs: Vec::new(),
            claims: self.claims.clone(),
            instances: self.instances.clone(),
            texts: self.texts.clone(),
            plan: plan.clone(),
            here,
        }
    }

    /// How many resources there are.
    pub fn len(&self) -> usize {
        self.resources.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.resources.is_empty()
    }
}

/// `expect …`: a claim as it was written. Who proves it reads its text.
#[derive(Debug, Clone, Default)]
pub struct Claim {
    /// The words behind `expect`.
    pub text: EcoString,
    /// Where they stand.
    pub span: Span,
    /// What the names among them stand for, where they are no words of the claim itself.
    pub names: BTreeMap<EcoString, Named>,
    /// The pattern instances around it, from outside in.
    pub trail: Vec<Span>,
}

/// What a name in a claim stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A resource, one of its routes, or an instance of a pattern.
    Thing(Path, Option<Route>),
    /// A whole number.
    Number(i64),
    /// A duration in seconds.
    Duration(i64),
    /// A text.
    Text(EcoString),
}

/// A use of a pattern. What it declares has a path that begins with this one's.
#[derive(Debug, Clone)]
pub struct Instance {
    /// Its identity.
    pub path: Path,
    /// The pattern's name where it was declared.
    pub pattern: EcoString,
    /// The name of the instance in its declaration.
    pub span: Span,
}

/// What `service` says.
#[derive(Debug, Clone, Default)]
pub struct Service {
    /// The service's name; empty where the file declares none.
    pub name: EcoString,
    /// The doc comment above it.
    pub doc: Option<EcoString>,
    /// The regions, home first; empty for a template that can be deployed anywhere.
    pub regions: Vec<EcoString>,
    /// Where each of them was written.
    pub region_spans: Vec<Span>,
    /// Tags of every resource that takes tags.
    pub tags: Vec<(EcoString, Value)>,
    /// The levels of lints.
    pub lints: Levels,
    /// How many calls the account runs at once: a number, or one by region.
    pub concurrency_limit: Option<Spanned>,
    /// Where it was declared.
    pub span: Span,
}

/// A resource.
#[derive(Debug, Clone)]
pub struct Resource {
    /// Its identity.
    pub path: Path,
    /// The path that names its logical ID: the former one, where `moved` says so.
    pub identity: Path,
    /// What it is.
    pub kind: &'static Kind,
    /// What its author wrote, checked against the kind's shapes, and what `defaults` gave.
    pub attributes: Attributes,
    /// The doc comment above it.
    pub doc: Option<EcoString>,
    /// The name in its declaration.
    pub span: Span,
    /// The braces of its declaration, where one more attribute would go; nowhere for what the compiler added.
    pub braces: Span,
    /// The declarations that led to it from outside in: the pattern instances around it.
    pub trail: Vec<Span>,
    /// Whether the compiler added it (a dead-letter queue, a failure queue) and for whom.
    pub implied_by: Option<ResourceId>,
    /// The folder of the file that declares it, relative to the project: code paths start there.
    pub folder: EcoString,
    /// Where it lives and how it differs there.
    pub placement: Placement,
}

impl Resource {
    /// A path of the author's as a path of the project: it starts in the folder of the file that declares the resource.
    pub fn project_path(&self, path: &str) -> EcoString {
        let path = crate::source::normal(&std::path::Path::new(self.folder.as_str()).join(path));
        path.to_string_lossy().replace('\\', "/").into()
    }
}

/// A file that an attribute names and that becomes part of a template.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// Its text.
    pub text: EcoString,
    /// Its place in the source map.
    pub span: Span,
}

/// The attributes that were written, by name, with a table to look up what holds for the others.
#[derive(Debug, Clone, Default)]
pub struct Attributes {
    /// The shapes; accessors take fallbacks from here.
    pub table: &'static [Attribute],
    /// What was written.
    pub values: IndexMap<EcoString, Spanned>,
}

impl Attributes {
    /// What was written for a name; `none` and a reported mistake count as not written.
    pub fn get(&self, name: &str) -> Option<&Spanned> {
        self.values.get(name).filter(|spanned| !matches!(spanned.value, Value::None | Value::Poison))
    }

    /// Whether the author switched it off with `none`.
    pub fn is_off(&self, name: &str) -> bool {
        self.values.get(name).is_some_and(|spanned| spanned.value == Value::None)
    }

    /// Where the value of a name was written, or `otherwise`.
    pub fn span(&self, name: &str, otherwise: Span) -> Span {
        self.values.get(name).map_or(otherwise, |spanned| spanned.span)
    }

    fn fallback(&self, name: &str) -> super::shape::Fallback {
        self.table
            .iter()
            .find(|attribute| attribute.name == name)
            .map_or(super::shape::Fallback::Absent, |a| a.fallback)
    }

    /// A whole number, or its fallback.
    pub fn int(&self, name: &str) -> Option<i64> {
        match (self.get(name).map(|s| &s.value), self.fallback(name)) {
            (Some(Value::Int(int)), _) => Some(*int),
            (None, super::shape::Fallback::Int(int)) => Some(int),
            _ => None,
        }
    }

    /// A duration in seconds, or its fallback.
    pub fn seconds(&self, name: &str) -> Option<i64> {
        match (self.get(name).map(|s| &s.value), self.fallback(name)) {
            (Some(Value::Duration(seconds)), _) => Some(*seconds),
            (None, super::shape::Fallback::Seconds(seconds)) => Some(seconds),
            _ => None,
        }
    }

    /// A size in bytes, or its fallback.
    pub fn bytes(&self, name: &str) -> Option<i64> {
        match (self.get(name).map(|s| &s.value), self.fallback(name)) {
            (Some(Value::Size(bytes)), _) => Some(*bytes),
            (None, super::shape::Fallback::Bytes(bytes)) => Some(bytes),
            _ => None,
        }
    }

    /// A truth value, or its fallback; `false` where there is neither.
    pub fn bool(&self, name: &str) -> bool {
        match (self.get(name).map(|s| &s.value), self.fallback(name)) {
            (Some(Value::Bool(bool)), _) => *bool,
            (None, super::shape::Fallback::Bool(bool)) => bool && !self.is_off(name),
            _ => false,
        }
    }

    /// Known text, or its fallback.
    pub fn text(&self, name: &str) -> Option<&str> {
        match (self.get(name).map(|s| &s.value), self.fallback(name)) {
            (Some(Value::Text(text)), _) => Some(text.as_str()),
            (None, super::shape::Fallback::Word(word)) if !self.is_off(name) => Some(word),
            _ => None,
        }
    }

    /// The elements of a list; none where it was not written.
    pub fn list(&self, name: &str) -> &[Spanned] {
        match self.get(name).map(|spanned| &spanned.value) {
            Some(Value::List(list)) => list,
            _ => &[],
        }
    }

    /// The entries of an object whose keys are the author's.
    pub fn map(&self, name: &str) -> Option<&super::value::Fields> {
        match self.get(name).map(|spanned| &spanned.value) {
            Some(Value::Object(fields)) => Some(fields),
            _ => None,
        }
    }

    /// An object whose entries a table describes, ready for the same accessors.
    pub fn object(&self, name: &str) -> Option<Attributes> {
        let table = self.table.iter().find(|attribute| attribute.name == name).and_then(|a| entries(&a.shape));
        self.map(name).map(|fields| Attributes { table: table.unwrap_or_default(), values: fields.clone() })
    }

    /// A list of objects whose entries a table describes, each with its place.
    pub fn objects(&self, name: &str) -> Vec<(Attributes, Span)> {
        let table = self.table.iter().find(|attribute| attribute.name == name).and_then(|a| entries(&a.shape));
        let object = |spanned: &Spanned| match &spanned.value {
            Value::Object(fields) => {
                Some((Attributes { table: table.unwrap_or_default(), values: (**fields).clone() }, spanned.span))
            }
            _ => None,
        };
        self.list(name).iter().filter_map(object).collect()
    }

    /// The resource that an attribute refers to.
    pub fn resource(&self, name: &str) -> Option<ResourceId> {
        match self.get(name).map(|spanned| &spanned.value) {
            Some(Value::Resource(id)) => Some(*id),
            _ => None,
        }
    }
}

/// The table of an object's entries, through lists, maps and alternatives.
fn entries(shape: &'static super::shape::Shape) -> Option<&'static [Attribute]> {
    use super::shape::Shape;
    match shape {
        Shape::Object(table) => Some(table),
        Shape::List(inner, ..) | Shape::Map(inner) => entries(inner),
        Shape::Either(shapes) => shapes.iter().find_map(entries),
        _ => None,
    }
}

/// One end of an arrow.
#[derive(Debug, Clone, PartialEq)]
pub struct Endpoint {
    /// Whose port.
    pub resource: ResourceId,
    /// Which port.
    pub port: &'static Port,
    /// The route, where the port has one for each: `GET /ping`.
    pub route: Option<Route>,
    /// Where it was named.
    pub span: Span,
}

/// `GET /users/{id}`
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route {
    /// `GET`, or `ANY`.
    pub method: EcoString,
    /// `/users/{id}`; `$default` for the route of HTTP APIs that takes what no other takes.
    pub path: EcoString,
}

impl std::fmt::Display for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.path.as_str() {
            "$default" => f.write_str("$default"),
            path => write!(f, "{} {path}", self.method),
        }
    }
}

/// An arrow as it was drawn. What it means is found by the wire stage.
#[derive(Debug, Clone)]
pub struct Arrow {
    /// Where it starts.
    pub from: Endpoint,
    /// Where it ends.
    pub to: Endpoint,
    /// The options on it; their table is known once the arrow's meaning is.
    pub options: IndexMap<EcoString, Spanned>,
    /// The wiring that drew it.
    pub span: Span,
    /// The braces of the wiring's options, or the place for them.
    pub braces: Span,
    /// The number of the wiring: arrows of one chain share its options.
    pub chain: u32,
    /// The pattern instances around it, from outside in.
    pub trail: Vec<Span>,
    /// Why a loop that it closes is meant: the reason of `@allow(SLS0602, "…")`.
    pub allows: Vec<(EcoString, EcoString)>,
}

/// An input: a parameter of the template.
#[derive(Debug, Clone)]
pub struct Input {
    /// Its name in the source.
    pub name: EcoString,
    /// Its CloudFormation type: `String`, `Number`, `CommaDelimitedList`.
    pub ty: &'static str,
    /// `description`, `default`, `allowed`, `pattern`, `secret` and the like.
    pub attributes: Attributes,
    /// Where it was declared.
    pub span: Span,
    /// The braces of its declaration, or the place for them.
    pub braces: Span,
}

/// An output of the stack.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its name in the source.
    pub name: EcoString,
    /// The doc comment above it.
    pub doc: Option<EcoString>,
    /// Its value.
    pub value: Value,
    /// Where it was declared.
    pub span: Span,
}
