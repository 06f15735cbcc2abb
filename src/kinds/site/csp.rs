//! The form of a content security policy.
//!
//! Source: W3C, "Content Security Policy Level 3", sections 2.3 and 6. A browser ignores a directive that it does not know,
//! and takes `self` without quotes for the name of a host: either leaves a page open or broken without a word.

use crate::diagnostics::sites::Fault;

/// The directives that browsers know.
pub const DIRECTIVES: &[&str] = &[
    "base-uri",
    "block-all-mixed-content",
    "child-src",
    "connect-src",
    "default-src",
    "fenced-frame-src",
    "font-src",
    "form-action",
    "frame-ancestors",
    "frame-src",
    "img-src",
    "manifest-src",
    "media-src",
    "object-src",
    "prefetch-src",
    "report-to",
    "report-uri",
    "require-trusted-types-for",
    "sandbox",
    "script-src",
    "script-src-attr",
    "script-src-elem",
    "style-src",
    "style-src-attr",
    "style-src-elem",
    "trusted-types",
    "upgrade-insecure-requests",
    "worker-src",
];

const KEYWORDS: &[&str] = &[
    "none",
    "report-sample",
    "self",
    "strict-dynamic",
    "unsafe-eval",
    "unsafe-hashes",
    "unsafe-inline",
    "wasm-unsafe-eval",
];

/// The first fault of a policy.
pub fn fault(policy: &str) -> Option<Fault<'_>> {
    let mut known: Vec<&str> = Vec::new();
    for directive in policy.split(';') {
        let mut words = directive.split_whitespace();
        let Some(name) = words.next() else { continue };
        if !DIRECTIVES.contains(&name) {
            return Some(Fault::Unknown(name));
        }
        if known.contains(&name) {
            return Some(Fault::Twice(name));
        }
        known.push(name);
        let takes_words = matches!(name, "report-to" | "sandbox" | "trusted-types" | "require-trusted-types-for");
        let is_bare = |word: &&str| {
            KEYWORDS.contains(word) || ["nonce-", "sha256-", "sha384-", "sha512-"].iter().any(|p| word.starts_with(p))
        };
        if let Some(word) = words.find(is_bare).filter(|_| !takes_words) {
            return Some(Fault::Unquoted(word));
        }
    }
    known.is_empty().then_some(Fault::Empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_has_known_directives_once_and_keywords_in_quotes() {
        assert_eq!(fault("default-src 'self'; img-src https: data:; upgrade-insecure-requests"), None);
        assert_eq!(fault("default-src self"), Some(Fault::Unquoted("self")));
        assert_eq!(fault("defualt-src 'self'"), Some(Fault::Unknown("defualt-src")));
        assert_eq!(fault("img-src 'self'; img-src *"), Some(Fault::Twice("img-src")));
        assert_eq!(fault(" ; "), Some(Fault::Empty));
        assert_eq!(fault("sandbox allow-scripts; script-src 'nonce-abc'"), None);
    }
}
