//! `delivery -> bucket.write`: Firehose writes objects, each made of many records.
//!
//! Sources: Amazon Data Firehose Developer Guide, "Grant Firehose access to an Amazon S3 destination" for the actions,
//! "Custom prefixes for Amazon S3 objects", "Quota". The delivery's own row makes the settings.

use crate::diagnostics::{Diagnostics, streams as say};
use crate::kinds::delivery::destination::{self, fixed_prefixes};
use crate::model::connection::{
    ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always, nothing_to_lower,
};
use crate::model::grant::FIREHOSE;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, MB, Shape, Text};
use crate::model::template::Node;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "delivery_to_bucket",
    from: Side::of("delivery"),
    to: Side::port("bucket", "write"),
    mode: Mode::Managed,
    doc: "Firehose writes an object when it has gathered `buffer`, or has waited for `wait`. Its name begins with `prefix`, and \
          ends with the delivery's name, the time and something random; two objects can hold the same record. Records that \
          the delivery's function refused or could not work on, and those that could not be written, stand below `errors`. \
          The role may write below these prefixes alone.",
    options: OPTIONS,
    grants: &[
        GrantRule {
            actions: &["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
            on: On::Member(End::To, "arn"),
            crypto: Crypto::No,
            ..RULE
        },
        RULE,
    ],
    admits: &[],
    sink: Sink::Nothing,
    check,
    lower: nothing_to_lower,
}];

const RULE: GrantRule = GrantRule {
    holder: End::From,
    principal: &FIREHOSE,
    actions: &["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
    on: On::Made(objects),
    crypto: Crypto::Write,
    when: always,
};

static OPTIONS: &[Attribute] = &[
    Attribute {
        name: "prefix",
        shape: Shape::Text(Text::that(900, |text| !text.starts_with('/'), "text that does not begin with `/`").now()),
        fallback: Fallback::Derived("the hour, `YYYY/MM/DD/HH/`"),
        doc: "What names of objects begin with. The hour follows by itself, unless the text has the time in it: \
              `clicks/!{timestamp:yyyy-MM-dd}/`.",
    },
    Attribute {
        name: "errors",
        shape: Shape::Text(Text::that(900, is_plain, "text without `!{` that does not begin with `/`").now()),
        fallback: Fallback::Word(destination::ERRORS),
        doc: "What the names begin with of objects with records that failed; the sort of error and the hour follow.",
    },
    Attribute {
        name: "timezone",
        shape: Shape::Text(Text::that(50, is_zone, "a time zone like `Europe/Vienna`").now()),
        fallback: Fallback::Derived("UTC"),
        doc: "Whose hours they are.",
    },
    Attribute {
        name: "ending",
        shape: Shape::Text(Text::that(128, is_ending, "a `.` with small letters, digits and `-_.` behind it").now()),
        fallback: Fallback::Derived("that of the compression"),
        doc: "What names of objects end with: `.jsonl`.",
    },
    Attribute {
        name: "buffer",
        shape: Shape::Size(MB, 128 * MB, MB),
        fallback: Fallback::Bytes(5 * MB),
        doc: "How much is gathered for an object, before it is compressed.",
    },
    Attribute {
        name: "wait",
        shape: Shape::Duration(0, 900),
        fallback: Fallback::Seconds(300),
        doc: "How long is gathered at most.",
    },
    Attribute {
        name: "compress",
        shape: Shape::OneOf(&["none", "gzip", "zip", "snappy", "hadoop_snappy"]),
        fallback: Fallback::Word("none"),
        doc: "How objects are compressed.",
    },
    Attribute {
        name: "lines",
        shape: Shape::Bool,
        fallback: Fallback::Bool(true),
        doc: "Whether each record ends with a line break; without one, JSON of several records runs together.",
    },
];

fn is_plain(text: &str) -> bool {
    !text.starts_with('/') && !text.contains("!{")
}

fn is_zone(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '_'))
}

fn is_ending(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    text.strip_prefix('.').is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
}

/// The objects below the prefixes of data and of errors; everything where one of them is empty.
fn objects(wire: &Wire) -> Vec<Node> {
    let [data, errors] = fixed_prefixes(wire);
    let below = |prefix: &str| Node::joined([wire.to.member("arn"), Node::text(format!("/{prefix}*"))]);
    match (errors.starts_with(&data), data.starts_with(&errors)) {
        (true, _) => vec![below(&data)],
        (_, true) => vec![below(&errors)],
        _ => vec![below(&data), below(&errors)],
    }
}

/// What Firehose puts into a prefix: the time, and something random (same place, "Custom prefixes").
const KNOWN: [&str; 2] = ["timestamp:", "firehose:random-string"];

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let Some(prefix) = wire.options().text("prefix") else { return };
    for behind in prefix.split("!{").skip(1) {
        let expression = behind.split_once('}').map(|(expression, _)| expression);
        if !expression.is_some_and(|found| KNOWN.iter().any(|known| found.starts_with(known))) {
            let written = expression.map_or_else(|| format!("!{{{behind}"), |found| format!("!{{{found}}}"));
            diagnostics.push(say::unknown_expression(&written, wire.option_span("prefix")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_begin_with_a_dot() {
        assert!(is_ending(".jsonl.gz"));
        assert!(!is_ending("jsonl") && !is_ending(".") && !is_ending(".JSON"));
    }

    #[test]
    fn errors_have_no_expressions() {
        assert!(is_plain("failed/"));
        assert!(!is_plain("/failed/") && !is_plain("failed/!{timestamp:yyyy}/"));
    }
}
