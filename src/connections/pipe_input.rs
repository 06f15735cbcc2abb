//! Templates of pipes: what the enrichment and the target get for each record.
//!
//! In the source a template is text or JSON with references in angle brackets. A text that is one reference and nothing
//! else loses its quotation marks, so that a number stays a number and an object an object; EventBridge puts them around
//! what is text. Inside a longer text a reference is a part of it.
//!
//! Source: EventBridge User Guide, "Amazon EventBridge Pipes input transformation".

use crate::diagnostics::{Diagnostics, pipes as say};
use crate::model::graph::Graph;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::Node;
use crate::model::value::{Spanned, Value};

/// `input: { id: "<$.body.id>" }`
pub const INPUT: Attribute = Attribute::new(
    "input",
    Shape::Json,
    Fallback::Derived("the whole record, or the enrichment's answer"),
    "What the target gets for each record: text or JSON with `<$.body.id>` where parts of it go.",
);

/// Names that EventBridge reserves.
const RESERVED: &[&str] = &[
    "aws.pipes.pipe-arn",
    "aws.pipes.pipe-name",
    "aws.pipes.source-arn",
    "aws.pipes.enrichment-arn",
    "aws.pipes.target-arn",
    "aws.pipes.event.ingestion-time",
    "aws.pipes.event",
    "aws.pipes.event.json",
];

/// How many characters a template may have (EventBridge Pipes API reference, `InputTemplate`).
const LONGEST: usize = 8192;

/// `InputTemplate`
pub fn template(graph: &Graph, input: &Spanned) -> Node {
    let mut pieces = Vec::new();
    json(&graph.node(&input.value), &mut pieces);
    Node::joined(pieces)
}

/// A value as JSON, in pieces of text and references of CloudFormation.
fn json(node: &Node, out: &mut Vec<Node>) {
    match node {
        Node::Null => out.push(Node::text("null")),
        Node::Bool(bool) => out.push(Node::text(bool.to_string())),
        Node::Int(int) => out.push(Node::Int(*int)),
        Node::Number(number) => out.push(Node::text(number.to_string())),
        Node::Text(text) if is_reference(text) => out.push(node.clone()),
        Node::List(nodes) => {
            let element = |out: &mut Vec<Node>, node: &Node| json(node, out);
            enclosed(("[", "]"), nodes.iter(), element, out);
        }
        Node::Map(pairs) => {
            let pair = |out: &mut Vec<Node>, (key, node): &(ecow::EcoString, Node)| {
                out.push(Node::text(quoted(key)));
                out.push(Node::text(":"));
                json(node, out);
            };
            enclosed(("{", "}"), pairs.iter(), pair, out);
        }
        text => {
            out.push(Node::text("\""));
            inside(text, out);
            out.push(Node::text("\""));
        }
    }
}

fn enclosed<T>(
    (open, close): (&str, &str),
    parts: impl Iterator<Item = T>,
    write: impl Fn(&mut Vec<Node>, T),
    out: &mut Vec<Node>,
) {
    out.push(Node::text(open));
    for (index, part) in parts.enumerate() {
        out.push(Node::text(if index > 0 { "," } else { "" }));
        write(out, part);
    }
    out.push(Node::text(close));
}

