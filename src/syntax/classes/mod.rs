//! What each word and sign of a text is to a reader's eye: the compiler's own view, which every editor's grammar is held
//! against, and which a language server can hand out as semantic tokens.
//!
//! In: a file and its tree. Out: [`Token`]s in the order of the text. The signs come from a walk over the characters
//! (`signs`), the roles of names from the tree (`roles`): whether `type` is a keyword or a name is nothing that a
//! word says of itself. Of a file with mistakes, names that no tree holds are [`Class::Name`].

mod roles;
mod signs;

use crate::source::{SourceMap, Span};
use crate::syntax::ast::File;
use serde::Serialize;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// `// …`, `/* … */`
    Comment,
    /// `/// …`
    Doc,
    /// `service`, `for`, `survives`
    Keyword,
    /// `@allow`
    Annotation,
    /// `true`, `none`; `SLS0730` in `@allow(SLS0730, …)`
    Constant,
    /// `queue` in `queue orders {}`
    Kind,
    /// `orders` in `queue orders {}`
    Declared,
    /// `string`, `table` in `table.write`
    Type,
    /// `timeout` in `timeout: 30s`
    Key,
    /// `write` in `ledger.write`
    Member,
    /// `join` in `join(", ", names)`
    Function,
    /// Any other name.
    Name,
    /// The characters of a string, and its quotes.
    String,
    /// `\n`
    Escape,
    /// `${`, and the `}` that belongs to it.
    Interpolation,
    /// `42`, `30s`, `512MB`, `50%`
    Number,
    /// `->`
    Arrow,
    /// `==`, `&&`, `+`, `?`
    Operator,
}

/// A stretch of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub class: Class,
    /// Where it stands.
    pub span: Span,
}

/// The tokens of a file that was read as this tree.
pub fn classes(sources: &SourceMap, file: &File) -> Vec<Token> {
    let roles = roles::of(sources, file);
    signs::tokens(sources.text(file.span), file.span.start, &roles)
}

/// The signs of a text of which there is no tree: comments, strings, numbers and words, each with its text. Names have the
/// class of any word.
pub fn signs_of(text: &str) -> impl Iterator<Item = (Class, &str)> {
    let tokens = signs::tokens(text, 0, &roles::Roles::default());
    tokens.into_iter().filter_map(|token| {
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        Some((token.class, text.get(start..end)?))
    })
}

#[cfg(test)]
mod tests;
