//! Declarations that may stand only at the top of a file, found in braces.

use super::scope::{Decl, Scope};
use crate::diagnostics::{Diagnostics, names as say};
use crate::source::Span;
use crate::syntax::ast::{Item, ItemNode};

/// Reports them. The names that they declare go into the scope at the top, so that nothing is said about their uses.
pub fn check<'p>(items: &'p [Item], file: usize, top: &mut Scope<'p>, diagnostics: &mut Diagnostics) {
    Walk { file, top, diagnostics }.below(items, Place::Top);
}

/// Whose declarations a list holds.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Those of the file.
    Top,
    /// Those of the file, if a condition holds.
    Branch,
    /// Those of a pattern.
    Pattern,
    /// Those of a turn of a pattern's loop.
    Turn,
    /// Those of any other turn of a loop, or of a branch in a pattern.
    Inner,
}

struct Walk<'s, 'p> {
    file: usize,
    top: &'s mut Scope<'p>,
    diagnostics: &'s mut Diagnostics,
}

impl<'p> Walk<'_, 'p> {
    fn below(&mut self, items: &'p [Item], place: Place) {
        let branch = if matches!(place, Place::Top | Place::Branch) { Place::Branch } else { Place::Inner };
        let turn = if place == Place::Pattern { Place::Turn } else { Place::Inner };
        for item in items {
            match &item.node {
                ItemNode::Pattern(pattern) => self.within(&pattern.body, Place::Pattern),
                ItemNode::For(each) => self.within(&each.body, turn),
                ItemNode::If(of) => {
                    self.within(&of.then, branch);
                    self.within(of.otherwise.as_deref().unwrap_or_default(), branch);
                }
                _ => {}
            }
        }
    }

    fn within(&mut self, items: &'p [Item], place: Place) {
        for item in items {
            if let Some((word, at)) = misplaced(item, place) {
                self.diagnostics.push(say::only_at_top(word, at));
            }
            let names = match &item.node {
                ItemNode::Pattern(pattern) => vec![&pattern.name],
                ItemNode::Type(alias) => vec![&alias.name],
                ItemNode::Import(import) => {
                    import.names.iter().map(|name| name.alias.as_ref().unwrap_or(&name.name)).collect()
                }
                _ => Vec::new(),
            };
            for name in names {
                self.top.entry(name.text.as_str()).or_insert((Decl::Missing(name), self.file));
            }
        }
        self.below(items, place);
    }
}

fn misplaced(item: &Item, place: Place) -> Option<(&'static str, Span)> {
    Some(match &item.node {
        ItemNode::Service(service) => ("service", service.name.span),
        ItemNode::Import(import) => ("import", import.from.span),
        ItemNode::Param(param) => ("param", param.name.span),
        ItemNode::Input(input) => ("input", input.name.span),
        ItemNode::Type(alias) => ("type", alias.name.span),
        ItemNode::Defaults(defaults) => ("defaults", defaults.kind.span),
        ItemNode::Pattern(pattern) => ("pattern", pattern.name.span),
        ItemNode::Moved(moved) => ("moved", moved.from.first().map_or(item.span, |name| name.span)),
        ItemNode::Output(output) if place == Place::Inner => ("output", output.name.span),
        _ => return None,
    })
}
