//! What is put into a store or onto a bus, and who hears of it.
//!
//! A bucket knows keys, a table the sort of a change, a bus the source and the sort of an event. What cannot match closes
//! no loop; what is not known may match.

use super::keys::Keys;
use crate::kinds::workflow;
use crate::model::graph::Wire;
use crate::model::value::{Fields, Spanned, Value};
use ecow::EcoString;

/// What an arrow into a store or onto a bus brings about there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emitted {
    /// Objects are `created` or `removed`.
    Objects(&'static str, Keys),
    /// Items change: `INSERT`, `MODIFY`, `REMOVE`.
    Changes(Vec<&'static str>),
    /// An event, by its source and its sort, where they are known.
    Event(Option<EcoString>, Option<EcoString>),
}

const WRITTEN: [&str; 2] = ["INSERT", "MODIFY"];
const REMOVED: &str = "REMOVE";

impl Emitted {
    /// What an arrow brings about; nothing for an arrow that ends elsewhere. The steps of a workflow can emit several sorts
    /// of events.
    pub fn by(wire: Wire) -> Vec<Emitted> {
        match wire.to.kind().name {
            "bucket" => {
                let event = if wire.connection.to.port.name == "delete" { "removed" } else { "created" };
                vec![Emitted::Objects(event, Keys::of(wire))]
            }
            "table" => vec![Emitted::Changes(changes(wire))],
            "bus" => events(wire),
            _ => Vec::new(),
        }
    }

    /// Whether the consumer at an arrow out of the store or bus gets it.
    pub fn is_heard_on(&self, wire: Wire) -> bool {
        match self {
            Emitted::Objects(event, keys) => *event == wire.connection.from.port.name && keys.meet(&Keys::of(wire)),
            Emitted::Changes(changes) => patterns(wire, "filter").is_none_or(|all| {
                let mut wanted = all.iter().map(|pattern| pattern.get("eventName"));
                wanted.any(|wanted| changes.iter().any(|change| matches_text(wanted, Some(change))))
            }),
            Emitted::Event(source, sort) => patterns(wire, "match").is_none_or(|all| {
                all.iter().any(|pattern| {
                    let sorts = pattern.get("detail_type").or_else(|| pattern.get("detail-type"));
                    matches_text(pattern.get("source"), source.as_deref()) && matches_text(sorts, sort.as_deref())
                })
            }),
        }
    }
}

/// The sorts of changes that the actions of an arrow can make. `BatchWriteItem` deletes too.
fn changes(wire: Wire) -> Vec<&'static str> {
    let mut actions = wire.connection.kind.grants.iter().flat_map(|rule| rule.actions).peekable();
    if actions.peek().is_none() {
        return [&WRITTEN[..], &[REMOVED]].concat();
    }
    let actions: Vec<&&str> = actions.collect();
    let does = |names: &[&str]| actions.iter().any(|action| names.iter().any(|name| action.ends_with(name)));
    let written = does(&["PutItem", "UpdateItem", "BatchWriteItem"]).then_some(WRITTEN);
    let removed = does(&["DeleteItem", "BatchWriteItem"]).then_some(REMOVED);
    written.into_iter().flatten().chain(removed).collect()
}

fn events(wire: Wire) -> Vec<Emitted> {
    match wire.from.kind().name {
        "workflow" => match workflow::emitted(wire.from.resource, wire.to.id) {
            known if known.is_empty() => vec![Emitted::Event(None, None)],
            known => known.into_iter().map(|(source, sort)| Emitted::Event(source, sort)).collect(),
        },
        "api" | "pipe" => {
            let source = option(wire, "source").unwrap_or_else(|| Some(wire.from.name().replace('/', ".").into()));
            vec![Emitted::Event(source, option(wire, "detail_type").flatten())]
        }
        "schedule" => vec![Emitted::Event(option(wire, "source").flatten(), option(wire, "detail_type").flatten())],
        "bucket" => {
            let sort = if wire.connection.from.port.name == "removed" { "Object Deleted" } else { "Object Created" };
            vec![Emitted::Event(Some("aws.s3".into()), Some(sort.into()))]
        }
        "bus" => vec![Emitted::Event(only(wire, &["source"]), only(wire, &["detail_type", "detail-type"]))],
        _ => vec![Emitted::Event(None, None)],
    }
}

