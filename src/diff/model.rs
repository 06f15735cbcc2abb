//! The types of a comparison.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that one output deploys.
#[derive(Debug, Clone, Default)]
pub struct System {
    /// Its stacks.
    pub stacks: Vec<Stack>,
    /// The arrows behind permissions, where the source is known.
    pub causes: Causes,
    /// What becomes of each entry point under each loss, where the source is known.
    pub verdicts: Option<Vec<Verdict>>,
}

/// The arrows that asked for an action of a role, by the role's logical ID and the action: `main.sls:14 charge -> ledger.write`.
pub type Causes = BTreeMap<(String, String), BTreeSet<String>>;

/// What a loss does to an entry point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// What is lost: "us-east-1".
    pub loss: String,
    /// The entry point, as the source would write it, and the name that leads to it.
    pub entry: String,
    /// What becomes of it: 0 it survives, 1 it is degraded, 2 it is lost.
    pub rank: u8,
    /// The same in a word.
    pub word: &'static str,
    /// Seconds to recover; nothing where nothing moves by itself.
    pub seconds: Option<i64>,
    /// Where it is declared.
    pub source: Option<String>,
}

/// A template and where it is deployed.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// The name that the manifest gives it; nothing for a template without one.
    pub name: Option<String>,
    /// Its region, where it has one.
    pub region: Option<String>,
    /// The template's file.
    pub file: String,
    /// The size of the file, in bytes.
    pub bytes: usize,
    /// Its resources, by logical ID.
    pub resources: BTreeMap<String, Resource>,
    /// The entries of its other sections, in their normal form, by section and name.
    pub sections: BTreeMap<String, BTreeMap<String, Value>>,
}

impl Stack {
    /// What makes it the same stack.
    pub fn identity(&self) -> (Option<&str>, Option<&str>) {
        (self.name.as_deref(), self.region.as_deref())
    }

    /// How it is called among the others: by its template, as that is by its region.
    pub fn title(&self) -> String {
        let name = self.file.rsplit('/').next().unwrap_or_default();
        name.split('.').next().unwrap_or_default().to_owned()
    }

    /// The entries of a section.
    pub fn section(&self, name: &str) -> impl Iterator<Item = (&String, &Value)> {
        self.sections.get(name).into_iter().flatten()
    }
}

/// A resource of a template.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Resource {
    /// `AWS::SQS::Queue`
    pub ty: String,
    /// Its properties in their normal form.
    pub properties: Value,
    /// What else stands beside them: `Condition`, `DependsOn`, `DeletionPolicy` and so on, without metadata.
    pub attributes: BTreeMap<String, Value>,
    /// Its metadata, without the source.
    pub metadata: Value,
    /// The place that caused it: `main.sls:14`, and where that is inside a pattern, the place that asked for the pattern.
    pub source: Option<String>,
}

impl Resource {
    /// A property; null where it has none.
    pub fn property(&self, name: &str) -> &Value {
        self.properties.get(name).unwrap_or(&Value::Null)
    }

    /// A text that stands beside the properties.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name)?.as_str()
    }
}

/// What kind of change it is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A new and empty resource takes the place of one that holds data.
    ReplacesData,
    /// A resource that holds data is deleted with what it holds.
    RemovesData,
    /// What protects data is taken away.
    DataAtRisk,
    /// Somebody may do more.
    PermissionWidened,
    /// More can be reached by strangers.
    Exposure,
    /// Less survives a loss, or it takes longer.
    FailoverWeakened,
    /// A new resource takes the place of another one, which holds no data.
    Replaces,
    /// Nearer to a limit of AWS.
    LimitNearer,
    /// A resource goes.
    Removed,
    /// Something is different.
    Changed,
    /// Somebody may do less.
    PermissionNarrowed,
    /// A resource comes.
    Added,
    /// Nothing that runs is different: descriptions, tags, metadata, order.
    Cosmetic,
}

impl Class {
    /// All of them, the gravest first.
    pub const ALL: &[Class] = &[
        Class::ReplacesData,
        Class::RemovesData,
        Class::DataAtRisk,
        Class::PermissionWidened,
        Class::Exposure,
        Class::FailoverWeakened,
        Class::Replaces,
        Class::LimitNearer,
        Class::Removed,
        Class::Changed,
        Class::PermissionNarrowed,
        Class::Added,
        Class::Cosmetic,
    ];

