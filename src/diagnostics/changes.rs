//! The wording of what `slsc diff` refuses.

use super::{Diagnostic, codes};
use crate::diff::{Change, Class};

/// Data that a deployment would lose, and that nobody has given up in words.
pub fn lost_data(change: &Change) -> Diagnostic {
    let Change { subject, what, .. } = change;
    let ty = change.ty.as_deref().unwrap_or("resource");
    let places = change.sources.join(", ");
    let from = if places.is_empty() { String::new() } else { format!(" ({places})") };
    let accept = format!("`--accept {subject}=\"WHY\"`");
    match change.class {
        Class::ReplacesData => {
            let message =
                format!("`{subject}` holds data and would be replaced by an empty {ty}, as `{what}` changes{from}");
            Diagnostic::new(codes::SLS2001, message)
                .help(format!("leave `{what}` as it is, or declare a new resource beside it and move the data; if that is meant, say why with {accept}"))
        }
        _ => {
            let message = format!("`{subject}` holds data and would be deleted with it: the {ty} is gone{from}");
            Diagnostic::new(codes::SLS2002, message).help(format!(
                "a new name keeps its data with `moved old -> new`; if it shall go, say why with {accept}"
            ))
        }
    }
}
