//! A reader of changes that looks at what the records do not hold.
//!
//! Source: DynamoDB Developer Guide, "Change data capture for DynamoDB Streams", `StreamViewType`.

use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::{View, Wire};
use crate::model::value::{Piece, Spanned, Value};
use crate::source::Span;

/// The row of the lint.
pub static MISSING_IMAGE: Lint = Lint { code: codes::SLS1710, look: Look::Each(&["table"], check) };

fn check(table: View, diagnostics: &mut Diagnostics) {
    let Some(changes) = table.attributes().text("changes") else { return };
    for reader in table.outgoing().filter(|wire| wire.connection.from.port.name == "changes") {
        let filter = reader.options().get("filter");
        // What a pipe makes of a record stands at the pipe and at the arrow behind it.
        let pipe = Some(reader.to).filter(|to| to.is("pipe"));
        let inputs = pipe.into_iter().flat_map(View::outgoing).filter_map(|wire| wire.options().get("input"));
        let own = pipe.and_then(|pipe| pipe.attributes().get("input"));
        let places = filter.into_iter().chain(own).chain(inputs);
        if let Some((image, at)) = places.into_iter().find_map(|place| missing(place, changes)) {
            diagnostics.push(say(table, reader, changes, image, at));
        }
    }
}

/// The image that a filter or an input asks for and that the records do not have.
fn missing(place: &Spanned, changes: &str) -> Option<(&'static str, Span)> {
    let absent: &[&str] = match changes {
        "new image" => &["OldImage"],
        "old image" => &["NewImage"],
        "keys" => &["OldImage", "NewImage"],
        _ => return None,
    };
    absent.iter().find_map(|image| named(place, image).map(|at| (*image, at)))
}

/// Where a word is a key of an object or a part of a text.
fn named(place: &Spanned, word: &str) -> Option<Span> {
    match &place.value {
        Value::Object(fields) => fields.iter().find_map(|(key, value)| match key == word {
            true => Some(if value.key.is_nowhere() { value.span } else { value.key }),
            false => named(value, word),
        }),
        Value::List(list) => list.iter().find_map(|value| named(value, word)),
        Value::Text(text) if text.contains(word) => Some(place.span),
        Value::Deferred(deferred) => {
            let holds = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(word));
            deferred.pieces.iter().any(holds).then_some(place.span)
        }
        _ => None,
    }
}

fn say(table: View, reader: Wire, changes: &str, image: &str, at: Span) -> Diagnostic {
    let (name, declared) = (table.name(), table.attribute_span("changes"));
    let message = format!("`{}` looks at the `{image}` of changes in `{name}`, which have none", reader.to.name());
    Diagnostic::new(codes::SLS1710, message)
        .at(at, "nothing is there, so no record matches or its value is empty")
        .at(declared, format!("records hold the {changes}"))
        .help("write `changes: \"new and old images\"`, or leave it out")
        .fix("write `\"new and old images\"`", declared, "\"new and old images\"")
}
