//! The types of CloudFormation: what each takes, and what can be read from it.
//!
//! Source: AWS's public resource schemas as patched by cfn-lint, joined with AWS CDK's service specification
//! (`data/vendor/NOTICE.md`).

use super::pack::Pack;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static TYPES: LazyLock<Pack<ResourceType>> =
    LazyLock::new(|| Pack::open(include_bytes!("../../data/vendor/cloudformation.pack"), 2));

/// The day of the schemas.
pub fn date() -> &'static str {
    TYPES.date
}

/// The type with a name: `AWS::SQS::Queue`.
pub fn find(name: &str) -> Option<&'static ResourceType> {
    TYPES.part(name)
}

/// The names of all types, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    TYPES.names()
}

/// Whether a region has a type; `None` where the data do not know the region or the type.
pub fn is_in(name: &str, region: &str) -> Option<bool> {
    let place = TYPES.head.split(' ').position(|known| known == region)?;
    let (_, bits) = TYPES.row(name)?;
    let bits = u128::from_str_radix(bits, 16).ok()?;
    Some(bits >> place & 1 == 1)
}

/// A type of resources.
#[derive(Debug, Deserialize)]
pub struct ResourceType {
    /// What can be written.
    #[serde(rename = "p")]
    pub properties: BTreeMap<String, Node>,
    /// The properties that must be there.
    #[serde(rename = "n", default)]
    pub needed: Vec<String>,
    /// Whether it takes properties that the schema does not name.
    #[serde(rename = "o", default)]
    open: u8,
    /// Nodes that several places refer to.
    #[serde(rename = "d", default)]
    definitions: BTreeMap<String, Node>,
    /// What `Fn::GetAtt` knows: `Endpoint.Address`.
    #[serde(rename = "a")]
    pub attributes: Vec<String>,
    /// What AWS sets, and nobody can write: `Status`, `Certificates/*/Arn`.
    #[serde(rename = "r", default)]
    pub read_only: Vec<String>,
    /// What cannot change without a new resource taking the place of the old one.
    #[serde(rename = "c", default)]
    pub create_only: Vec<String>,
    /// What cannot change in some circumstances without a new resource.
    #[serde(rename = "k", default)]
    pub sometimes_create_only: Vec<String>,
    /// Whether it holds data.
    #[serde(rename = "s", default)]
    stateful: u8,
    /// The form of its ARN, where it is known: `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`.
    #[serde(rename = "t")]
    pub arn: Option<String>,
    /// The property for tags, and `l` for a list of keys and values or `m` for a map.
    #[serde(rename = "g")]
    tags: Option<(String, String)>,
}

/// How a type takes tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tags {
    /// `[{ Key, Value }]`
    List,
    /// `{ key: value }`
    Map,
}

impl ResourceType {
    /// Whether it takes properties that the schema does not name.
    pub fn is_open(&self) -> bool {
        self.open != 0
    }

    /// Whether it holds data, which a deletion would destroy.
    pub fn is_stateful(&self) -> bool {
        self.stateful != 0
    }

