//! Snippets: what an editor offers to write, with places to fill in.
//!
//! In: the shelf of kinds, the standard library, and a table of the language's other forms. Out: a snippet for each, in the
//! syntax that editors and language servers share: `${1:name}`, `${2|"a","b"|}`, `$0`. Invariant: with nothing filled in, the
//! snippet of a kind is the declaration in the kind's own example, so it compiles.

mod declarations;
mod forms;
mod patterns;
mod places;

/// A text with places to fill in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// What is typed to get it, and its name: no two are alike.
    pub prefix: String,
    /// One sentence.
    pub doc: String,
    /// The text, with its places.
    pub body: String,
}

/// Every snippet: kinds, patterns, and the other forms, each in the order of names.
pub fn all() -> Vec<Snippet> {
    let sorted = |mut snippets: Vec<Snippet>| {
        snippets.sort_by(|a, b| a.prefix.cmp(&b.prefix));
        snippets
    };
    [declarations::of_kinds(), patterns::of_patterns(), forms::all()].into_iter().flat_map(sorted).collect()
}
