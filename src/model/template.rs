//! A CloudFormation template as data.
//!
//! References are nodes, never text, so that the graph of a template can be read from it. Maps keep the order in
//! which they were filled: the order is part of the output.

use super::stack::StackId;
use super::value::Pseudo;
use crate::source::Span;
use ecow::{EcoString, EcoVec};
use indexmap::IndexMap;
use std::fmt;

/// The name of a resource inside a template.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LogicalId(EcoString);

impl LogicalId {
    /// A logical ID. Its parts are made by [`super::path::pascal`], so that it is alphanumeric.
    pub fn new(text: impl Into<EcoString>) -> LogicalId {
        LogicalId(text.into())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LogicalId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A value in a template.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Nothing: entries with it are left out.
    Null,
    /// `true`
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Number(f64),
    /// Text, exactly as it stands: `${` in it is no reference.
    Text(EcoString),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which it was filled.
    Map(Vec<(EcoString, Node)>),
    /// `!Ref` of a resource or a parameter.
    Ref(LogicalId),
    /// `!GetAtt`
    Att(LogicalId, &'static str),
    /// A pseudo parameter: `!Ref AWS::Region`.
    Pseudo(Pseudo),
    /// `!Sub`: pieces of text, `Ref`, `Att` and `Pseudo`, and nothing else. Made by [`Node::joined`].
    Sub(EcoVec<Node>),
    /// `!Select [index, list]`
    Select(u32, Box<Node>),
    /// `!Split [separator, text]`
    Split(&'static str, Box<Node>),
    /// `!Join [separator, list]`
    Join(&'static str, Box<Node>),
    /// `!If [condition, then, otherwise]`
    If(LogicalId, Box<Node>, Box<Node>),
    /// `!Ref AWS::NoValue`
    NoValue,
    /// A JSON text whose content has references in it: written as one `!Sub`.
    JsonText(Box<Node>),
    /// A path of the project, written relative to the template.
    Local(EcoString),
}

impl Node {
    /// Text.
    pub fn text(text: impl Into<EcoString>) -> Node {
        Node::Text(text.into())
    }

    /// `!Ref`
    pub fn reference(id: LogicalId) -> Node {
        Node::Ref(id)
    }

    /// `!GetAtt`
    pub fn att(id: LogicalId, attribute: &'static str) -> Node {
        Node::Att(id, attribute)
    }

    /// Text with pseudo parameters in it: `arn:${AWS::Partition}:s3:::x`. Any other `${` stays text.
    pub fn sub(text: &str) -> Node {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, found, behind)) = next_pseudo(rest) {
            pieces.push(Node::text(before));
            pieces.push(Node::Pseudo(found));
            rest = behind;
        }
        pieces.push(Node::text(rest));
        Node::joined(pieces)
    }

    /// Pieces joined to one text: adjacent text melts, one piece stays what it is, the rest becomes `!Sub`.
    pub fn joined(pieces: impl IntoIterator<Item = Node>) -> Node {
        let mut out: EcoVec<Node> = EcoVec::new();
        for piece in pieces {
            push_piece(&mut out, piece);
        }
        match out.as_slice() {
            [] => Node::text(""),
            [only] => only.clone(),
            _ => Node::Sub(out),
        }
    }

    /// This text with more behind it.
    #[must_use]
    pub fn then(self, text: &str) -> Node {
        Node::joined([self, Node::text(text)])
    }

    /// A map from pairs; pairs with [`Node::Null`] are left out.
    pub fn map<K: Into<EcoString>>(pairs: impl IntoIterator<Item = (K, Node)>) -> Node {
        Node::Map(pairs.into_iter().filter(|(_, node)| *node != Node::Null).map(|(k, v)| (k.into(), v)).collect())
    }

    /// A list.
    pub fn list(nodes: impl IntoIterator<Item = Node>) -> Node {
        Node::List(nodes.into_iter().collect())
    }

    /// A list of texts.
    pub fn texts<T: Into<EcoString>>(texts: impl IntoIterator<Item = T>) -> Node {
        Node::List(texts.into_iter().map(Node::text).collect())
    }

    /// Every logical ID that the node refers to is given to `visit`.
    pub fn references(&self, visit: &mut impl FnMut(&LogicalId)) {
        match self {
            Node::Ref(id) | Node::Att(id, _) => visit(id),
            Node::List(nodes) => nodes.iter().for_each(|node| node.references(visit)),
            Node::Sub(nodes) => nodes.iter().for_each(|node| node.references(visit)),
            Node::Map(pairs) => pairs.iter().for_each(|(_, node)| node.references(visit)),
            Node::Select(_, node) | Node::Split(_, node) | Node::Join(_, node) | Node::JsonText(node) => {
                node.references(visit);
            }
            Node::If(_, then, otherwise) => {
                then.references(visit);
                otherwise.references(visit);
            }
            _ => {}
        }
    }

    /// As text, for people: references in the form of `Fn::Sub`.
    pub fn words(&self) -> String {
        match self {
            Node::Text(text) => text.to_string(),
            Node::Ref(id) => format!("${{{id}}}"),
            Node::Att(id, attribute) => format!("${{{id}.{attribute}}}"),
            Node::Pseudo(pseudo) => format!("${{{}}}", pseudo.reference()),
            Node::Sub(pieces) => pieces.iter().map(Node::words).collect(),
            Node::List(nodes) => nodes.iter().map(Node::words).collect::<Vec<_>>().join(" "),
            Node::Select(index, list) => format!("!Select [{index}, {}]", list.words()),
            Node::Join(separator, list) => format!("!Join [\"{separator}\", {}]", list.words()),
            Node::Split(separator, text) => format!("!Split [\"{separator}\", {}]", text.words()),
            Node::If(condition, then, otherwise) => {
                format!("!If [{condition}, {}, {}]", then.words(), otherwise.words())
            }
            Node::Bool(bool) => bool.to_string(),
            Node::Int(int) => int.to_string(),
            Node::Number(number) => number.to_string(),
            _ => String::new(),
        }
    }
}

fn next_pseudo(text: &str) -> Option<(&str, Pseudo, &str)> {
    let found = |(pseudo, _): (Pseudo, &str)| {
        let sign = format!("${{{}}}", pseudo.reference());
        let (before, behind) = text.split_once(&sign)?;
        Some((before, pseudo, behind))
    };
    Pseudo::ALL.into_iter().filter_map(found).min_by_key(|(before, ..)| before.len())
}

fn push_piece(out: &mut EcoVec<Node>, piece: Node) {
    match piece {
        Node::Sub(pieces) => pieces.into_iter().for_each(|piece| push_piece(out, piece)),
        Node::Text(text) if text.is_empty() => {}
        Node::Text(text) => match out.make_mut().last_mut() {
            Some(Node::Text(last)) => last.push_str(&text),
            _ => out.push(Node::Text(text)),
        },
        Node::Int(int) => push_piece(out, Node::text(int.to_string())),
        other => out.push(other),
    }
}

/// What happens to a resource that leaves the template or is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deletion {
    /// It goes.
    Delete,
    /// It stays.
    Retain,
    /// It goes, and a last snapshot of it stays.
    Snapshot,
}

/// A resource of a template.
#[derive(Debug, Clone)]
pub struct Entry {
    /// `AWS::SQS::Queue`
    pub ty: EcoString,
    /// `Condition`
    pub condition: Option<LogicalId>,
    /// What has to exist first although nothing refers to it.
    pub depends_on: Vec<LogicalId>,
    /// What has to exist first only where a condition holds: `DependsOn` takes no `!If`, so that these stand in the
    /// metadata, and CloudFormation waits for them as for any reference.
    pub waits_for: Vec<Node>,
    /// `DeletionPolicy` and `UpdateReplacePolicy`, where they are not AWS's default.
    pub deletion: Option<Deletion>,
    /// The properties in order.
    pub properties: Vec<(EcoString, Node)>,
    /// The source that caused it.
    pub cause: Span,
    /// The pattern instances around that source, from outside in.
    pub trail: Vec<Span>,
    /// What people read in a console about it; goes into the metadata.
    pub doc: Option<EcoString>,
}

impl Entry {
    /// A resource without properties.
    pub fn new(ty: impl Into<EcoString>, cause: Span) -> Entry {
        Entry {
            ty: ty.into(),
            condition: None,
            depends_on: Vec::new(),
            waits_for: Vec::new(),
            deletion: None,
            properties: Vec::new(),
            cause,
            trail: Vec::new(),
            doc: None,
        }
    }

