//! The words in which a template says where something holds.
//!
//! In: sets of regions. Out: names of conditions, and a table of values by region; both are made when they are asked
//! for first, so that none is without use. Invariant: a name that a template's own condition has means only that.

use super::{Uneven, merge};
use crate::model::template::{LogicalId, Node};
use crate::model::value::Pseudo;
use crate::source::Span;
use ecow::EcoString;
use indexmap::IndexMap;

/// Places in the list of regions, in their order.
pub type Set = Vec<usize>;

/// What `Fn::Or` and `Fn::And` take.
const ARGUMENTS: usize = 10;
/// The longest name that is put together; a longer one gets a number.
const NAME: usize = 200;
/// The regions from which on a group is told by those that are not in it, where these are fewer.
const MANY: usize = 5;
/// The mapping.
const TABLE: &str = "ByRegion";
/// Entries of a mapping.
const ROWS: usize = 200;

/// The regions of a service, and what was said about them so far.
#[derive(Debug)]
pub struct Regions {
    names: Vec<EcoString>,
    /// The conditions of the templates themselves.
    own: IndexMap<LogicalId, Node>,
    /// The conditions that ask for the region.
    made: IndexMap<LogicalId, Node>,
    /// Values by region, in the order of regions.
    table: IndexMap<EcoString, Vec<Node>>,
    /// The resource or output that is being merged.
    pub about: Option<(LogicalId, Span)>,
    /// What was found that no template can say by region.
    pub uneven: Vec<Uneven>,
}

impl Regions {
    /// Regions of which nothing was said yet.
    pub fn new(names: &[EcoString]) -> Regions {
        Regions {
            names: names.to_vec(),
            own: IndexMap::new(),
            made: IndexMap::new(),
            table: IndexMap::new(),
            about: None,
            uneven: Vec::new(),
        }
    }

