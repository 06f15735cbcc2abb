//! A definition out of a file, with the values of its placeholders in it.
//!
//! The placeholders are resolved here and not left to CloudFormation: so the template says what refers to what, and the
//! tasks can be held against the arrows.

use super::asl::{Entry, Json, Made, Placed, read};
use super::steps::Built;
use crate::diagnostics::{Diagnostic, workflows as say};
use crate::model::architecture::ResourceId;
use crate::model::graph::View;
use crate::model::template::Node;
use crate::model::value::{Fields, Piece, Spanned, Value};
use ecow::EcoString;
use std::collections::BTreeSet;

/// The definition of a workflow that names a file, or why it is none; nothing where the file could not be read.
pub fn of(view: &View) -> Option<Result<Built, Box<Diagnostic>>> {
    let path = view.resource.project_path(view.attributes().text("definition")?);
    let file = view.graph.architecture.texts.get(&path)?;
    let definition = match read::json(&file.text, file.span.start) {
        Ok(definition) => definition,
        Err(fault) => {
            let named = view.attribute_span("definition");
            return Some(Err(Box::new(say::malformed_json(&path, fault.why, fault.span, named))));
        }
    };
    let mut filler = Filler { view: *view, used: BTreeSet::new(), mistakes: Vec::new() };
    let mut definition = filler.fill(definition);
    filler.time(&mut definition);
    filler.leftovers();
    Some(Ok(Built { definition, mistakes: filler.mistakes, whole: true }))
}

struct Filler<'a> {
    view: View<'a>,
    used: BTreeSet<EcoString>,
    mistakes: Vec<Diagnostic>,
}

impl<'a> Filler<'a> {
    fn substitutions(&self) -> Option<&'a Fields> {
        self.view.attributes().map("substitutions")
    }

    /// A part with its placeholders resolved.
    fn fill(&mut self, part: Placed) -> Placed {
        let span = part.span;
        let json = match part.json {
            Json::Text(text) if text.contains("${") => self.text(&text, span),
            Json::List(elements) => Json::List(elements.into_iter().map(|element| self.fill(element)).collect()),
            Json::Map(entries) => {
                let fill = |entry: Entry| Entry { value: self.fill(entry.value), ..entry };
                Json::Map(entries.into_iter().map(fill).collect())
            }
            json => json,
        };
        Placed::new(json, span)
    }

    /// A text with placeholders. What names one resource alone stands for it.
    fn text(&mut self, text: &str, span: crate::source::Span) -> Json {
        let (mut nodes, mut seen, mut resource, mut whole) = (Vec::new(), EcoString::new(), None, true);
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once("${") {
            nodes.push(Node::text(before));
            seen.push_str(before);
            let Some((name, behind)) = behind.split_once('}') else {
                rest = behind;
                break;
            };
            rest = behind;
            match self.substitutions().and_then(|all| all.get(name)) {
                Some(given) => {
                    self.used.insert(name.into());
                    let (node, word, named) = value(&self.view, given);
                    nodes.push(node);
                    seen.push_str(&word);
                    resource = resource.or(named);
                }
                None => {
                    let known = self.substitutions().into_iter().flatten().map(|(name, _)| name.as_str());
                    self.mistakes.push(say::unknown_substitution(name, span, self.view.span(), known));
                    seen.push('x');
                    whole = false;
                }
            }
        }
        nodes.push(Node::text(rest));
        seen.push_str(rest);
        match Node::joined(nodes) {
            Node::Text(text) if whole => Json::Text(text),
            node => Json::Made(Made { node, seen, resource }),
        }
    }

    /// The attribute `timeout` is the definition's, unless it has one.
    fn time(&mut self, definition: &mut Placed) {
        let Some(given) = self.view.attributes().get("timeout") else { return };
        let Some(seconds) = self.view.attributes().seconds("timeout") else { return };
        if let Some(own) = definition.get("TimeoutSeconds") {
            self.mistakes.push(say::two_timeouts(given.span, own.span));
        } else if let Json::Map(entries) = &mut definition.json {
            let value = Placed::new(Json::Int(seconds), given.span);
            entries.push(Entry { key: "TimeoutSeconds".into(), at: given.key, value });
        }
    }

    fn leftovers(&mut self) {
        for (name, given) in self.substitutions().into_iter().flatten() {
            if !self.used.contains(name) {
                let report = say::unused_substitution(name, given.key);
                self.mistakes.push(report.removal(format!("remove `{name}`"), given.key.to(given.span)));
            }
        }
    }
}

/// What a placeholder stands for: in a template, as far as it is known now, and the resource that it names.
fn value(view: &View, given: &Spanned) -> (Node, EcoString, Option<ResourceId>) {
    let unknown = EcoString::from("x");
    match &given.value {
        Value::Text(text) => (Node::Text(text.clone()), text.clone(), None),
        Value::Resource(id) => {
            let node = view.graph.view(*id).map_or(Node::Null, |other| other.member(wanted(&other)));
            (node, unknown, Some(*id))
        }
        Value::Deferred(deferred) => {
            let named = deferred.pieces.iter().find_map(|piece| match piece {
                Piece::Member(id, _) => Some(*id),
                _ => None,
            });
            (view.graph.deferred(deferred), unknown, named)
        }
        other => (view.node(other), unknown, None),
    }
}

/// The member by which a task names a resource.
fn wanted(view: &View) -> &'static str {
    match view.kind().name {
        "table" | "bus" => "name",
        "queue" => "url",
        _ => "arn",
    }
}