/// A text that was written; inside, nothing where only AWS or the record knows it.
fn option(wire: Wire, name: &str) -> Option<Option<EcoString>> {
    match &wire.options().get(name)?.value {
        Value::Text(text) => Some(plain(text)),
        _ => Some(None),
    }
}

/// A text that stands for itself, and is no path into a record.
pub fn plain(text: &str) -> Option<EcoString> {
    (!text.starts_with('$') && !text.starts_with("States.") && !text.contains('<')).then(|| text.into())
}

/// The one text that lets an event pass from bus to bus.
fn only(wire: Wire, names: &[&str]) -> Option<EcoString> {
    let all = patterns(wire, "match")?;
    let [pattern] = all.as_slice() else { return None };
    match &names.iter().find_map(|name| pattern.get(*name))?.value {
        Value::List(list) => match list.as_ref() {
            [Spanned { value: Value::Text(text), .. }] => Some(text.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The patterns of an arrow, of which one must match; nothing where everything does, or where it cannot be told.
fn patterns<'a>(wire: Wire<'a>, name: &str) -> Option<Vec<&'a Fields>> {
    let pattern = |value: &'a Value| match value {
        Value::Object(fields) if !fields.contains_key("$or") => Some(&**fields),
        _ => None,
    };
    match &wire.options().get(name)?.value {
        Value::List(list) => list.iter().map(|spanned| pattern(&spanned.value)).collect(),
        one => pattern(one).map(|fields| vec![fields]),
    }
}

/// Whether a text passes what a pattern wants of it; what is not known does.
fn matches_text(wanted: Option<&Spanned>, text: Option<&str>) -> bool {
    let (Some(wanted), Some(text)) = (wanted, text) else { return true };
    match &wanted.value {
        Value::List(list) => list.iter().any(|one| matches_one(&one.value, text)),
        one => matches_one(one, text),
    }
}

fn matches_one(wanted: &Value, text: &str) -> bool {
    match wanted {
        Value::Text(wanted) => wanted.as_str() == text,
        Value::Object(operation) if operation.len() == 1 => {
            operation.iter().all(|(word, operand)| match (word.as_str(), &operand.value) {
                ("prefix", Value::Text(start)) => text.starts_with(start.as_str()),
                ("suffix", Value::Text(end)) => text.ends_with(end.as_str()),
                ("not" | "anything-but", Value::Text(other)) => other.as_str() != text,
                _ => true,
            })
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;
    use std::sync::Arc;

    fn text(text: &str) -> Spanned {
        Spanned::new(Value::Text(text.into()), Span::NOWHERE)
    }

    fn operation(word: &str, operand: &str) -> Spanned {
        let fields = [(word.into(), text(operand))].into_iter().collect();
        Spanned::new(Value::Object(Arc::new(fields)), Span::NOWHERE)
    }

    fn list(of: &[Spanned]) -> Spanned {
        Spanned::new(Value::List(of.iter().cloned().collect()), Span::NOWHERE)
    }

    #[test]
    fn a_text_passes_what_names_it() {
        assert!(matches_text(Some(&list(&[text("a"), text("shop")])), Some("shop")));
        assert!(!matches_text(Some(&list(&[text("a")])), Some("shop")));
        assert!(matches_text(Some(&list(&[operation("prefix", "sh")])), Some("shop")));
        assert!(!matches_text(Some(&operation("suffix", "sh")), Some("shop")));
        assert!(!matches_text(Some(&list(&[operation("not", "shop")])), Some("shop")));
    }

    #[test]
    fn what_is_not_known_passes() {
        assert!(matches_text(None, Some("shop")));
        assert!(matches_text(Some(&list(&[text("a")])), None));
        assert!(matches_text(Some(&list(&[operation("wildcard", "s*")])), Some("shop")));
    }

    #[test]
    fn a_path_stands_for_something_else() {
        assert_eq!(plain("$.shop"), None);
        assert_eq!(plain("<$.shop>"), None);
        assert_eq!(plain("shop").as_deref(), Some("shop"));
    }
}