    /// Adds a property, unless it is [`Node::Null`].
    #[must_use]
    pub fn with(mut self, name: &'static str, node: Node) -> Entry {
        if node != Node::Null {
            self.properties.push((EcoString::from(name), node));
        }
        self
    }

    /// Adds a property where there is one.
    #[must_use]
    pub fn with_some(self, name: &'static str, node: Option<Node>) -> Entry {
        match node {
            Some(node) => self.with(name, node),
            None => self,
        }
    }

    /// Waits for another resource.
    #[must_use]
    pub fn after(mut self, id: LogicalId) -> Entry {
        self.depends_on.push(id);
        self
    }

    /// Stays when the stack goes.
    #[must_use]
    pub fn retained(mut self) -> Entry {
        self.deletion = Some(Deletion::Retain);
        self
    }

    /// Every logical ID that it waits for or refers to is given to `visit`.
    pub fn references(&self, visit: &mut impl FnMut(&LogicalId)) {
        self.depends_on.iter().for_each(&mut *visit);
        self.waits_for.iter().for_each(|node| node.references(visit));
        self.properties.iter().for_each(|(_, node)| node.references(visit));
    }

    /// A property.
    pub fn property(&self, name: &str) -> Option<&Node> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, node)| node)
    }
}

/// A parameter of a template.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Its entries in order: `Type`, `Description`, `Default`, …
    pub entries: Vec<(EcoString, Node)>,
    /// The source that caused it.
    pub cause: Span,
}

