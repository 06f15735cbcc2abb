//! The words of a claim, taken one after the other.

use super::{Malformed, Reference};
use crate::model::architecture::Named;
use crate::source::Span;
use crate::syntax::claim::{Sort, Word};
use ecow::EcoString;
use std::collections::BTreeMap;

/// The words that are left, and what names among them stand for.
pub struct Reader<'a> {
    /// What is left.
    pub words: &'a [Word],
    /// The end of the claim.
    pub end: Span,
    /// What names stand for.
    pub names: &'a BTreeMap<EcoString, Named>,
}

impl Reader<'_> {
    /// That the claim goes on otherwise than it should.
    pub fn malformed(&self, wanted: &'static [&'static str]) -> Malformed {
        let found = match self.words.first().map(|word| &word.sort) {
            Some(Sort::Name(name)) => Some(name.clone()),
            _ => None,
        };
        Malformed { at: self.words.first().map_or(self.end, |word| word.span), found, wanted }
    }

    /// The next word, where a test takes something from it.
    pub fn take<T>(
        &mut self,
        test: impl Fn(&Sort) -> Option<T>,
        wanted: &'static [&'static str],
    ) -> Result<(T, Span), Malformed> {
        let taken = self.words.split_first().and_then(|(word, rest)| Some((test(&word.sort)?, word.span, rest)));
        let (value, span, rest) = taken.ok_or_else(|| self.malformed(wanted))?;
        self.words = rest;
        Ok((value, span))
    }

    /// Whether a word comes next.
    pub fn is_next(&self, word: &str) -> bool {
        matches!(self.words.first(), Some(Word { sort: Sort::Name(name), .. }) if name == word)
    }

    /// A mark, with its place.
    pub fn mark(&mut self, mark: char, wanted: &'static [&'static str]) -> Result<Span, Malformed> {
        self.take(|sort| (*sort == Sort::Mark(mark)).then_some(()), wanted).map(|((), span)| span)
    }

    /// A word that has to be there.
    pub fn keyword(&mut self, word: &str, wanted: &'static [&'static str]) -> Result<(), Malformed> {
        self.take(|sort| matches!(sort, Sort::Name(name) if name == word).then_some(()), wanted).map(|_| ())
    }

    /// A text, or a name that stands for one.
    pub fn text(&mut self, wanted: &'static [&'static str]) -> Result<(EcoString, Span), Malformed> {
        let names = self.names;
        let text = |sort: &Sort| match sort {
            Sort::Text(text) => Some(text.clone()),
            Sort::Name(name) => match names.get(name) {
                Some(Named::Text(text)) => Some(text.clone()),
                _ => None,
            },
            _ => None,
        };
        self.take(text, wanted)
    }

    /// A duration in seconds, or a name that stands for one.
    pub fn duration(&mut self) -> Result<i64, Malformed> {
        let names = self.names;
        let seconds = |sort: &Sort| match sort {
            Sort::Duration(seconds) => Some(*seconds),
            Sort::Name(name) => match names.get(name) {
                Some(Named::Duration(seconds)) => Some(*seconds),
                _ => None,
            },
            _ => None,
        };
        self.take(seconds, &["a duration like `2m`"]).map(|(seconds, _)| seconds)
    }

    /// A whole number, or a name that stands for one.
    pub fn number(&mut self) -> Result<i64, Malformed> {
        let names = self.names;
        let number = |sort: &Sort| match sort {
            Sort::Number(number) => Some(*number),
            Sort::Name(name) => match names.get(name) {
                Some(Named::Number(number)) => Some(*number),
                _ => None,
            },
            _ => None,
        };
        self.take(number, &["a number"]).map(|(number, _)| number)
    }

    /// Any name.
    pub fn name(&mut self, wanted: &'static [&'static str]) -> Result<(EcoString, Span), Malformed> {
        let name = |sort: &Sort| match sort {
            Sort::Name(name) => Some(name.clone()),
            _ => None,
        };
        self.take(name, wanted)
    }

    /// `orders.dead`, `public["GET /ping"]`
    pub fn reference(&mut self) -> Result<Reference, Malformed> {
        let (first, mut span) = self.name(&["the name of a resource"])?;
        let mut names = vec![first];
        while self.mark('.', &[]).is_ok() {
            let (name, at) = self.name(&["a name"])?;
            names.push(name);
            span = span.to(at);
        }
        let mut route = None;
        if self.mark('[', &[]).is_ok() {
            route = Some(self.text(&["a route like `\"GET /ping\"`"])?);
            span = span.to(self.mark(']', &["`]`"])?);
        }
        Ok(Reference { names, route, span })
    }
}
