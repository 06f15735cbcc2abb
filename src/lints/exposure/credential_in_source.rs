//! A text that can only be a key, a token or a password.
//!
//! Sources: CWE-798 "Use of Hard-coded Credentials"; the forms are those that GitHub's secret scanning lists, and IAM User
//! Guide, "Unique identifiers", for AWS's.

use super::texts;
use crate::diagnostics::{Diagnostic, Diagnostics, codes};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;
use crate::source::Span;

/// The row of the lint.
pub static CREDENTIAL_IN_SOURCE: Lint = Lint { code: codes::SLS1508, look: Look::Stack(check) };

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    texts::each(graph, &mut |text, at| {
        if let Some(what) = credential(text) {
            diagnostics.push(say(what, at));
        }
    });
}

/// What a text holds, if it is a credential.
pub fn credential(text: &str) -> Option<&'static str> {
    if text.contains("-----BEGIN ") && text.contains("PRIVATE KEY-----") {
        return Some("a private key");
    }
    if let Some((_, rest)) = text.split_once("://")
        && has_password(rest)
    {
        return Some("a password in an address");
    }
    words(text).find_map(token)
}

/// `user:password@host`
fn has_password(rest: &str) -> bool {
    let authority = rest.split(['/', '?', '#', ' ']).next().unwrap_or_default();
    let login = authority.rsplit_once('@').map(|(login, _)| login);
    let password = login.and_then(|login| login.split_once(':')).map(|(_, password)| password);
    // A place for one is none: `https://user:${password}@…`, `<password>`.
    password.is_some_and(|password| !password.is_empty() && !password.contains(['<', '{', '$', '*']))
}

/// The runs of characters that tokens are made of.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-')).filter(|word| word.len() >= 20)
}

/// Beginnings of tokens, and how long they are at least.
const TOKENS: [(&str, usize, &str); 10] = [
    ("ghp_", 40, "a GitHub token"),
    ("gho_", 40, "a GitHub token"),
    ("ghs_", 40, "a GitHub token"),
    ("github_pat_", 60, "a GitHub token"),
    ("glpat-", 26, "a GitLab token"),
    ("xoxb-", 40, "a Slack token"),
    ("xoxp-", 40, "a Slack token"),
    ("sk_live_", 30, "a Stripe key"),
    ("rk_live_", 30, "a Stripe key"),
    ("AIza", 39, "a Google key"),
];

fn token(word: &str) -> Option<&'static str> {
    let is_key_id = |word: &str| word.len() == 20 && word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
    if ["AKIA", "ASIA"].iter().any(|front| word.starts_with(front)) && is_key_id(word) {
        return Some("an AWS access key");
    }
    TOKENS.iter().find(|(front, least, _)| word.starts_with(front) && word.len() >= *least).map(|(.., what)| *what)
}

fn say(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1508, format!("{what} stands in the source"))
        .at(at, "whoever sees the source, the template or the resource has it")
        .help(
            "revoke it first: what was committed stays in the history; then take the new one from an input with \
             `hidden: true` into a `secret`, and let the code read that when it runs",
        )
}

#[cfg(test)]
mod tests {
    use super::credential;

    #[test]
    fn keys_tokens_and_passwords_are_known_by_their_form() {
        assert_eq!(credential("AKIAIOSFODNN7EXAMPLE"), Some("an AWS access key"));
        assert_eq!(credential("postgres://shop:hunter2@db.example.com/shop"), Some("a password in an address"));
        assert_eq!(credential("key = \"-----BEGIN RSA PRIVATE KEY-----\\n…\""), Some("a private key"));
        assert!(credential(&format!("token ghp_{}", "a".repeat(36))).is_some());
    }

    #[test]
    fn other_texts_are_none() {
        let innocent = [
            "AKIA",
            "AKIASHORT",
            "https://example.com/a:b@c",
            "https://user@example.com",
            "-----BEGIN PUBLIC KEY-----",
            "https://user:<password>@host",
            "arn:aws:iam::123456789012:role/AKIA",
            "sk_live_",
            "mailto:a@b.c",
        ];
        for text in innocent {
            assert_eq!(credential(text), None, "{text}");
        }
    }
}
