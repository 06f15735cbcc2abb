//! `@allow(SLS0602, "why")`: what an author has seen and means.
//!
//! An annotation lifts reports of its code that point into the declaration below it. Warnings can be lifted, and those
//! errors whose meaning is "surely a mistake, unless you say so" ([`codes::LIFTABLE`]). One that lifts nothing is
//! reported itself, as the code has moved on.

use super::Program;
use crate::diagnostics::{Code, Diagnostic, Diagnostics, Level, codes, names as say};
use crate::source::Span;
use crate::syntax::ast::{Allow, Item, ItemNode};
use std::collections::HashSet;

/// Lifts what annotations allow.
pub fn apply(program: &Program, diagnostics: &mut Diagnostics) {
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
        let before = diagnostics.len();
        if reported.contains(code.id) {
            let level = |diagnostic: &Diagnostic| {
                if lifts(code, below, diagnostic) { Level::Allow } else { diagnostic.level }
            };
            diagnostics.relevel(level);
        }
        // With other errors left, the stage that would have reported may not have run.
        if diagnostics.len() == before && complete {
            useless.push(say::useless_allow(&allow.code));
        }
    }
    useless.into_iter().for_each(|report| diagnostics.push(report));
}

fn lifts(code: Code, below: Span, diagnostic: &Diagnostic) -> bool {
    let liftable = diagnostic.level == Level::Warning || codes::LIFTABLE.contains(&diagnostic.code);
    let inside = |span: Span| below.start <= span.start && span.end <= below.end;
    diagnostic.code == code && liftable && diagnostic.labels.iter().any(|label| inside(label.span))
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
