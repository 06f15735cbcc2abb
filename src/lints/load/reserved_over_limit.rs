//! Reservations that the account does not have.

use crate::budget::{self, Region, limit};
use crate::diagnostics::suggest::listed;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static RESERVED_OVER_LIMIT: Lint = Lint { code: codes::SLS1320, look: Look::Stack(look) };

/// Lambda Developer Guide, "Configuring reserved concurrency": 100 must stay unreserved.
fn look(graph: &Graph, diagnostics: &mut Diagnostics) {
    let region = budget::region(graph);
    if region.reserved() > region.limit.reservable() && region.reserved() > 0 {
        diagnostics.push(report(&region, graph));
    }
}

fn report(region: &Region, graph: &Graph) -> Diagnostic {
    let (reserved, reservable) = (region.reserved(), region.limit.reservable());
    let place = region.name.as_ref().map(|name| format!(" in {name}")).unwrap_or_default();
    let message = format!("{reserved} calls are reserved{place}, and the account can reserve {reservable}");
    let mut holders: Vec<_> = region.functions.iter().filter(|load| load.reserved.is_some_and(|it| it > 0)).collect();
    holders.sort_by_key(|load| std::cmp::Reverse(load.reserved));
    let span = |id| graph.view(id).map(|view| view.attribute_span("concurrency"));
    let mut report = Diagnostic::new(codes::SLS1320, message);
    for load in holders.iter().take(3) {
        let words = format!("{} for `{}`", load.reserved.unwrap_or(0), load.name);
        report = report.at(span(load.id).unwrap_or(load.span), words);
    }
    let report = match region.limit.said {
        Some(said) => report.at(said, format!("the account runs {} at once", region.limit.calls)),
        None => report,
    };
    let lower = format!(
        "lower what {} reserve, or have the limit raised",
        listed(holders.iter().map(|load| load.name.as_str()))
    );
    let help = match region.limit.said {
        Some(_) => format!("{lower} and say so: {} of it must stay unreserved", limit::FLOOR),
        None => format!(
            "{lower} and say it: `service NAME {{ concurrency_limit: {} }}`; an account has {} unless AWS raised that, and {} of it \
             must stay unreserved",
            reserved + limit::FLOOR,
            limit::USUAL,
            limit::FLOOR
        ),
    };
    report.help(help)
}