/// A text as the inside of a JSON string.
fn inside(node: &Node, out: &mut Vec<Node>) {
    match node {
        Node::Text(text) => {
            let quoted = quoted(text);
            let escaped = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            out.push(Node::text(escaped.unwrap_or_default()));
        }
        Node::Sub(pieces) => pieces.iter().for_each(|piece| inside(piece, out)),
        other => out.push(other.clone()),
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// Whether a text is one reference and nothing else.
fn is_reference(text: &str) -> bool {
    let name = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>'));
    name.is_some_and(is_known)
}

/// A path into the record, or a reserved name.
fn is_known(name: &str) -> bool {
    RESERVED.contains(&name) || is_path(name)
}

/// `$.body.id`: letters, digits, dots, `-`, `_`, `/` and indices, which is what Pipes understand of JSON Path.
pub fn is_path(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-/[]*".contains(c);
    text.strip_prefix('$').is_some_and(|rest| (rest.is_empty() || rest.starts_with('.')) && rest.chars().all(plain))
}

/// Plain text, or a path into the record: for what the target is told beside the record.
pub fn is_value(text: &str) -> bool {
    !text.starts_with('$') || is_path(text)
}

/// What [`is_value`] asks for, in words that follow "must be".
pub const WORDS: &str = "plain text, or a path into the record like `$.body.customer`";

/// Mistakes in a template.
pub fn check(graph: &Graph, input: &Spanned, diagnostics: &mut Diagnostics) {
    let mut names = Vec::new();
    references(&input.value, &mut names);
    for name in names.iter().filter(|name| !is_known(name)) {
        diagnostics.push(say::unknown_reference(name, RESERVED, input.span));
    }
    let length = length(&template(graph, input));
    if length > LONGEST {
        diagnostics.push(say::oversized_template(length, LONGEST, input.span));
    }
}

/// The length of a template as AWS will see it; what only AWS knows is taken for 64 characters.
fn length(template: &Node) -> usize {
    match template {
        Node::Text(text) => text.chars().count(),
        Node::Sub(pieces) => pieces.iter().map(length).sum(),
        _ => 64,
    }
}

/// What stands between `<` and `>` in all texts of a value, where it looks like a reference.
fn references(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Text(text) => names.extend(text.split('<').skip(1).filter_map(reference)),
        Value::List(list) => list.iter().for_each(|Spanned { value, .. }| references(value, names)),
        Value::Object(fields) => fields.values().for_each(|Spanned { value, .. }| references(value, names)),
        _ => {}
    }
}

fn reference(behind: &str) -> Option<String> {
    let (name, _) = behind.split_once('>')?;
    let word = !name.is_empty() && !name.contains(char::is_whitespace) && !name.starts_with('/');
    word.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::LogicalId;
    use crate::source::Span;

    fn written(node: &Node) -> Node {
        let mut pieces = Vec::new();
        json(node, &mut pieces);
        Node::joined(pieces)
    }

    #[test]
    fn a_reference_alone_keeps_its_type_and_one_in_a_text_is_a_part_of_it() {
        let node = Node::map([
            ("total", Node::text("<$.body.total>")),
            ("text", Node::text("order \"<$.body.id>\"")),
            ("tags", Node::list([Node::Int(1), Node::text("a"), Node::Bool(true)])),
        ]);
        let text = r#"{"total":<$.body.total>,"text":"order \"<$.body.id>\"","tags":[1,"a",true]}"#;
        assert_eq!(written(&node), Node::text(text));
    }

    #[test]
    fn references_of_the_template_stay_references() {
        let arn = Node::att(LogicalId::new("Orders"), "Arn");
        let node = Node::map([("queue", arn.clone())]);
        assert_eq!(written(&node), Node::joined([Node::text("{\"queue\":\""), arn, Node::text("\"}")]));
    }

    #[test]
    fn paths_and_reserved_names_are_known_and_others_reported() {
        let found = |text: &str| {
            let mut diagnostics = Diagnostics::default();
            check(&Graph::default(), &Spanned::new(Value::Text(text.into()), Span::NOWHERE), &mut diagnostics);
            diagnostics.iter().next().map(|diagnostic| diagnostic.code.id)
        };
        for right in
            ["<$.body.items[0].id>", "<aws.pipes.event.json>", "a < b > c", "<b>$5</b>".trim_start_matches("<b>")]
        {
            assert_eq!(found(right), None, "{right}");
        }
        assert_eq!(found("<body.id>"), Some("SLS0591"));
        assert_eq!(found("<aws.pipes.name>"), Some("SLS0591"));
        assert_eq!(found(&"x".repeat(9000)), Some("SLS0592"));
    }

    #[test]
    fn a_path_begins_at_the_record() {
        assert!(is_value("$.body.customer") && is_value("all") && is_value("$.items[*]"));
        assert!(!is_value("$body") && !is_value("$.a b"));
    }
}
