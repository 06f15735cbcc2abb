//! A function's environment variables.
//!
//! Sources: Lambda Developer Guide, "Working with Lambda environment variables" (reserved names, 4 KB) and "Lambda
//! quotas".

use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::graph::View;
use crate::model::template::Node;
use crate::model::value::{Piece, Value};

/// Names that Lambda sets itself and refuses.
const RESERVED: &[&str] = &[
    "_HANDLER",
    "_X_AMZN_TRACE_ID",
    "AWS_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_DEFAULT_REGION",
    "AWS_EXECUTION_ENV",
    "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
    "AWS_LAMBDA_FUNCTION_NAME",
    "AWS_LAMBDA_FUNCTION_VERSION",
    "AWS_LAMBDA_INITIALIZATION_TYPE",
    "AWS_LAMBDA_LOG_GROUP_NAME",
    "AWS_LAMBDA_LOG_STREAM_NAME",
    "AWS_LAMBDA_RUNTIME_API",
    "AWS_REGION",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "LAMBDA_RUNTIME_DIR",
    "LAMBDA_TASK_ROOT",
];

/// All names and values together, in bytes.
const LARGEST: usize = 4096;

/// Names that Lambda takes, and a size that it takes.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(variables) = view.attributes().map("env") else { return };
    for (name, given) in variables {
        if RESERVED.contains(&name.as_str()) {
            diagnostics.push(say::reserved_variable(name, given.span));
        } else if !is_name(name) {
            diagnostics.push(say::malformed_variable(name, given.span));
        }
    }
    let size: usize = variables.iter().map(|(name, given)| name.len() + known_size(&given.value)).sum();
    if size > LARGEST {
        diagnostics.push(say::large_environment(size, LARGEST, view.attribute_span("env")));
    }
}

fn is_name(name: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    name.len() > 1 && name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.chars().all(word)
}

/// How many bytes of a value are known; what AWS completes counts nothing, so that no program is refused wrongly.
fn known_size(value: &Value) -> usize {
    match value {
        Value::Text(text) => text.len(),
        Value::Deferred(deferred) => {
            let known = |piece: &Piece| if let Piece::Text(text) = piece { text.len() } else { 0 };
            deferred.pieces.iter().map(known).sum()
        }
        _ => 0,
    }
}

/// `Environment`
pub fn lower(view: &View) -> Option<Node> {
    let variables = view.attributes().map("env")?;
    let pairs = variables.iter().map(|(name, given)| (name.clone(), view.node(&given.value)));
    match Node::map(pairs) {
        Node::Map(pairs) if pairs.is_empty() => None,
        variables => Some(Node::map([("Variables", variables)])),
    }
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn names_are_those_of_the_schema() {
        assert!(is_name("TABLE_1") && is_name("ab"));
        assert!(!is_name("1ST") && !is_name("A") && !is_name("A-B") && !is_name("_X") && !is_name(""));
    }
}
