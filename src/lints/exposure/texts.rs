//! Every text that a program hands to AWS, with its place.

use crate::model::graph::Graph;
use crate::model::value::{Piece, Spanned, Value};
use crate::source::Span;

/// Visits the known texts of resources, arrows, inputs and outputs, and the known parts of those that AWS completes.
/// The value of a `secret` has a check of its own.
pub fn each(graph: &Graph, visit: &mut dyn FnMut(&str, Span)) {
    for view in graph.views() {
        let values = view.attributes().values.iter();
        values
            .filter(|(name, _)| !(view.is("secret") && *name == "value"))
            .for_each(|(_, value)| spanned(value, visit));
    }
    for wire in graph.wires() {
        wire.options().values.values().for_each(|value| spanned(value, visit));
    }
    for input in &graph.architecture.inputs {
        input.attributes.values.values().for_each(|value| spanned(value, visit));
    }
    for output in &graph.architecture.outputs {
        inside(&output.value, output.span, visit);
    }
}

fn spanned(value: &Spanned, visit: &mut dyn FnMut(&str, Span)) {
    inside(&value.value, value.span, visit);
}

fn inside(value: &Value, at: Span, visit: &mut dyn FnMut(&str, Span)) {
    match value {
        Value::Text(text) => visit(text, at),
        Value::List(list) => list.iter().for_each(|value| spanned(value, visit)),
        Value::Object(fields) => fields.values().for_each(|value| spanned(value, visit)),
        Value::Deferred(deferred) => {
            for piece in deferred.pieces.iter() {
                if let Piece::Text(text) = piece {
                    visit(text, at);
                }
            }
        }
        _ => {}
    }
}

/// The names that say that what stands behind them is nobody's business: their last words.
const SECRET_WORDS: [&[&str]; 11] = [
    &["password"],
    &["passwd"],
    &["passphrase"],
    &["secret"],
    &["token"],
    &["apikey"],
    &["api", "key"],
    &["private", "key"],
    &["access", "key"],
    &["signing", "key"],
    &["credentials"],
];

/// Whether a name says that its value is a secret: `DB_PASSWORD`, `api_key`; not `PASSWORD_FIELD`, `TOKEN_URL`.
pub fn names_a_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let words: Vec<&str> = name.split(['_', '-', '/', '.']).filter(|word| !word.is_empty()).collect();
    SECRET_WORDS.iter().any(|last| words.ends_with(last))
}

#[cfg(test)]
mod tests {
    use super::names_a_secret;

    #[test]
    fn the_last_words_tell() {
        for name in ["PASSWORD", "DB_PASSWORD", "api_key", "stripe-api-key", "/shop/token", "carrier_secret"] {
            assert!(names_a_secret(name), "{name}");
        }
        for name in ["PASSWORD_FIELD", "TOKEN_URL", "key", "SECRET_ARN", "PARTITION_KEY", "tokens"] {
            assert!(!names_a_secret(name), "{name}");
        }
    }
}
