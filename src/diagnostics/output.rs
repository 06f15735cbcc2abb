//! The wording of mistakes in what is emitted, and its limits.

use super::{Diagnostic, codes};
use crate::model::template::LogicalId;
use crate::source::Span;

/// More resources than one template holds.
pub fn large_template(count: usize, most: usize) -> Diagnostic {
    Diagnostic::new(
        codes::SLS0801,
        format!("the template has {count} resources, and CloudFormation takes at most {most}"),
    )
    .help("move a part of the architecture into a service of its own, with its own stack")
}

/// Two things whose names become one logical ID.
pub fn colliding_names(id: &LogicalId, first: Span, second: Span) -> Diagnostic {
    let message = format!("two things would be called `{id}` in the template");
    Diagnostic::new(codes::SLS0802, message)
        .at(second, format!("this needs the name `{id}`"))
        .at(first, "and so does this")
        .help("rename one of them; a logical ID is made of the letters and digits of names, without `_` and `/`")
}

/// A path that makes a logical ID too long.
pub fn long_name(cause: Span, id: &LogicalId, most: usize) -> Diagnostic {
    let shown: String = id.as_str().chars().take(40).collect();
    let length = id.as_str().len();
    Diagnostic::new(codes::SLS0803, format!("the name `{shown}…` is too long for a template: {length} characters"))
        .at(cause, "this leads to the name")
        .help(format!("shorten the names on the way to it; a logical ID has at most {most} characters"))
}

/// More inputs or outputs than a template has.
pub fn crowded_interface(cause: Span, word: &str, count: usize, most: usize) -> Diagnostic {
    Diagnostic::new(codes::SLS0804, format!("the service has {count} {word}, and a template takes at most {most}"))
        .at(cause, "this is the first one too many")
        .help(format!("leave out {word} that nobody needs, or join them"))
}

/// A template larger than CloudFormation reads.
pub fn large_file(name: &str, bytes: usize, most: usize) -> Diagnostic {
    let message = format!("`{name}` has {bytes} bytes, and CloudFormation reads at most {most}");
    Diagnostic::new(codes::SLS0805, message)
        .help("compile with `--no-metadata` to make it smaller, or move a part into a service of its own")
}

/// A resource with more rights than IAM can write down for one role.
pub fn large_role(cause: Span, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0806, format!("`{name}` may do more than IAM can write down for one role"))
        .at(cause, "this starts too many arrows")
        .help("split it in two, or let several resources share one: a table for many things, a bus for many targets")
}

/// A resource that admits more than its policy can name.
pub fn large_resource_policy(cause: Span, name: &str, size: usize, most: usize) -> Diagnostic {
    let message = format!("the policy of `{name}` would have up to {size} bytes, and AWS takes at most {most}");
    Diagnostic::new(codes::SLS0807, message)
        .at(cause, "too many arrows end here")
        .help("let a part of the sources share a topic or a bus in front of it")
}

/// A template that takes little more.
pub fn nearly_full(subject: &str, usage: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1821, format!("{subject} has {usage}")).help(
        "move a part of the architecture into a service of its own while that is easy: what is moved later is made anew",
    )
}
