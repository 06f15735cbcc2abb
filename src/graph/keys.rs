//! The keys of objects that an arrow is about: which prefixes and suffixes, as far as they are known.

use crate::kinds::delivery::destination::fixed_prefixes;
use crate::model::graph::Wire;
use crate::model::value::{Deferred, Piece, Value};
use ecow::EcoString;

/// Keys that begin with one of the prefixes and end with one of the suffixes. An empty list stands for any.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keys {
    prefixes: Vec<EcoString>,
    suffixes: Vec<EcoString>,
}

impl Keys {
    /// The keys of an arrow from or to a bucket.
    pub fn of(wire: Wire) -> Keys {
        if wire.from.is("delivery") {
            return Keys { prefixes: fixed_prefixes(&wire).map(EcoString::from).into(), suffixes: Vec::new() };
        }
        Keys { prefixes: texts(wire, "prefix"), suffixes: texts(wire, "suffix") }
    }

    /// The keys below a prefix; without one, all of them.
    pub fn below(prefix: Option<&str>) -> Keys {
        Keys { prefixes: prefix.map(EcoString::from).into_iter().collect(), suffixes: Vec::new() }
    }

    /// Whether some key belongs to both; where a text is not known, one may.
    pub fn meet(&self, other: &Keys) -> bool {
        let begins = |a: &str, b: &str| a.starts_with(b) || b.starts_with(a);
        let ends = |a: &str, b: &str| a.ends_with(b) || b.ends_with(a);
        any(&self.prefixes, &other.prefixes, begins) && any(&self.suffixes, &other.suffixes, ends)
    }
}

fn any(a: &[EcoString], b: &[EcoString], matching: impl Fn(&str, &str) -> bool) -> bool {
    a.is_empty() || b.is_empty() || a.iter().any(|a| b.iter().any(|b| matching(a, b)))
}

/// The texts of an option, of those that AWS completes the part that is known; none where nothing is.
fn texts(wire: Wire, option: &str) -> Vec<EcoString> {
    let known = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        Value::Deferred(deferred) => outermost(deferred, option == "suffix"),
        _ => EcoString::new(),
    };
    match wire.options().get(option).map(|spanned| &spanned.value) {
        Some(Value::List(list)) => list.iter().map(|spanned| known(&spanned.value)).collect(),
        Some(value) => vec![known(value)],
        None => Vec::new(),
    }
}

/// The text with which a deferred one begins, or ends: every key has it.
fn outermost(deferred: &Deferred, at_the_end: bool) -> EcoString {
    let piece = if at_the_end { deferred.pieces.last() } else { deferred.pieces.first() };
    match piece {
        Some(Piece::Text(text)) => text.clone(),
        _ => EcoString::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(prefixes: &[&str], suffixes: &[&str]) -> Keys {
        let texts = |texts: &[&str]| texts.iter().map(|text| EcoString::from(*text)).collect();
        Keys { prefixes: texts(prefixes), suffixes: texts(suffixes) }
    }

    #[test]
    fn different_prefixes_do_not_meet() {
        assert!(!keys(&["small/"], &[]).meet(&keys(&["in/", "raw/"], &[])));
        assert!(keys(&["in/small/"], &[]).meet(&keys(&["in/"], &[])));
    }

    #[test]
    fn different_endings_do_not_meet() {
        assert!(!keys(&[], &[".png"]).meet(&keys(&[], &[".jpg"])));
    }

    #[test]
    fn a_key_that_aws_completes_is_known_up_to_there() {
        let region = Piece::Pseudo(crate::model::value::Pseudo::Region);
        let deferred =
            Deferred { pieces: [Piece::Text("out/".into()), region.clone(), Piece::Text(".jpg".into())].into() };
        assert_eq!(outermost(&deferred, false), "out/");
        assert_eq!(outermost(&deferred, true), ".jpg");
        assert_eq!(outermost(&Deferred::of(region), false), "");
    }

    #[test]
    fn what_is_not_known_meets_everything() {
        assert!(keys(&[], &[]).meet(&keys(&["in/"], &[".jpg"])));
    }
}
