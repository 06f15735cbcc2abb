//! An input that is a secret by its name, and that every console shows.
//!
//! Source: CloudFormation User Guide, "Parameters": without `NoEcho`, whoever may describe the stack sees the value.

use super::texts::names_a_secret;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;

/// The row of the lint.
pub static UNHIDDEN_INPUT: Lint = Lint { code: codes::SLS1512, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for input in &graph.architecture.inputs {
        let shown =
            input.ty == "String" && !input.attributes.bool("hidden") && input.attributes.get("allowed").is_none();
        if shown && names_a_secret(&input.name) {
            diagnostics.push(
                Diagnostic::new(codes::SLS1512, format!("whoever may look at the stack sees `{}`", input.name))
                    .at(input.span, "a secret by its name, and not hidden")
                    .help("write `hidden: true`")
                    .entry(input.braces, "hidden: true"),
            );
        }
    }
}
