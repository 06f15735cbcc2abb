//! Text as a YAML scalar that every reader takes for text.
//!
//! Readers of templates speak YAML 1.1 (PyYAML under cfn-lint, SAM and the AWS CLI) or 1.2 (CloudFormation). In 1.1
//! `no`, `012345678901`, `1:30`, `2012-10-17` and `=` are no text, so whatever one of them could take for something
//! else is quoted; what nobody can mistake stays plain.

use std::fmt::Write;

/// Where a scalar stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On a line of its own or behind a key.
    Block,
    /// Inside `[…]` or `{…}`.
    Flow,
}

/// Writes text as a scalar of one line.
pub fn write(text: &str, place: Place, out: &mut String) {
    if is_plain(text) && (place == Place::Block || is_plain_in_flow(text)) {
        out.push_str(text);
    } else if text.contains(['"', '\\']) && text.chars().all(is_printable) {
        single_quoted(text, out);
    } else {
        double_quoted(text, out);
    }
}

/// Whether text of several lines can be written as a block. Empty lines at its end cannot: whatever empty line follows
/// the block in the document would be taken for one more of them.
pub fn is_block(text: &str) -> bool {
    let printable = |line: &str| line.chars().all(is_printable);
    let starts_well = |line: &str| !line.is_empty() && !line.starts_with([' ', '\t']);
    text.contains('\n')
        && !text.ends_with("\n\n")
        && text.lines().next().is_some_and(starts_well)
        && text.split('\n').all(printable)
}

/// The sign in front of a block, which says whether a line break ends it.
pub fn block_sign(text: &str) -> &'static str {
    if text.ends_with('\n') { "|" } else { "|-" }
}

fn is_plain(text: &str) -> bool {
    starts_plain(text) && !is_word(text) && !text.ends_with([':', ' ']) && has_no_sign_inside(text)
}

/// Neither `: ` nor ` #`, and nothing but what every encoding has.
fn has_no_sign_inside(text: &str) -> bool {
    let mut before = b' ';
    text.bytes().all(|byte| {
        let sign = matches!((before, byte), (b':', b' ') | (b' ', b'#'));
        before = byte;
        !sign && (0x20..0x7f).contains(&byte)
    })
}

/// Signs of structure, and whatever numbers, dates and times start with, are left to quoted text.
fn starts_plain(text: &str) -> bool {
    let sign = |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '$' | '_' | '(' | '^');
    text.starts_with(sign) || text.starts_with("./") || text.starts_with("../")
}

fn is_plain_in_flow(text: &str) -> bool {
    !text.contains([',', '[', ']', '{', '}', ':', '#', '"', '\''])
}

/// The words that YAML 1.1 takes for truth values and nothing.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 9] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    text.len() <= 5 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_printable(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
        && !matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
}

fn single_quoted(text: &str, out: &mut String) {
    out.push('\'');
    for (index, part) in text.split('\'').enumerate() {
        if index > 0 {
            out.push_str("''");
        }
        out.push_str(part);
    }
    out.push('\'');
}

fn double_quoted(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if is_printable(c) => out.push(c),
            c => escape(c, out),
        }
    }
    out.push('"');
}

fn escape(c: char, out: &mut String) {
    let code = u32::from(c);
    // Writing to a string cannot fail.
    let _ = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(text: &str) -> String {
        let mut out = String::new();
        write(text, Place::Block, &mut out);
        out
    }

    #[test]
    fn what_nobody_mistakes_stays_plain() {
        for text in ["AWS::SQS::Queue", "index.handler", "./functions/charge", "sqs:SendMessage", "$default", "a-b c"] {
            assert_eq!(block(text), text);
        }
    }

    #[test]
    fn what_yaml_takes_for_no_text_is_quoted() {
        let words = ["2012-10-17", "012345678901", "1:30", "=", "<<", "No", "on", "~", "", "1e3", ".5", "-", "null"];
        for text in words.into_iter().chain(["*", "a: b", "a #b", "x:", " x", "x ", "@x", "%x", "0x1f", "Y"]) {
            assert_eq!(block(text), format!("\"{text}\""));
        }
    }

    #[test]
    fn json_is_single_quoted() {
        assert_eq!(block(r#"{"a":"it's"}"#), r#"'{"a":"it''s"}'"#);
    }

    #[test]
    fn control_characters_are_escaped() {
        assert_eq!(block("a\u{7}\tb\u{2028}"), r#""a\x07\tb\u2028""#);
    }

    #[test]
    fn a_flow_has_more_signs_of_its_own() {
        let mut out = String::new();
        write("AWS::NoValue", Place::Flow, &mut out);
        assert_eq!(out, "\"AWS::NoValue\"");
    }

    #[test]
    fn a_block_needs_lines_and_a_first_line_without_indent() {
        assert!(is_block("a\n  b\n"));
        assert!(!is_block("a"));
        assert!(!is_block("  a\nb"));
        assert!(!is_block("\na"));
        assert!(!is_block("a\r\nb"));
        assert!(!is_block("a\n\n"));
    }
}
