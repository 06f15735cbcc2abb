//! The text forms of references, which both writers share.
//!
//! In: a [`Node`]. Out: the text of a `Fn::Sub`, a JSON text as a node, a path relative to the template.
//! Invariant: what an author wrote as `${` never becomes a reference.

use crate::model::template::Node;
use ecow::EcoString;
use std::fmt::Write;
use std::path::{Component, Path};

/// The text of a `Fn::Sub`, and the variables in it that only a node can say.
#[derive(Debug, PartialEq)]
pub struct Sub<'a> {
    /// The text with `${…}` in it.
    pub text: String,
    /// What `${Part1}` and so on stand for.
    pub parts: Vec<(String, &'a Node)>,
}

/// Pieces as the text of a `Fn::Sub`.
pub fn sub(pieces: &[Node]) -> Sub<'_> {
    let mut sub = Sub { text: String::new(), parts: Vec::new() };
    for piece in pieces {
        push(&mut sub, piece);
    }
    sub
}

fn push<'a>(sub: &mut Sub<'a>, piece: &'a Node) {
    // Writing to a string cannot fail.
    let _ = match piece {
        Node::Text(text) => write!(sub.text, "{}", text.replace("${", "${!")),
        Node::Ref(id) => write!(sub.text, "${{{id}}}"),
        Node::Att(id, attribute) => write!(sub.text, "${{{id}.{attribute}}}"),
        Node::Pseudo(pseudo) => write!(sub.text, "${{{}}}", pseudo.reference()),
        Node::Bool(bool) => write!(sub.text, "{bool}"),
        Node::Int(int) => write!(sub.text, "{int}"),
        Node::Number(float) => write!(sub.text, "{}", number(*float)),
        Node::Null => Ok(()),
        other => {
            let name = format!("Part{}", sub.parts.len() + 1);
            let written = write!(sub.text, "${{{name}}}");
            sub.parts.push((name, other));
            written
        }
    };
}

/// A number as it is written: without a fraction where it has none.
pub fn number(float: f64) -> String {
    if float.fract() == 0.0 && float.abs() < 1e15 { format!("{float:.0}") } else { float.to_string() }
}

/// The content of [`Node::JsonText`] as text, or as a `Fn::Sub` where it has references.
pub fn json_text(content: &Node) -> Node {
    let mut pieces = Vec::new();
    json_pieces(content, &mut pieces);
    Node::joined(pieces)
}

fn json_pieces(node: &Node, out: &mut Vec<Node>) {
    match node {
        Node::Null => out.push(Node::text("null")),
        Node::Bool(bool) => out.push(Node::text(if *bool { "true" } else { "false" })),
        Node::Int(int) => out.push(Node::text(int.to_string())),
        Node::Number(float) => out.push(Node::text(number(*float))),
        Node::List(nodes) => {
            out.push(Node::text("["));
            for (index, node) in nodes.iter().filter(|node| **node != Node::Null).enumerate() {
                comma(index, out);
                json_pieces(node, out);
            }
            out.push(Node::text("]"));
        }
        Node::Map(pairs) => {
            out.push(Node::text("{"));
            for (index, (key, node)) in pairs.iter().filter(|(_, node)| *node != Node::Null).enumerate() {
                comma(index, out);
                out.push(Node::Text(quoted(key)));
                out.push(Node::text(":"));
                json_pieces(node, out);
            }
            out.push(Node::text("}"));
        }
        text => {
            out.push(Node::text("\""));
            json_string(text, out);
            out.push(Node::text("\""));
        }
    }
}

fn comma(index: usize, out: &mut Vec<Node>) {
    if index > 0 {
        out.push(Node::text(","));
    }
}

/// A text with references, as the inside of a JSON string.
fn json_string(node: &Node, out: &mut Vec<Node>) {
    match node {
        Node::Text(text) => out.push(Node::Text(escaped(text))),
        Node::Sub(pieces) => pieces.iter().for_each(|piece| json_string(piece, out)),
        Node::JsonText(content) => json_string(&json_text(content), out),
        other => out.push(other.clone()),
    }
}

fn quoted(text: &str) -> EcoString {
    serde_json::to_string(text).unwrap_or_default().into()
}

fn escaped(text: &str) -> EcoString {
    let quoted = quoted(text);
    quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().into()
}

/// A path of the project as the template names it: `../functions/charge`, `./functions/charge`.
pub fn local(prefix: &str, path: &str) -> String {
    if path.starts_with('/') {
        return path.to_owned();
    }
    let joined = if prefix.is_empty() { path.to_owned() } else { format!("{prefix}/{path}") };
    let normal = crate::source::normal(Path::new(&joined));
    let names: Vec<String> = normal.components().filter_map(part).collect();
    let text = names.join("/");
    match normal.components().next() {
        Some(Component::RootDir) => format!("/{text}"),
        Some(Component::ParentDir | Component::Prefix(_)) => text,
        _ => format!("./{text}"),
    }
}

fn part(component: Component) -> Option<String> {
    match component {
        Component::RootDir => None,
        other => Some(other.as_os_str().to_string_lossy().into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::LogicalId;
    use crate::model::value::Pseudo;

    #[test]
    fn a_dollar_of_the_author_stays_text() {
        let pieces = [Node::text("${x} of "), Node::Pseudo(Pseudo::Region), Node::text("$")];
        assert_eq!(sub(&pieces).text, "${!x} of ${AWS::Region}$");
    }

    #[test]
    fn what_no_text_can_say_becomes_a_part() {
        let id = Node::Select(6, Box::new(Node::Split(":", Box::new(Node::att(LogicalId::new("Proxy"), "Arn")))));
        let pieces = [Node::text("dbuser:"), id.clone(), Node::text("/app")];
        let sub = sub(&pieces);
        assert_eq!(sub.text, "dbuser:${Part1}/app");
        assert_eq!(sub.parts, [("Part1".to_owned(), &id)]);
    }

    #[test]
    fn json_text_keeps_its_references() {
        let content = Node::map([
            ("QueueUrl", Node::reference(LogicalId::new("Orders"))),
            ("Say", Node::text("a \"b\"")),
            ("Times", Node::Number(2.0)),
        ]);
        let Node::Sub(pieces) = json_text(&content) else { unreachable!("it has a reference") };
        assert_eq!(sub(&pieces).text, r#"{"QueueUrl":"${Orders}","Say":"a \"b\"","Times":2}"#);
    }

    #[test]
    fn json_text_without_references_is_text() {
        let content = Node::map([("type", Node::texts(["order"]))]);
        assert_eq!(json_text(&content), Node::text(r#"{"type":["order"]}"#));
    }

    #[test]
    fn a_local_path_starts_at_the_template() {
        assert_eq!(local("..", "./functions/charge"), "../functions/charge");
        assert_eq!(local("", "functions/charge"), "./functions/charge");
        assert_eq!(local("../..", "shop/../charge"), "../../charge");
        assert_eq!(local("..", "/opt/charge"), "/opt/charge");
    }
}
