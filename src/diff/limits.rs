//! How near a stack is to AWS's limits.

use super::Pair;
use super::model::{Change, Class, Stack};
use super::policy;
use super::values::{each, references};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a limit from which its growth is told, in percent.
const NEAR: usize = 75;

/// What can be counted: the subject, what it is in words, how much there is, and how much there can be.
type Count = (String, &'static str, usize, usize);

/// Adds the limits that a stack comes nearer to, where it is near.
pub(super) fn compare(pair: &Pair, changes: &mut Vec<Change>) {
    let known: BTreeMap<(String, &str), usize> =
        counts(pair.old).into_iter().map(|(subject, what, count, _)| ((subject, what), count)).collect();
    for (subject, what, count, most) in counts(pair.new) {
        let before = known.get(&(subject.clone(), what)).copied().unwrap_or(0);
        if count > before && count * 100 >= most * NEAR {
            changes.push(Change {
                before: Some(before.to_string()),
                after: Some(format!("{count} of {most} ({}%)", count * 100 / most)),
                ..Change::about(Class::LimitNearer, &pair.title, &subject, what)
            });
        }
    }
}

/// The limits are those of docs.aws.amazon.com: CloudFormation quotas, IAM and STS quotas, Lambda quotas.
fn counts(stack: &Stack) -> Vec<Count> {
    let whole = || "Stack".to_owned();
    let reserved = stack
        .resources
        .values()
        .filter_map(|of| of.property("ReservedConcurrentExecutions").as_str()?.parse::<usize>().ok());
    let mut out = vec![
        (whole(), "resources", stack.resources.len(), 500),
        (whole(), "parameters", stack.section("Parameters").count(), 200),
        (whole(), "outputs", stack.section("Outputs").count(), 200),
        (whole(), "bytes of the template", stack.bytes, 1_048_576),
        // Lambda keeps 100 of a new account's 1,000 for functions that reserve nothing.
        (whole(), "reserved concurrency", reserved.sum(), 900),
    ];
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    for resource in stack.resources.values().filter(|resource| resource.ty == "AWS::IAM::Policy") {
        let mut names = BTreeSet::new();
        each(resource.property("Roles")).into_iter().for_each(|role| references(role, &mut names));
        let size = characters(resource.property("PolicyDocument"));
        names.into_iter().for_each(|role| *roles.entry(role).or_default() += size);
    }
    out.extend(roles.into_iter().map(|(role, size)| (role.to_owned(), "characters of inline policies", size, 10_240)));
    let own = stack.resources.values().filter(|of| of.ty == "AWS::S3::BucketPolicy" && policy::is_carrier(&of.ty));
    out.extend(own.map(|of| {
        (
            super::values::shown(of.property("Bucket")),
            "bytes of the bucket policy",
            characters(of.property("PolicyDocument")),
            20_480,
        )
    }));
    out
}

/// IAM does not count white space.
fn characters(document: &Value) -> usize {
    document.to_string().chars().filter(|c| !c.is_whitespace()).count()
}
