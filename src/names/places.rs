//! Declarations that may stand only at the top of a file, found in braces.

use super::scope::{Decl, Scope};
use crate::diagnostics::{Diagnostics, names as say};
use crate::source::Span;
use crate::syntax::ast::{Item, ItemNode};

/// Reports them. The names that they declare go into the scope at the top, so that nothing is said about their uses.
pub fn check<'p>(items: &'p [Item], file: usize, top: &mut Scope<'p>, diagnostics: &mut Diagnostics) {
    for item in items {
        match &item.node {
            ItemNode::Pattern(pattern) => within(&pattern.body, file, top, diagnostics),
            ItemNode::For(each) => within(&each.body, file, top, diagnostics),
            ItemNode::If(branch) => {
                within(&branch.then, file, top, diagnostics);
                within(branch.otherwise.as_deref().unwrap_or_default(), file, top, diagnostics);
            }
            _ => {}
        }
    }
}

fn within<'p>(items: &'p [Item], file: usize, top: &mut Scope<'p>, diagnostics: &mut Diagnostics) {
    for item in items {
        if let Some((word, at)) = misplaced(item) {
            diagnostics.push(say::only_at_top(word, at));
        }
        let names = match &item.node {
            ItemNode::Pattern(pattern) => vec![&pattern.name],
            ItemNode::Import(import) => {
                import.names.iter().map(|name| name.alias.as_ref().unwrap_or(&name.name)).collect()
            }
            _ => Vec::new(),
        };
        for name in names {
            top.entry(name.text.as_str()).or_insert((Decl::Missing(name), file));
        }
    }
    check(items, file, top, diagnostics);
}

fn misplaced(item: &Item) -> Option<(&'static str, Span)> {
    Some(match &item.node {
        ItemNode::Service(service) => ("service", service.name.span),
        ItemNode::Import(import) => ("import", import.from.span),
        ItemNode::Defaults(defaults) => ("defaults", defaults.kind.span),
        ItemNode::Pattern(pattern) => ("pattern", pattern.name.span),
        ItemNode::Moved(moved) => ("moved", moved.from.first().map_or(item.span, |name| name.span)),
        _ => return None,
    })
}
