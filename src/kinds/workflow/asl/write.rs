//! A definition as the text of `DefinitionString`, in lines that people can read.
//!
//! The property `Definition` would take the object itself, but a template has no null, which `"ResultPath": null` needs,
//! and takes `{ "Ref": … }` in anybody's data for a reference.

use super::{Json, Placed};
use crate::model::template::Node;
use ecow::EcoString;

/// How long a line may be that holds a whole object or list.
const LINE: usize = 100;

/// How long a reference counts as.
const REFERENCE: usize = 20;

/// The definition as a property.
pub fn text(definition: &Placed) -> Node {
    let mut pieces = Vec::new();
    spell(definition, 0, &mut pieces);
    Node::joined(pieces)
}

/// How many bytes the definition has, at least.
pub fn size(definition: &Placed) -> usize {
    let mut pieces = Vec::new();
    flat(definition, &mut pieces);
    width(&pieces)
}

fn width(pieces: &[Node]) -> usize {
    pieces.iter().map(|piece| if let Node::Text(text) = piece { text.len() } else { REFERENCE }).sum()
}

/// A part on one line where it fits, or else with a line for each entry.
fn spell(part: &Placed, depth: usize, out: &mut Vec<Node>) {
    let mut line = Vec::new();
    flat(part, &mut line);
    if depth > 0 && width(&line) + 2 * depth <= LINE {
        return out.append(&mut line);
    }
    match &part.json {
        Json::List(elements) if !elements.is_empty() => {
            out.push(Node::text("["));
            for (index, element) in elements.iter().enumerate() {
                new_line(index, depth + 1, out);
                spell(element, depth + 1, out);
            }
            out.push(Node::text(format!("\n{}]", indent(depth))));
        }
        Json::Map(entries) if !entries.is_empty() => {
            out.push(Node::text("{"));
            for (index, entry) in entries.iter().enumerate() {
                new_line(index, depth + 1, out);
                out.extend([Node::Text(quoted(&entry.key)), Node::text(": ")]);
                spell(&entry.value, depth + 1, out);
            }
            out.push(Node::text(format!("\n{}}}", indent(depth))));
        }
        _ => out.append(&mut line),
    }
}

fn new_line(index: usize, depth: usize, out: &mut Vec<Node>) {
    let comma = if index > 0 { "," } else { "" };
    out.push(Node::text(format!("{comma}\n{}", indent(depth))));
}

fn indent(depth: usize) -> String {
    "  ".repeat(depth)
}

/// A part on one line.
fn flat(part: &Placed, out: &mut Vec<Node>) {
    match &part.json {
        Json::Null => out.push(Node::text("null")),
        Json::Bool(bool) => out.push(Node::text(if *bool { "true" } else { "false" })),
        Json::Int(int) => out.push(Node::text(int.to_string())),
        Json::Number(number) => out.push(Node::text(number.to_string())),
        Json::Text(text) => out.push(Node::Text(quoted(text))),
        Json::Made(made) => {
            out.push(Node::text("\""));
            inside(&made.node, out);
            out.push(Node::text("\""));
        }
        Json::List(elements) => {
            out.push(Node::text("["));
            for (index, element) in elements.iter().enumerate() {
                out.extend((index > 0).then(|| Node::text(", ")));
                flat(element, out);
            }
            out.push(Node::text("]"));
        }
        Json::Map(entries) if entries.is_empty() => out.push(Node::text("{}")),
        Json::Map(entries) => {
            out.push(Node::text("{ "));
            for (index, entry) in entries.iter().enumerate() {
                out.extend((index > 0).then(|| Node::text(", ")));
                out.extend([Node::Text(quoted(&entry.key)), Node::text(": ")]);
                flat(&entry.value, out);
            }
            out.push(Node::text(" }"));
        }
    }
}

/// The inside of a JSON text. What completes it are ARNs, names and addresses, in which JSON escapes nothing.
fn inside(made: &Node, out: &mut Vec<Node>) {
    match made {
        Node::Text(text) => {
            let quoted = quoted(text);
            let bare = quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
            out.push(Node::text(bare));
        }
        Node::Sub(pieces) => pieces.iter().for_each(|piece| inside(piece, out)),
        other => out.push(other.clone()),
    }
}

fn quoted(text: &str) -> EcoString {
    serde_json::to_string(text).unwrap_or_default().into()
}

#[cfg(test)]
mod tests {
    use super::super::{Made, read};
    use super::*;
    use crate::model::template::LogicalId;

    #[test]
    fn short_parts_stand_on_one_line() {
        let definition = read::json(r#"{"StartAt":"a","States":{"a":{"Type":"Pass","ResultPath":null}}}"#, 0).unwrap();
        let lines =
            "{\n  \"StartAt\": \"a\",\n  \"States\": { \"a\": { \"Type\": \"Pass\", \"ResultPath\": null } }\n}";
        assert_eq!(text(&definition), Node::text(lines));
    }

    #[test]
    fn what_is_written_is_read_back() {
        let long = "x".repeat(90);
        let source = format!(r#"{{"a":[1.5,{{"b":"{long}"}},[]],"c":{{}},"d":"say \"x\"\n","e":[true,null]}}"#);
        let Node::Text(written) = text(&read::json(&source, 0).unwrap()) else { unreachable!("it has no reference") };
        let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(value(&written), value(&source));
        assert!(written.lines().count() > 5);
    }

    #[test]
    fn references_stay_references() {
        let mut definition = read::json(r#"{ "a": null, "b": "" }"#, 0).unwrap();
        let Json::Map(entries) = &mut definition.json else { unreachable!("it is an object") };
        let node = Node::joined([Node::text("say \""), Node::reference(LogicalId::new("Orders"))]);
        entries[1].value.json = Json::Made(Made { node, seen: "x".into(), resource: None });
        let Node::Sub(pieces) = text(&definition) else { unreachable!("it has a reference") };
        assert_eq!(pieces.as_slice()[0], Node::text("{\n  \"a\": null,\n  \"b\": \"say \\\""));
        assert_eq!(pieces.as_slice()[1], Node::reference(LogicalId::new("Orders")));
    }
}
