//! Where the values of hidden inputs are seen all the same.
//!
//! Sources: CloudFormation User Guide, "Parameters": `NoEcho` masks no value in outputs, metadata or resources; Lambda Developer
//! Guide, "Securing environment variables".

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{Graph, View};
use crate::model::value::{Piece, Spanned, Value};
use crate::source::Span;
use std::collections::HashMap;

/// The row of the lint about what resources show.
pub static SECRET_IN_ENVIRONMENT: Lint = Lint { code: codes::SLS1510, look: Look::Stack(resources) };

/// The row of the lint about outputs.
pub static SHOWN_SECRET: Lint = Lint { code: codes::SLS1511, look: Look::Stack(outputs) };

/// The hidden inputs and where they are declared.
fn hidden(graph: &Graph) -> HashMap<&str, Span> {
    let inputs = graph.architecture.inputs.iter().filter(|input| input.attributes.bool("hidden"));
    inputs.map(|input| (input.name.as_str(), input.span)).collect()
}

fn resources(graph: &Graph, diagnostics: &mut Diagnostics) {
    let hidden = hidden(graph);
    if hidden.is_empty() {
        return;
    }
    for view in graph.views() {
        let shown: Vec<(String, &Spanned)> = match view.kind().name {
            "function" => {
                let variables = view.attributes().map("env").into_iter().flatten();
                variables.map(|(name, value)| (format!("the variable `{name}`"), value)).collect()
            }
            "parameter" => {
                let value = view.attributes().get("value").into_iter();
                value.map(|value| (format!("the parameter `{}`", view.name()), value)).collect()
            }
            _ => continue,
        };
        for (what, value) in shown {
            if let Some((input, declared)) = input_in(&value.value, &hidden) {
                diagnostics.push(shown_by_resource(&what, view, input, value.span, declared));
            }
        }
    }
}

fn outputs(graph: &Graph, diagnostics: &mut Diagnostics) {
    let hidden = hidden(graph);
    for output in &graph.architecture.outputs {
        if let Some((input, declared)) = input_in(&output.value, &hidden) {
            diagnostics.push(shown_by_output(&output.name, input, output.span, declared));
        }
    }
}

/// The first hidden input that is a part of a text.
fn input_in<'a>(value: &'a Value, hidden: &HashMap<&str, Span>) -> Option<(&'a str, Span)> {
    let Value::Deferred(deferred) = value else { return None };
    deferred.pieces.iter().find_map(|piece| match piece {
        Piece::Input(name) => Some((name.as_str(), *hidden.get(name.as_str())?)),
        _ => None,
    })
}

fn shown_by_resource(what: &str, view: View, input: &str, at: Span, declared: Span) -> Diagnostic {
    let secret = format!("keep it in a secret: `secret kept {{ value: {input} }}`");
    let help = match view.is("function") {
        true => {
            format!("{secret}; pass `kept.arn`, and let the code read it when it runs: `{} -> kept.read`", view.name())
        }
        false => format!("{secret}; who read the parameter get an arrow to `kept.read`"),
    };
    Diagnostic::new(codes::SLS1510, format!("{what} shows the hidden input `{input}`"))
        .at(at, format!("whoever may look at the {} sees it", view.kind().name))
        .at(declared, "hidden here")
        .help(help)
}

fn shown_by_output(name: &str, input: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1511, format!("the output `{name}` shows the hidden input `{input}`"))
        .at(at, "outputs are plain text, in the console and for everybody who may describe the stack")
        .at(declared, "hidden here")
        .help("take the output out; who needs the value reads it from a `secret`")
}