    /// As JSON says it.
    pub fn word(self) -> &'static str {
        match self {
            Class::ReplacesData => "replaces-data",
            Class::RemovesData => "removes-data",
            Class::DataAtRisk => "data-at-risk",
            Class::PermissionWidened => "permission-widened",
            Class::Exposure => "exposure",
            Class::FailoverWeakened => "failover-weakened",
            Class::Replaces => "replaces",
            Class::LimitNearer => "limit-nearer",
            Class::Removed => "removed",
            Class::Changed => "changed",
            Class::PermissionNarrowed => "permission-narrowed",
            Class::Added => "added",
            Class::Cosmetic => "cosmetic",
        }
    }

    /// As a heading.
    pub fn title(self) -> &'static str {
        match self {
            Class::ReplacesData => "replaces data",
            Class::RemovesData => "removes data",
            Class::DataAtRisk => "data at risk",
            Class::PermissionWidened => "permissions widened",
            Class::Exposure => "exposure",
            Class::FailoverWeakened => "failover weakened",
            Class::Replaces => "replaces",
            Class::LimitNearer => "limit nearer",
            Class::Removed => "removed",
            Class::Changed => "changed",
            Class::PermissionNarrowed => "permissions narrowed",
            Class::Added => "added",
            Class::Cosmetic => "cosmetic",
        }
    }

    /// Whether it destroys data, which has to be accepted in words.
    pub fn destroys(self) -> bool {
        matches!(self, Class::ReplacesData | Class::RemovesData)
    }

    /// Whether nobody should deploy it unseen.
    pub fn is_grave(self) -> bool {
        self.destroys() || matches!(self, Class::PermissionWidened | Class::Exposure)
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its class.
    pub class: Class,
    /// The stacks that it is in, by title; an empty title where there is only one stack.
    pub stacks: Vec<String>,
    /// What it is about: a logical ID, or `Outputs.Url`.
    pub subject: String,
    /// The type of the resource.
    pub ty: Option<String>,
    /// What changes, in words or as a path of properties.
    pub what: String,
    /// The value before.
    pub before: Option<String>,
    /// The value afterwards.
    pub after: Option<String>,
    /// What follows from it.
    pub note: Option<String>,
    /// The places that caused it, `main.sls:14`, or the arrows, where they are known.
    pub sources: Vec<String>,
    /// Why it is meant, where somebody said so.
    pub accepted: Option<String>,
}

impl Change {
    /// A change of a resource.
    pub fn of(class: Class, stack: &str, id: &str, resource: &Resource, what: impl Into<String>) -> Change {
        Change {
            ty: Some(resource.ty.clone()),
            sources: resource.source.iter().cloned().collect(),
            ..Change::about(class, stack, id, what)
        }
    }

    /// A change of something else.
    pub fn about(class: Class, stack: &str, subject: &str, what: impl Into<String>) -> Change {
        Change {
            class,
            stacks: vec![stack.to_owned()],
            subject: subject.to_owned(),
            ty: None,
            what: what.into(),
            before: None,
            after: None,
            note: None,
            sources: Vec::new(),
            accepted: None,
        }
    }

    /// Whether it is the same change, in whatever stack.
    pub fn is_like(&self, other: &Change) -> bool {
        let bare = |change: &Change| Change { stacks: Vec::new(), ..change.clone() };
        bare(self) == bare(other)
    }

    /// Its place among the others.
    pub fn rank(&self) -> (Class, &[String], &str, &str) {
        (self.class, &self.stacks, &self.subject, &self.what)
    }
}

/// All changes, the gravest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// The changes.
    pub changes: Vec<Change>,
}

impl Difference {
    /// Says why the changes of a resource are meant; how many that were.
    pub fn accept(&mut self, id: &str, why: &str) -> usize {
        let grave = |change: &&mut Change| change.subject == id && change.class.is_grave();
        let meant = self.changes.iter_mut().filter(grave);
        meant.map(|change| change.accepted = Some(why.to_owned())).count()
    }

    /// What is grave, and nobody has said that it is meant.
    pub fn unmeant(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.class.is_grave() && change.accepted.is_none())
    }

    /// Whether anything that runs is different.
    pub fn matters(&self) -> bool {
        self.changes.iter().any(|change| change.class != Class::Cosmetic)
    }
}
