//! What reports offer to change, applied.
//!
//! In: a program in its [`World`], and which fixes are wanted. Out: the texts of its files before and after, what was
//! changed, and what is said about the result. Invariant: nothing is written, and a fix that makes a program worse is not in
//! the result. The command line writes the texts or shows their difference; an editor does as it likes.
//!
//! Fixes that do not touch each other are applied together; then the program is looked at again, until nothing is left to
//! apply. Errors come first: what is said about a program with errors may change with them.

mod draft;
mod pass;

pub use draft::Rewritten;

use crate::diagnostics::levels::Levels;
use crate::diagnostics::{Code, Diagnostic};
use crate::source::SourceMap;
use crate::world::World;
use crate::{Analysis, Request, compile};
use draft::Draft;
use pass::{Pass, is_worse};
use std::collections::{BTreeMap, HashSet};

/// How often a program is looked at again. A program with fixes behind fixes takes three or four rounds; beyond this many
/// they undo each other.
const ROUNDS: usize = 64;

/// A report with a fix, as it stood in the round that came to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cure {
    /// Its code.
    pub code: Code,
    /// `main.sls:14`
    pub place: String,
    /// What the fix does: "write `retries: 5`".
    pub title: String,
}

/// A program with fixes applied.
#[derive(Debug)]
pub struct Mended {
    /// The files that changed, by name.
    pub files: Vec<Rewritten>,
    /// What was applied, in the order in which it was.
    pub applied: Vec<Cure>,
    /// What would have made the program worse, and was left.
    pub refused: Vec<Cure>,
    /// What is known of the result.
    pub left: Analysis,
}

/// Applies the fixes of the codes that are wanted.
pub fn mend(world: &dyn World, request: &Request, levels: &Levels, wanted: &dyn Fn(Code) -> bool) -> Mended {
    let draft = Draft::new(world);
    let check = |draft: &Draft| compile::check(draft, request, levels, &mut |_| {});
    let left = check(&draft);
    let mut work = Work { draft, left, applied: Vec::new(), refused: Vec::new(), given_up: HashSet::new() };
    for _ in 0..ROUNDS {
        let pass = Pass::of(&work.left, &work.draft, &|diagnostic| {
            wanted(diagnostic.code) && !work.given_up.contains(&key(diagnostic))
        });
        if pass.chosen.is_empty() {
            break;
        }
        work.round(&pass, &check);
    }
    Mended { files: work.draft.rewritten(), applied: work.applied, refused: work.refused, left: work.left }
}

/// What is the same report in the next round, wherever its place has moved to.
type Key = (&'static str, String);

fn key(diagnostic: &Diagnostic) -> Key {
    (diagnostic.code.id, diagnostic.message.clone())
}

struct Work<'a> {
    draft: Draft<'a>,
    left: Analysis,
    applied: Vec<Cure>,
    refused: Vec<Cure>,
    given_up: HashSet<Key>,
}

impl<'a> Work<'a> {
    /// All fixes of a round at once; where that is worse, the first half of them, so that the bad one is found.
    fn round(&mut self, pass: &Pass, check: &dyn Fn(&Draft<'a>) -> Analysis) {
        let mut chosen = pass.chosen.as_slice();
        while !self.take(chosen, check) {
            match chosen {
                [only] => return self.give_up(only),
                several => chosen = several.split_at(several.len() / 2).0,
            }
        }
    }

    fn take(&mut self, chosen: &[Diagnostic], check: &dyn Fn(&Draft<'a>) -> Analysis) -> bool {
        let draft = self.draft.with(&self.left.sources, chosen);
        let left = check(&draft);
        if is_worse(chosen, &self.left.diagnostics, &left.diagnostics) {
            return false;
        }
        let sources = std::mem::take(&mut self.left.sources);
        self.applied.extend(chosen.iter().map(|diagnostic| cure(diagnostic, &sources)));
        (self.draft, self.left) = (draft, left);
        true
    }

    fn give_up(&mut self, diagnostic: &Diagnostic) {
        self.refused.push(cure(diagnostic, &self.left.sources));
        self.given_up.insert(key(diagnostic));
    }
}

fn cure(diagnostic: &Diagnostic, sources: &SourceMap) -> Cure {
    let title = diagnostic.fix.as_ref().map(|fix| fix.title.clone()).unwrap_or_default();
    Cure { code: diagnostic.code, place: sources.place(diagnostic.span()), title }
}

/// How many of each there are.
fn counted<K: Ord>(all: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
    let mut counts = BTreeMap::new();
    all.for_each(|key| *counts.entry(key).or_insert(0) += 1);
    counts
}
