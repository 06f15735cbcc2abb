//! The wording of mistakes in cycles and loops.

use super::{Code, Diagnostic, codes};
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

/// A way round. The first step is the one to cut.
pub struct Turn<'a> {
    /// The names on the way.
    pub names: &'a [String],
    /// The steps.
    pub steps: &'a [Step<'a>],
    /// Why the first step is cut with the least harm.
    pub cheap: &'a str,
    /// What to write instead of it.
    pub rewrite: Option<String>,
}

/// Calls in which everybody waits for the next.
pub fn circle_of_calls(turn: &Turn) -> Diagnostic {
    let fate = "each is paid while it waits, and nobody answers before the last one does: timeouts on the whole way, \
                until Lambda ends it after about 16 calls";
    looped(codes::SLS0604, "everybody waits for the next", turn, fate, "call")
}

/// Dead letters that come back to the queue that gave them up.
pub fn returning_dead_letters(turn: &Turn) -> Diagnostic {
    let fate = "a message that nobody can work on never ends, and costs all its attempts on each turn; count the turns in \
                the message and stop at a limit, or move dead letters back by hand once the cause is mended \
                (`aws sqs start-message-move-task`)";
    looped(codes::SLS0605, "dead letters come back", &Turn { rewrite: None, ..*turn }, fate, "arrow")
}

/// A loop that Lambda stops by itself.
pub fn stopped_loop(turn: &Turn) -> Diagnostic {
    let fate = "Lambda's recursion detection stops this after about 16 turns, and what was on its way is lost to the \
                failure queue";
    looped(codes::SLS0602, "events come back to where they started", turn, fate, "arrow")
}

/// A loop that nothing stops.
pub fn endless_loop(turn: &Turn) -> Diagnostic {
    let fate = "AWS does not stop this: the bill grows until somebody does";
    looped(codes::SLS0603, "events go round for ever", turn, fate, "arrow")
}

fn looped(code: Code, what: &str, turn: &Turn, fate: &str, word: &str) -> Diagnostic {
    let names = turn.names.iter().map(String::as_str);
    let mut diagnostic = Diagnostic::new(code, format!("{what}: {}", circle(names)));
    for (index, step) in turn.steps.iter().enumerate() {
        let text = match (index == 0 && turn.steps.len() > 1, turn.cheap) {
            (true, cheap) => format!("{}: the easiest place to cut, as {cheap}", step.text),
            (false, _) => step.text.to_owned(),
        };
        diagnostic = diagnostic.at(step.span, text);
    }
    let cure = turn.rewrite.as_ref().map(|cure| format!("; {cure}")).unwrap_or_default();
    diagnostic.help(format!(
        "{fate}{cure}; or, if the loop is meant and ends, say why: `@allow({}, \"…\")` above the {word}",
        code.id
    ))
}

/// "`a` → `b` → `a`"
fn circle<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.extend(names.first().cloned());
    names.join(" → ")
}
