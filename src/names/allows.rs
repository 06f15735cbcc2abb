//! `@allow(SLS0602, "why", until: "2027-01-31")`: what an author has seen and means.
//!
//! An annotation lifts reports of its code that point into the declaration below it, where the code can be lifted
//! ([`Code::lifts`]). One with `until:` lifts up to that day and no longer; the reports that it used to lift say so. One
//! that lifts nothing is reported itself, as the code has moved on.

use super::Program;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, codes, names as say};
use crate::model::date::Date;
use crate::source::Span;
use crate::syntax::ast::{Allow, Item, ItemNode};
use std::collections::HashSet;

/// Lifts what annotations allow on this day; where no day is known, none is over.
pub fn apply(program: &Program, today: Option<Date>, diagnostics: &mut Diagnostics) {
    let mut allows = Vec::new();
    for file in &program.files {
        collect(&file.tree.items, &mut allows);
    }
    let complete = !diagnostics.has_errors();
    let reported: HashSet<&'static str> = diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
    let mut useless = Vec::new();
    for (allow, below) in allows {
        let Some(code) = codes::find(&allow.code.text) else {
            let known = codes::ALL.iter().map(|code| code.name);
            diagnostics.push(say::unknown_code(&allow.code, known));
            continue;
        };
        let over = over(allow, today, diagnostics);
        let meant = |diagnostic: &Diagnostic| lifts(code, below, diagnostic);
        let counted = match (reported.contains(code.id), over) {
            (false, _) => 0,
            (true, None) => diagnostics.remove(meant),
            (true, Some(day)) => diagnostics.amend(meant, |of| say::no_longer_allowed(of, allow.span, day)),
        };
        // With other errors left, the stage that would have reported may not have run.
        if counted == 0 && complete {
            useless.push(say::useless_allow(&allow.code, allow.span));
        }
    }
    useless.into_iter().for_each(|report| diagnostics.push(report));
}

/// The last day of an annotation, where that is in the past.
fn over(allow: &Allow, today: Option<Date>, diagnostics: &mut Diagnostics) -> Option<Date> {
    let until = allow.until.as_ref()?;
    match Date::read(&until.value) {
        Ok(day) => (today? > day).then_some(day),
        Err(fault) => {
            diagnostics.push(say::malformed_last_day(until, &fault));
            None
        }
    }
}

fn lifts(code: Code, below: Span, diagnostic: &Diagnostic) -> bool {
    let inside = |span: Span| below.start <= span.start && span.end <= below.end;
    diagnostic.code == code && code.lifts && diagnostic.labels.iter().any(|label| inside(label.span))
}

fn collect<'p>(items: &'p [Item], out: &mut Vec<(&'p Allow, Span)>) {
    for item in items {
        out.extend(item.allows.iter().filter(|allow| allow.reason.is_some()).map(|allow| (allow, item.span)));
        match &item.node {
            ItemNode::Pattern(pattern) => collect(&pattern.body, out),
            ItemNode::For(each) => collect(&each.body, out),
            ItemNode::If(branch) => {
                collect(&branch.then, out);
                collect(branch.otherwise.as_deref().unwrap_or_default(), out);
            }
            _ => {}
        }
    }
}
