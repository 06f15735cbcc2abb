//! One piece of code under two names that may do different things.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::architecture::ResourceId;
use crate::model::connection::Mode;
use crate::model::graph::{Graph, View, Wire};
use ecow::EcoString;
use std::collections::{HashMap, HashSet};

/// The row of the lint.
pub static SAME_CODE_OTHER_RIGHTS: Lint = Lint { code: codes::SLS1615, look: Look::Stack(check) };

/// What a function may use: the resource and the port.
type Rights = HashSet<(ResourceId, &'static str)>;

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<(EcoString, EcoString), (View, Rights)> = HashMap::new();
    for view in graph.views().filter(|view| view.is("function")) {
        let Some(key) = code(view) else { continue };
        let own = rights(view);
        let (first, others) = known.entry(key).or_insert_with(|| (view, own.clone()));
        let more = uses(view).find(|wire| !others.contains(&right(wire)));
        let less = || {
            others
                .iter()
                .any(|right| !own.contains(right))
                .then(|| uses(*first).find(|wire| !own.contains(&right(wire))))
        };
        if let Some(wire) = more.or_else(|| less().flatten()) {
            diagnostics.push(report(*first, view, wire));
        }
    }
}

fn report(first: View, second: View, wire: Wire) -> Diagnostic {
    let (has, lacks) = if wire.from.id == second.id { (second, first) } else { (first, second) };
    let (one, other) = (first.name(), second.name());
    let target = match wire.connection.to.port.name {
        "" => wire.to.name(),
        port => format!("{}.{port}", wire.to.name()),
    };
    Diagnostic::new(
        codes::SLS1615,
        format!("`{one}` and `{other}` run the same code, and only `{}` may use `{target}`", has.name()),
    )
    .at(second.span(), format!("runs the code of `{one}`"))
    .at(first.span(), "")
    .at(wire.span(), format!("an arrow that `{}` does not have", lacks.name()))
    .help("give each a `handler` of its own, with what it does and nothing else")
}

/// The folder and the handler of a function, where both are known.
fn code(view: View) -> Option<(EcoString, EcoString)> {
    let a = view.attributes();
    Some((view.resource.project_path(a.text("code")?), a.text("handler")?.into()))
}

fn rights(view: View) -> Rights {
    uses(view).map(|wire| right(&wire)).collect()
}

fn right(wire: &Wire) -> (ResourceId, &'static str) {
    (wire.to.id, wire.connection.to.port.name)
}

fn uses<'a>(view: View<'a>) -> impl Iterator<Item = Wire<'a>> {
    view.outgoing().filter(|wire| wire.connection.drawn && wire.connection.kind.mode == Mode::Code)
}
