//! The form of names in the DNS, and which name lies below which.
//!
//! Source: RFC 1035, section 2.3.4, and Route 53 Developer Guide, "DNS domain name format".

use crate::model::shape::{Shape, Text};

/// A name such as `api.example.com`, known at compile time.
pub const NAME: Shape =
    Shape::Text(Text::that(253, is_name, "a name such as `api.example.com`, without a `.` at the end").now());

/// The same; the first label may be `*`.
pub const WILDCARD: Shape =
    Shape::Text(Text::that(253, is_wildcard, "a name such as `example.com` or `*.example.com`").now());

/// Whether a text is the name of a host or a zone, in lower case. Labels may begin with `_`, as those of services do.
pub fn is_name(text: &str) -> bool {
    let labels: Vec<&str> = text.split('.').collect();
    labels.len() > 1 && labels.iter().all(|label| is_label(label))
}

fn is_wildcard(text: &str) -> bool {
    is_name(text.strip_prefix("*.").unwrap_or(text))
}

fn is_label(label: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_';
    !label.is_empty()
        && label.len() <= 63
        && label.chars().all(plain)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// Whether a name is a zone's own or lies below it.
pub fn is_within(name: &str, zone: &str) -> bool {
    name == zone || name.strip_suffix(zone).is_some_and(|rest| rest.ends_with('.'))
}

/// Whether a certificate for `covering` is good for `name`: a `*` stands for exactly one label.
pub fn covers(covering: &str, name: &str) -> bool {
    match covering.strip_prefix("*.") {
        Some(rest) => name.split_once('.').is_some_and(|(_, parent)| parent == rest),
        None => covering == name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_labels_of_letters_digits_and_hyphens() {
        assert!(["example.com", "api.example.com", "_dmarc.example.com", "a-b.c9.org"].into_iter().all(is_name));
        assert!(
            !["example", "Example.com", "a..b", "-a.com", "a.com.", "a b.com", "*.a.com", ""].into_iter().any(is_name)
        );
    }

    #[test]
    fn a_zone_holds_its_own_name_and_what_lies_below() {
        assert!(is_within("example.com", "example.com") && is_within("a.b.example.com", "example.com"));
        assert!(!is_within("badexample.com", "example.com") && !is_within("com", "example.com"));
    }

    #[test]
    fn a_wildcard_stands_for_one_label() {
        assert!(covers("*.example.com", "api.example.com") && covers("example.com", "example.com"));
        assert!(!covers("*.example.com", "example.com") && !covers("*.example.com", "a.b.example.com"));
    }
}
