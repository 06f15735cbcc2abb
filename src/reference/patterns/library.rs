//! What the standard library says of its patterns: names, doc comments, parameters, outputs and claims.

use crate::diagnostics::Diagnostics;
use crate::names::stdlib;
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{self, Item, ItemNode, TypeNode};

/// The families in the order of the index; one that is not here stands behind them.
const ORDER: &[&str] = &["primitive", "api", "orchestration", "workflows", "traditional", "compound", "failover"];

/// A file of the library.
pub struct Family {
    /// `orchestration`
    pub name: &'static str,
    /// The comment at its beginning.
    pub about: String,
    /// Its patterns, in the order of the file.
    pub patterns: Vec<Entry>,
}

/// A pattern.
pub struct Entry {
    /// Its name.
    pub name: String,
    /// The family that it is imported from.
    pub family: &'static str,
    /// The doc comment above it.
    pub doc: String,
    /// What it is given.
    pub params: Vec<Param>,
    /// What it gives, each with its doc comment.
    pub outputs: Vec<(String, String)>,
    /// What it requires and what it claims, as written.
    pub claims: Vec<String>,
}

/// A parameter of a pattern.
pub struct Param {
    /// Its name.
    pub name: String,
    /// Its type, as written.
    pub ty: String,
    /// Its default, as written.
    pub default: Option<String>,
    /// The doc comment above it.
    pub doc: String,
    optional: bool,
}

impl Family {
    /// Its name with a capital letter: "API" is short for something.
    pub fn title(&self) -> String {
        if self.name == "api" {
            return "API".to_owned();
        }
        let mut chars = self.name.chars();
        chars.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(chars).collect()
    }
}

impl Entry {
    /// The first sentence of its doc comment.
    pub fn summary(&self) -> &str {
        let first = self.doc.split("\n\n").next().unwrap_or_default();
        first.find(".\n").or_else(|| first.find(". ")).and_then(|end| first.get(..=end)).unwrap_or(first)
    }

    /// How it is used, with what has to be given.
    pub fn call(&self) -> String {
        let needed = self.params.iter().filter(|param| param.default.is_none() && !param.optional);
        let given: Vec<String> = needed.map(|param| format!("{0}: {0}", param.name)).collect();
        match given.is_empty() {
            true => format!("{} name {{}}", self.name),
            false => format!("{} name {{ {} }}", self.name, given.join(", ")),
        }
    }
}

impl Param {
    /// What holds where it has no default and is not given.
    pub fn without(&self) -> &'static str {
        if self.optional { "`none`" } else { "has to be given" }
    }
}

/// All families that are in the library.
pub fn families() -> Vec<Family> {
    let mut families: Vec<Family> = stdlib::ALL.iter().map(|(name, text)| family(name, text)).collect();
    let place = |family: &Family| ORDER.iter().position(|name| *name == family.name).unwrap_or(ORDER.len());
    families.sort_by(|a, b| place(a).cmp(&place(b)).then(a.name.cmp(b.name)));
    families
}

fn family(name: &'static str, text: &str) -> Family {
    let mut sources = SourceMap::default();
    let about = text.lines().map_while(|line| line.strip_prefix("// ")).collect::<Vec<_>>().join(" ");
    let Some(span) = sources.add(name, text) else { return Family { name, about, patterns: Vec::new() } };
    let file = syntax::parse(&sources, span, &mut Diagnostics::default());
    let pattern = |item: &Item| match &item.node {
        ItemNode::Pattern(pattern) => Some(Reader { sources: &sources }.entry(name, item, pattern)),
        _ => None,
    };
    Family { name, about, patterns: file.items.iter().filter_map(pattern).collect() }
}

struct Reader<'a> {
    sources: &'a SourceMap,
}

impl Reader<'_> {
    fn entry(&self, family: &'static str, item: &Item, pattern: &ast::Pattern) -> Entry {
        let mut entry = Entry {
            name: pattern.name.text.to_string(),
            family,
            doc: doc(item.doc.as_ref()),
            params: pattern.params.iter().map(|param| self.param(param)).collect(),
            outputs: Vec::new(),
            claims: Vec::new(),
        };
        self.body(&pattern.body, &mut entry);
        entry
    }

    fn param(&self, param: &ast::Param) -> Param {
        Param {
            name: param.name.text.to_string(),
            ty: self.text(param.ty.span),
            default: param.default.as_ref().map(|default| self.text(default.span)),
            doc: doc(param.doc.as_ref()),
            optional: matches!(param.ty.node, TypeNode::Optional(_)),
        }
    }

    /// Outputs and claims, however deep in branches and loops.
    fn body(&self, items: &[Item], entry: &mut Entry) {
        for item in items {
            match &item.node {
                ItemNode::Output(output) => {
                    let doc = doc(item.doc.as_ref());
                    let doc = if doc.is_empty() { format!("`{}`", self.text(output.value.span)) } else { doc };
                    entry.outputs.push((output.name.text.to_string(), doc));
                }
                ItemNode::Expect(_) | ItemNode::Require(_) => {
                    let claim = self.text(item.span);
                    if !entry.claims.contains(&claim) {
                        entry.claims.push(claim);
                    }
                }
                ItemNode::If(branch) => {
                    self.body(&branch.then, entry);
                    self.body(branch.otherwise.as_deref().unwrap_or_default(), entry);
                }
                ItemNode::For(each) => self.body(&each.body, entry),
                _ => {}
            }
        }
    }

    /// The source at a place, on one line.
    fn text(&self, span: Span) -> String {
        self.sources.text(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

fn doc(doc: Option<&ast::Text>) -> String {
    doc.map(|doc| doc.value.to_string()).unwrap_or_default()
}
