//! Changes that the lints of this area offer: only where the author wrote what is changed, at the place itself.

use crate::diagnostics::Diagnostic;
use crate::lints::ground::entry;
use crate::model::architecture::Attributes;
use crate::model::graph::{View, Wire};
use crate::source::Span;

/// Writes an attribute, or another value for one that stands in the declaration. What comes from `defaults` or a pattern is
/// left alone: others have it too.
pub fn set(report: Diagnostic, view: View, name: &str, value: &str) -> Diagnostic {
    if !view.resource.trail.is_empty() {
        return report;
    }
    change(report, view.attributes(), view.resource.braces, name, value)
}

/// Takes an attribute out of the declaration.
pub fn unset(report: Diagnostic, view: View, name: &str) -> Diagnostic {
    match entry(view.attributes(), name).filter(|span| contains(view.resource.braces, *span)) {
        Some(span) if view.resource.trail.is_empty() => report.removal(format!("remove `{name}`"), span),
        _ => report,
    }
}

/// The same for an option of an arrow, where the wiring draws no other.
pub fn set_option(report: Diagnostic, wire: Wire, name: &str, value: &str) -> Diagnostic {
    if wire.wiring().is_none() {
        return report;
    }
    change(report, wire.options(), wire.connection.braces, name, value)
}

/// Takes an option from an arrow.
pub fn unset_option(report: Diagnostic, wire: Wire, name: &str) -> Diagnostic {
    match entry(wire.options(), name).filter(|span| contains(wire.connection.braces, *span)) {
        Some(span) if wire.connection.trail.is_empty() => report.removal(format!("remove `{name}`"), span),
        _ => report,
    }
}

/// Takes an arrow away.
pub fn undraw(report: Diagnostic, wire: Wire) -> Diagnostic {
    match wire.wiring() {
        Some(span) => report.removal(format!("remove `{}`", wire.text()), span),
        None => report,
    }
}

fn change(report: Diagnostic, given: &Attributes, braces: Span, name: &str, value: &str) -> Diagnostic {
    match given.values.get(name) {
        Some(written) if contains(braces, written.span) => {
            report.fix(format!("write `{name}: {value}`"), written.span, value)
        }
        Some(_) => report,
        None => report.entry(braces, format!("{name}: {value}")),
    }
}

/// Where an attribute is a mistake: in the declaration, or where a pattern was given it; the name of the resource, where
/// `defaults` says it for many.
pub fn place(view: View, name: &str) -> Span {
    let written = view.attribute_span(name);
    let own = contains(view.resource.braces, written) || !view.resource.trail.is_empty();
    if own { written } else { view.span() }
}

fn contains(outer: Span, inner: Span) -> bool {
    !outer.is_nowhere() && outer.start <= inner.start && inner.end <= outer.end
}
