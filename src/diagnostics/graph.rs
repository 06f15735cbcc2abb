//! The wording of mistakes in cycles and loops.

use super::{Diagnostic, codes};
use crate::model::template::LogicalId;
use crate::source::Span;

/// A resource of a template that waits for another one.
#[derive(Debug)]
pub struct Wait<'a> {
    /// Who waits.
    pub from: &'a LogicalId,
    /// For whom.
    pub to: &'a LogicalId,
    /// The property that refers to it; none for `DependsOn`.
    pub through: Option<String>,
    /// What made it wait.
    pub cause: Span,
}

impl Wait<'_> {
    fn words(&self) -> String {
        let Wait { from, to, .. } = self;
        match &self.through {
            Some(property) => format!("`{from}` refers to `{to}` in `{property}`"),
            None => format!("`{from}` has to wait for `{to}`"),
        }
    }
}

/// Resources that wait for each other. The first one is the cheapest to cut.
pub fn template_cycle(hops: &[Wait]) -> Diagnostic {
    let names = hops.iter().map(|hop| hop.from.as_str());
    let message = format!("these resources wait for each other: {}", circle(names));
    let mut diagnostic = Diagnostic::new(codes::SLS0601, message);
    for hop in hops {
        diagnostic = diagnostic.at(hop.cause, hop.words());
    }
    let Some(first) = hops.first() else { return diagnostic };
    diagnostic.help(match first.through.as_deref() {
        Some(property) if property.starts_with("Environment.") => format!(
            "CloudFormation cannot make either of them first; take `{}` out of the environment of `{}`, and let its \
             code find it another way: in the event that it gets, or in a `parameter` that it reads",
            first.to, first.from
        ),
        _ => format!(
            "CloudFormation cannot make either of them first; the cheapest way out is that `{}` no longer needs `{}`",
            first.from, first.to
        ),
    })
}

/// A step of a loop.
#[derive(Debug)]
pub struct Step<'a> {
    /// The arrow.
    pub span: Span,
    /// What happens on it.
    pub text: &'a str,
}

/// A loop that Lambda stops by itself. The first step is the cheapest to cut.
pub fn stopped_loop(names: &[String], steps: &[Step]) -> Diagnostic {
    let message = format!("events come back to where they started: {}", circle(names.iter().map(String::as_str)));
    let fate = "Lambda's recursion detection stops this after about 16 turns, and what was on its way is lost to the \
                failure queue";
    looped(Diagnostic::new(codes::SLS0602, message), steps, None, fate)
}

/// A loop that nothing stops. The first step is the cheapest to cut.
pub fn endless_loop(names: &[String], steps: &[Step], bucket: Option<&str>) -> Diagnostic {
    let message = format!("events go round for ever: {}", circle(names.iter().map(String::as_str)));
    let fate = "AWS does not stop this: the bill grows until somebody does";
    looped(Diagnostic::new(codes::SLS0603, message), steps, bucket, fate)
}

fn looped(mut diagnostic: Diagnostic, steps: &[Step], bucket: Option<&str>, fate: &str) -> Diagnostic {
    let id = diagnostic.code.id;
    for (index, step) in steps.iter().enumerate() {
        let cut = if index == 0 && steps.len() > 1 { ": the easiest place to cut" } else { "" };
        diagnostic = diagnostic.at(step.span, format!("{}{cut}", step.text));
    }
    let cure = match bucket {
        Some(bucket) => format!("let `{bucket}` be written below one `prefix` and listened to below another"),
        None if steps.len() > 1 => "let the step that is easiest to cut go somewhere else".to_owned(),
        None => "take the arrow out".to_owned(),
    };
    diagnostic.help(format!(
        "{fate}; {cure}, or, if the loop is meant and ends, say why: `@allow({id}, \"…\")` above the arrow"
    ))
}

/// "`a` → `b` → `a`"
fn circle<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.extend(names.first().cloned());
    names.join(" → ")
}