    /// Takes over the conditions of the templates. One that differs asks for the region first.
    pub fn keep<'t>(&mut self, conditions: impl Iterator<Item = (LogicalId, Vec<(usize, &'t Node)>)>) {
        let conditions: Vec<_> = conditions.collect();
        let first = |(id, given): &(LogicalId, Vec<(usize, &Node)>)| Some((id.clone(), (*given.first()?.1).clone()));
        self.own = conditions.iter().filter_map(first).collect();
        for (id, given) in conditions {
            let groups = merge::groups(&given);
            if groups.len() > 1 {
                let part = |(set, node): &(Set, &Node)| {
                    function("Fn::And", vec![condition(&self.within(set)), (*node).clone()])
                };
                let either = or(groups.iter().map(part).collect());
                self.own.insert(id, either);
            }
        }
    }

    /// That something of the current resource differs which no template can say by region.
    pub fn differs(&mut self, what: &str) {
        if let Some((id, cause)) = self.about.clone() {
            self.uneven.push(Uneven { id, what: what.into(), cause });
        }
    }

    /// Whether the set has all regions.
    pub fn are_all(&self, set: &[usize]) -> bool {
        set.len() == self.names.len()
    }

    /// The condition that holds in these regions and in no other of the service's: `InUsEast1OrUsWest1`.
    pub fn within(&mut self, set: &[usize]) -> LogicalId {
        let others: Set = (0..self.names.len()).filter(|region| !set.contains(region)).collect();
        if set.len() >= MANY && !others.is_empty() && others.len() < set.len() {
            let inner = self.within(&others);
            return self.named(format!("Not{inner}"), function("Fn::Not", vec![condition(&inner)]));
        }
        let name = format!("In{}", set.iter().map(|region| self.word(*region)).collect::<Vec<_>>().join("Or"));
        match set {
            [only] => {
                let region = self.names.get(*only).cloned().unwrap_or_default();
                self.named(name, function("Fn::Equals", vec![Node::Pseudo(Pseudo::Region), Node::Text(region)]))
            }
            several => {
                let parts = several.iter().map(|region| condition(&self.within(&[*region]))).collect();
                self.named(name, or(parts))
            }
        }
    }

    /// A value in these regions, and nothing in the others.
    pub fn only_within(&mut self, set: &[usize], node: Node) -> Node {
        Node::If(self.within(set), Box::new(node), Box::new(Node::NoValue))
    }

    /// The condition of what exists in these regions, in each under a condition of its own or under none.
    pub fn exists(&mut self, given: &[(usize, Option<&LogicalId>)]) -> Option<LogicalId> {
        let mut parts: Vec<LogicalId> = Vec::new();
        for (set, own) in merge::groups(given) {
            let here = if self.are_all(&set) { None } else { Some(self.within(&set)) };
            parts.extend(match (here, own) {
                (Some(here), Some(own)) => Some(
                    self.named(format!("{here}And{own}"), function("Fn::And", vec![condition(&here), condition(own)])),
                ),
                (here, own) => here.or(own.cloned()),
            });
        }
        match parts.as_slice() {
            [] => None,
            [only] => Some(only.clone()),
            several => {
                let name = several.iter().map(LogicalId::as_str).collect::<Vec<_>>().join("Or");
                Some(self.named(name, or(several.iter().map(condition).collect())))
            }
        }
    }

    /// A value that differs in every region, from the table; `None` where the table is full.
    pub fn looked_up(&mut self, path: &[EcoString], values: Vec<Node>) -> Option<Node> {
        let known = self.table.iter().find(|(_, row)| **row == values).map(|(key, _)| key.clone());
        let key = match known {
            Some(key) => key,
            None if self.table.len() >= ROWS => return None,
            None => {
                let key = free(&alphanumeric(path), |name| self.table.contains_key(name));
                self.table.insert(key.clone(), values);
                key
            }
        };
        Some(function("Fn::FindInMap", vec![Node::text(TABLE), Node::Pseudo(Pseudo::Region), Node::Text(key)]))
    }

    /// The sections of conditions and mappings.
    pub fn sections(self) -> (IndexMap<LogicalId, Node>, IndexMap<LogicalId, Node>) {
        let row = |place: usize| {
            let cell = |(key, values): (&EcoString, &Vec<Node>)| Some((key.clone(), values.get(place)?.clone()));
            Node::Map(self.table.iter().filter_map(cell).collect())
        };
        let table = Node::Map(self.names.iter().enumerate().map(|(place, name)| (name.clone(), row(place))).collect());
        let mappings = (!self.table.is_empty()).then(|| (LogicalId::new(TABLE), table)).into_iter().collect();
        (self.made.into_iter().chain(self.own).collect(), mappings)
    }

    /// `UsEast1`
    fn word(&self, region: usize) -> String {
        let name = self.names.get(region).map_or("", EcoString::as_str);
        alphanumeric(&name.split('-').map(EcoString::from).collect::<Vec<_>>())
    }

    /// A condition under a name, or under one with a number where the name means something else.
    fn named(&mut self, name: String, node: Node) -> LogicalId {
        let short: String = name.chars().take(NAME).collect();
        let taken = |name: &str| {
            let id = LogicalId::new(name);
            self.own.contains_key(&id) || self.made.get(&id).is_some_and(|known| *known != node)
        };
        let id = LogicalId::new(free(&short, taken));
        self.made.insert(id.clone(), node);
        id
    }
}

/// A name that is not taken.
fn free(name: &str, taken: impl Fn(&str) -> bool) -> EcoString {
    let numbered = (2u32..).map(|number| format!("{name}{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_default().into()
}

/// Words as one, each with a capital.
fn alphanumeric(words: &[EcoString]) -> String {
    let capital = |word: &EcoString| {
        let mut letters = word.chars().filter(char::is_ascii_alphanumeric);
        letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect::<String>()
    };
    words.iter().map(capital).collect::<String>().chars().take(NAME).collect()
}

fn condition(id: &LogicalId) -> Node {
    Node::map([("Condition", Node::text(id.as_str()))])
}

fn function(name: &str, arguments: Vec<Node>) -> Node {
    Node::map([(name, Node::List(arguments))])
}

/// `Fn::Or` of any number of conditions.
fn or(mut nodes: Vec<Node>) -> Node {
    if nodes.len() == 1 {
        return nodes.remove(0);
    }
    if nodes.len() > ARGUMENTS {
        let chunks = nodes.chunks(nodes.len().div_ceil(ARGUMENTS));
        nodes = chunks.map(|chunk| or(chunk.to_vec())).collect();
    }
    function("Fn::Or", nodes)
}