    /// The name of an attribute that `Fn::GetAtt` knows.
    pub fn attribute(&'static self, name: &str) -> Option<&'static str> {
        self.attributes.iter().find(|known| *known == name).map(String::as_str)
    }

    /// The attribute that is the resource's own ARN: `Arn`, or `BackupVaultArn` of `AWS::Backup::BackupVault`.
    pub fn arn_attribute(&'static self, ty: &str) -> Option<&'static str> {
        let named = format!("{}Arn", ty.rsplit(':').next().unwrap_or_default());
        self.attribute("Arn").or_else(|| self.attribute(&named))
    }

    /// The property that takes tags, and in which form.
    pub fn tags(&self) -> Option<(&str, Tags)> {
        let (name, form) = self.tags.as_ref()?;
        Some((name, if form == "m" { Tags::Map } else { Tags::List }))
    }

    /// The node that a reference leads to; the node itself where it is none.
    pub fn resolve<'a>(&'a self, node: &'a Node) -> &'a Node {
        let mut node = node;
        // A definition that is nothing but another one leads on; a circle of them ends somewhere.
        for _ in 0..8 {
            match node.definition.as_ref().and_then(|name| self.definitions.get(name)) {
                Some(next) => node = next,
                None => break,
            }
        }
        node
    }
}

/// What a value must be.
#[derive(Debug, Default, Deserialize)]
pub struct Node {
    /// A letter for each type: see [`Node::takes`]. Empty where any will do.
    #[serde(rename = "t", default)]
    types: String,
    #[serde(rename = "f")]
    definition: Option<String>,
    /// The entries of an object.
    #[serde(rename = "p", default)]
    pub properties: BTreeMap<String, Node>,
    /// Those that must be there.
    #[serde(rename = "n", default)]
    pub needed: Vec<String>,
    #[serde(rename = "o", default)]
    open: u8,
    /// What the values of a map must be.
    #[serde(rename = "m")]
    pub values: Option<Box<Node>>,
    /// What the elements of a list must be.
    #[serde(rename = "i")]
    pub items: Option<Box<Node>>,
    /// The words that are taken.
    #[serde(rename = "e", default)]
    pub words: Vec<String>,
    /// A regular expression that the text must match somewhere.
    #[serde(rename = "x")]
    pub pattern: Option<String>,
    /// Least and most characters.
    #[serde(rename = "l", default)]
    pub length: Bounds,
    /// Least and most.
    #[serde(rename = "r", default)]
    pub range: Bounds,
    /// Fewest and most elements.
    #[serde(rename = "c", default)]
    pub count: Bounds,
}

/// What a number is at least and at most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Deserialize)]
pub struct Bounds(pub Option<f64>, pub Option<f64>);

impl Bounds {
    /// Whether a number is inside.
    pub fn hold(self, number: f64) -> bool {
        self.0.is_none_or(|least| number >= least) && self.1.is_none_or(|most| number <= most)
    }

    /// "from 1 to 900", "at least 1", "at most 900"
    pub fn words(self) -> String {
        match self {
            Bounds(Some(least), Some(most)) if least == most => format!("{least}"),
            Bounds(Some(least), Some(most)) => format!("from {least} to {most}"),
            Bounds(Some(least), None) => format!("at least {least}"),
            Bounds(None, Some(most)) => format!("at most {most}"),
            Bounds(None, None) => "anything".to_owned(),
        }
    }
}

/// The types that a node can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A truth value.
    Boolean,
    /// An object.
    Object,
    /// A list.
    Array,
}

impl Type {
    const ALL: [(Type, char, &'static str); 6] = [
        (Type::String, 's', "text"),
        (Type::Integer, 'i', "a whole number"),
        (Type::Number, 'n', "a number"),
        (Type::Boolean, 'b', "a truth value"),
        (Type::Object, 'o', "an object"),
        (Type::Array, 'a', "a list"),
    ];
}

impl Node {
    /// Whether it takes a type.
    pub fn takes(&self, ty: Type) -> bool {
        let letter = Type::ALL.iter().find(|(known, ..)| *known == ty).map(|(_, letter, _)| *letter);
        self.types.is_empty() || letter.is_some_and(|letter| self.types.contains(letter))
    }

    /// "text or a list"
    pub fn words_for_types(&self) -> String {
        let words: Vec<&str> = Type::ALL.iter().filter(|(ty, ..)| self.takes(*ty)).map(|(.., words)| *words).collect();
        words.join(" or ")
    }

    /// Whether an object may have entries that the schema does not name.
    pub fn is_open(&self) -> bool {
        self.open != 0 || self.properties.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_is_well_formed() {
        assert_eq!(TYPES.flaws(), Vec::<String>::new());
        assert!(names().count() > 1_500);
    }

    #[test]
    fn a_queue_is_what_it_is() {
        let queue = find("AWS::SQS::Queue").unwrap();
        assert_eq!(queue.properties["DelaySeconds"].range, Bounds(Some(0.0), Some(900.0)));
        assert!(queue.properties["FifoQueue"].takes(Type::Boolean));
        assert!(!queue.properties["FifoQueue"].takes(Type::Integer));
        assert_eq!(queue.attribute("QueueName"), Some("QueueName"));
        assert!(queue.create_only.contains(&"QueueName".to_owned()));
        assert!(queue.read_only.contains(&"Arn".to_owned()));
        assert_eq!(queue.tags(), Some(("Tags", Tags::List)));
        assert!(find("AWS::SQS::Quue").is_none());
    }

    #[test]
    fn definitions_lead_on() {
        let table = find("AWS::DynamoDB::Table").unwrap();
        let schema = table.resolve(&table.properties["BillingMode"]);
        assert!(schema.takes(Type::String));
        assert!(table.is_stateful() && !find("AWS::Lambda::Function").unwrap().is_stateful());
    }

    #[test]
    fn regions_have_what_they_have() {
        assert_eq!(is_in("AWS::SQS::Queue", "eu-west-1"), Some(true));
        assert_eq!(is_in("AWS::SQS::Queue", "mars-north-1"), None);
    }

    /// What kinds write in their templates is what CloudFormation knows.
    #[test]
    fn every_kind_of_the_language_has_a_type() {
        let missing = crate::kinds::ALL.iter().filter(|kind| !kind.is_raw() && find(kind.ty).is_none());
        assert_eq!(missing.map(|kind| kind.name).collect::<Vec<_>>(), Vec::<&str>::new());
    }
}
