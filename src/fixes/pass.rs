//! A round: which fixes go together, and whether the program is better for them.

use super::draft::Draft;
use super::{Key, counted, key};
use crate::Analysis;
use crate::diagnostics::fix::Replacement;
use crate::diagnostics::{Diagnostic, Diagnostics, Level};

/// The reports whose fixes are applied together.
pub struct Pass {
    /// None of them touches a place of another.
    pub chosen: Vec<Diagnostic>,
}

impl Pass {
    /// The fixes of the errors, or of the warnings where no error has one.
    pub fn of(analysis: &Analysis, draft: &Draft, wanted: &dyn Fn(&Diagnostic) -> bool) -> Pass {
        let sources = &analysis.sources;
        let all = analysis.diagnostics.sorted(sources);
        let open = |diagnostic: &&Diagnostic| wanted(diagnostic) && draft.takes(sources, diagnostic);
        let open: Vec<&Diagnostic> = all.into_iter().filter(open).collect();
        let level = open.iter().map(|diagnostic| diagnostic.level).max();
        let mut chosen = Vec::new();
        let mut taken: Vec<Replacement> = Vec::new();
        for diagnostic in open.into_iter().filter(|diagnostic| Some(diagnostic.level) == level) {
            let changes = diagnostic.fix.as_ref().map(|fix| fix.replacements(sources)).unwrap_or_default();
            if !changes.iter().any(|change| taken.iter().any(|other| touch(change, other))) {
                taken.extend(changes);
                chosen.push(diagnostic.clone());
            }
        }
        Pass { chosen }
    }
}

/// Whether two changes are about the same text, or both put something at one place.
fn touch(one: &Replacement, other: &Replacement) -> bool {
    let (one, other) = (one.span, other.span);
    one.start == other.start || (one.start < other.end && other.start < one.end)
}

/// Whether fixes have not done what they say, or have done harm: a text that parsed and does not, an error where a warning
/// was. What an error has hidden and its fix brings to light is no harm.
pub fn is_worse(chosen: &[Diagnostic], before: &Diagnostics, after: &Diagnostics) -> bool {
    let reports = |all: &Diagnostics, of: &Key| all.iter().filter(|diagnostic| key(diagnostic) == *of).count();
    let stays = |(of, cured): (Key, usize)| reports(after, &of) + cured > reports(before, &of);
    if counted(chosen.iter().map(key)).into_iter().any(stays) {
        return true;
    }
    match chosen.iter().any(|diagnostic| diagnostic.level == Level::Error) {
        true => errors(after).filter(is_about_syntax).count() > errors(before).filter(is_about_syntax).count(),
        false => {
            let known = counted(errors(before).map(|error| error.code.id));
            counted(errors(after).map(|error| error.code.id)).iter().any(|(id, count)| known.get(id) < Some(count))
        }
    }
}

fn errors(all: &Diagnostics) -> impl Iterator<Item = &Diagnostic> {
    all.iter().filter(|diagnostic| diagnostic.level == Level::Error)
}

/// Whether a text cannot be read: the codes SLS01xx.
fn is_about_syntax(diagnostic: &&Diagnostic) -> bool {
    diagnostic.code.id.starts_with("SLS01")
}
