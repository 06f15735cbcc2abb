//! What a template says of itself and asks of whoever deploys it: description, parameters, outputs.

use crate::model::architecture::{Input, Output, Service};
use crate::model::graph::Graph;
use crate::model::path::pascal;
use crate::model::template::{LogicalId, Node, Parameter, Template, TemplateOutput};
use crate::model::value::Value;
use ecow::EcoString;

/// The longest description that CloudFormation takes, in bytes.
const DESCRIPTION: usize = 1_024;

/// The attributes of an input and the entries of a parameter that they become, in their order.
const ENTRIES: [(&str, &str); 8] = [
    ("description", "Description"),
    ("default", "Default"),
    ("allowed", "AllowedValues"),
    ("pattern", "AllowedPattern"),
    ("min_length", "MinLength"),
    ("max_length", "MaxLength"),
    ("min", "MinValue"),
    ("max", "MaxValue"),
];

/// Adds description, parameters and outputs.
pub fn add(graph: &Graph, template: &mut Template) {
    let architecture = &graph.architecture;
    template.description = description(&architecture.service);
    for input in &architecture.inputs {
        template.parameter(LogicalId::new(pascal(&input.name)), parameter(graph, input));
    }
    for output in &architecture.outputs {
        let value = graph.node(&output.value);
        if value != Node::Null {
            template.outputs.insert(LogicalId::new(pascal(&output.name)), shown(output, value));
        }
    }
}

/// The service's name, and what its comment says first.
fn description(service: &Service) -> Option<EcoString> {
    let paragraph = service.doc.as_deref().and_then(|doc| doc.split("\n\n").next()).unwrap_or_default();
    let words = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = match (service.name.as_str(), words.as_str()) {
        ("", "") => return None,
        (name, "") => name.to_owned(),
        ("", words) => words.to_owned(),
        (name, words) => format!("{name}: {words}"),
    };
    Some(cut(&text, DESCRIPTION).into())
}

/// The longest beginning of at most so many bytes.
fn cut(text: &str, bytes: usize) -> &str {
    let end = text.char_indices().map(|(start, c)| start + c.len_utf8()).take_while(|end| *end <= bytes).last();
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

fn parameter(graph: &Graph, input: &Input) -> Parameter {
    let mut entries = vec![(EcoString::from("Type"), Node::text(input.ty))];
    for (attribute, entry) in ENTRIES {
        if let Some(spanned) = input.attributes.get(attribute) {
            entries.push((entry.into(), plain(graph, &spanned.value)));
        }
    }
    if input.attributes.bool("hidden") {
        entries.push(("NoEcho".into(), Node::Bool(true)));
    }
    Parameter { entries, cause: input.span }
}

/// A value as parameters take it: a default list is text with commas, a truth value is a word.
fn plain(graph: &Graph, value: &Value) -> Node {
    let word = |value: &Value| match value {
        Value::Text(text) => text.to_string(),
        Value::Bool(bool) => bool.to_string(),
        Value::Number(float) => super::intrinsic::number(*float),
        Value::Int(int) => int.to_string(),
        _ => String::new(),
    };
    match value {
        Value::Bool(_) => Node::text(word(value)),
        other => graph.node(other),
    }
}

fn shown(output: &Output, value: Node) -> TemplateOutput {
    let description = output.doc.as_deref().map(|doc| cut(doc.trim(), DESCRIPTION).into());
    TemplateOutput { condition: None, description, value, cause: output.span }
}