/// An output of a template.
#[derive(Debug, Clone)]
pub struct TemplateOutput {
    /// `Condition`
    pub condition: Option<LogicalId>,
    /// `Description`
    pub description: Option<EcoString>,
    /// `Value`
    pub value: Node,
    /// The source that caused it.
    pub cause: Span,
}

/// A template.
#[derive(Debug, Clone, Default)]
pub struct Template {
    /// `Description`
    pub description: Option<EcoString>,
    /// `Transform`
    pub transform: Option<&'static str>,
    /// `Parameters`
    pub parameters: IndexMap<LogicalId, Parameter>,
    /// `Mappings`, each a map of maps.
    pub mappings: IndexMap<LogicalId, Node>,
    /// `Conditions`
    pub conditions: IndexMap<LogicalId, Node>,
    /// `Resources`
    pub resources: IndexMap<LogicalId, Entry>,
    /// `Outputs`
    pub outputs: IndexMap<LogicalId, TemplateOutput>,
    /// Logical IDs that two things want, with the two causes; reported, as only an author can rename.
    pub collisions: Vec<(LogicalId, Span, Span)>,
    /// What has to be done beside the deployment.
    pub chores: Chores,
}

/// What a template asks of whoever deploys it, as CloudFormation cannot do it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chores {
    /// Folders whose files are to be uploaded.
    pub contents: Vec<Content>,
    /// Stacks of other regions that have to be there first, although nothing of them is asked for.
    pub after: Vec<StackId>,
    /// Parameters that get another value once every stack of the service is there, and the value.
    pub later: Vec<(LogicalId, &'static str)>,
}

/// A folder whose files are to be uploaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// The folder, as a path of the project.
    pub folder: EcoString,
    /// The output that tells the bucket.
    pub bucket: LogicalId,
    /// The output that tells the distribution in front of it.
    pub distribution: LogicalId,
    /// What the distribution is to forget afterwards: paths.
    pub invalidate: Vec<EcoString>,
}

impl Template {
    /// Adds a resource. A second one of the same name is kept as a collision.
    pub fn add(&mut self, id: LogicalId, entry: Entry) {
        match self.resources.get(&id) {
            Some(first) => self.collisions.push((id, first.cause, entry.cause)),
            None => {
                self.resources.insert(id, entry);
            }
        }
    }

    /// Adds a parameter, once.
    pub fn parameter(&mut self, id: LogicalId, parameter: Parameter) {
        self.parameters.entry(id).or_insert(parameter);
    }

    /// Adds an output. One that an author has given the same name is a collision.
    pub fn output(&mut self, id: LogicalId, output: TemplateOutput) {
        match self.outputs.get(&id) {
            Some(first) => self.collisions.push((id, first.cause, output.cause)),
            None => {
                self.outputs.insert(id, output);
            }
        }
    }

    /// Adds a condition, once.
    pub fn condition(&mut self, id: LogicalId, node: Node) {
        self.conditions.entry(id).or_insert(node);
    }
}
