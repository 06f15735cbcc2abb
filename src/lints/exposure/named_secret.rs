//! A literal text behind a name that says it is a secret.
//!
//! Source: CWE-798 "Use of Hard-coded Credentials"; Lambda Developer Guide, "Securing environment variables": whoever may read a
//! function's configuration reads them.

use super::credential_in_source::credential;
use super::texts::names_a_secret;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};
use crate::model::value::{Spanned, Value};

/// The row of the lint.
pub static NAMED_SECRET: Lint = Lint { code: codes::SLS1509, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for view in graph.views() {
        match view.kind().name {
            "function" => variables(view, diagnostics),
            "parameter" => value_of(view, diagnostics),
            _ => {}
        }
    }
    for input in &graph.architecture.inputs {
        if input.attributes.bool("hidden")
            && let Some(default) = input.attributes.get("default").filter(|default| is_literal(default))
        {
            let message = format!("`{}` is hidden, and its default stands in the source", input.name);
            diagnostics.push(say(message, default));
        }
    }
}

fn variables(view: View, diagnostics: &mut Diagnostics) {
    let variables = view.attributes().map("env").into_iter().flatten();
    for (name, value) in variables.filter(|(name, value)| names_a_secret(name) && is_literal(value)) {
        diagnostics.push(say(by_name(&format!("the variable `{name}`")), value));
    }
}

fn value_of(view: View, diagnostics: &mut Diagnostics) {
    let attributes = view.attributes();
    let named = attributes.text("name").is_some_and(names_a_secret) || names_a_secret(view.resource.path.name());
    if let Some(value) = attributes.get("value").filter(|value| named && is_literal(value)) {
        diagnostics.push(say(by_name(&format!("the parameter `{}`", view.name())), value));
    }
}

/// Whether it is a text that could be the secret itself. What has the form of one is told so; a path or an ARN only says
/// where one is.
fn is_literal(value: &Spanned) -> bool {
    let Value::Text(text) = &value.value else { return false };
    let leads_elsewhere = text.starts_with(['$', '<']) || text.starts_with("arn:") || text.contains('/');
    let says_nothing = text.len() < 4 || ["true", "false", "none", "null"].contains(&text.as_str());
    !leads_elsewhere && !says_nothing && credential(text).is_none()
}

fn by_name(what: &str) -> String {
    format!("{what} is a secret by its name, and stands in the source")
}

fn say(message: String, value: &Spanned) -> Diagnostic {
    Diagnostic::new(codes::SLS1509, message)
        .at(value.span, "whoever sees the source, the template or the resource has it")
        .help(
            "keep it in a `secret`, generated or from an input with `hidden: true`; pass the secret's `.arn`, and let the \
             code read it when it runs",
        )
}
