//! How much of AWS's limits a template uses.
//!
//! In: a [`Template`] as CloudFormation gets it. Out: a [`Usage`] for each limit that it comes near to or not. Sizes of
//! policies are the largest that they can be once AWS has filled in its references.

use super::{limits, policy};
use crate::lints::limits::quotas::{RESOURCES, ROUTES, RULES};
use crate::model::template::{Entry, LogicalId, Node, Template};
use indexmap::IndexMap;
use std::fmt;

/// How much of a limit is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// What is counted, in words that follow the number: "resources".
    pub what: String,
    /// How much there is.
    pub used: usize,
    /// How much there may be.
    pub most: usize,
}

impl Usage {
    fn new(what: impl Into<String>, used: usize, most: usize) -> Usage {
        Usage { what: what.into(), used, most }
    }

    /// In percent, rounded up: only what is not used at all is 0.
    pub fn percent(&self) -> usize {
        (self.used * 100).div_ceil(self.most.max(1))
    }

    /// Whether nine tenths of it are used, and not more than all.
    pub fn is_nearly_full(&self) -> bool {
        self.used <= self.most && self.used * 10 >= self.most * 9
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} {} ({} %)", grouped(self.used), grouped(self.most), self.what, self.percent())
    }
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Policies of one resource, by their type: what is measured, and how much AWS takes.
const POLICIES: [(&str, &str, usize); 4] = [
    ("AWS::IAM::Policy", "characters in", 10_240),
    ("AWS::SQS::QueuePolicy", "bytes in", 8_192),
    ("AWS::SNS::TopicPolicy", "bytes in", 30_720),
    ("AWS::S3::BucketPolicy", "bytes in", 20_480),
];

/// What there are several of below one parent: the type, the property that names the parent, how it is said, the limit.
const CHILDREN: [(&str, &str, &str, usize); 3] = [
    ("AWS::Events::Rule", "EventBusName", "rules of", RULES.most),
    ("AWS::ApiGatewayV2::Route", "ApiId", "routes of", ROUTES.most),
    ("AWS::ApiGateway::Resource", "RestApiId", "paths of", RESOURCES.most),
];

/// The policy of a function, in bytes (Lambda Developer Guide, "Lambda quotas").
pub const FUNCTION_POLICY: usize = 20_480;

/// Everything that is counted in a template. Of things that there are many of, the fullest counts.
pub fn of(template: &Template) -> Vec<Usage> {
    let mut all: Vec<Usage> = counts(template).into();
    for (ty, words, most) in POLICIES {
        let sizes =
            entries(template, ty).map(|(id, entry)| (id, entry.property("PolicyDocument").map_or(0, policy::size)));
        all.extend(
            sizes.max_by_key(|(_, size)| *size).map(|(id, size)| Usage::new(format!("{words} {id}"), size, most)),
        );
    }
    for (ty, property, words, most) in CHILDREN {
        let mut parents: IndexMap<String, usize> = IndexMap::new();
        for (_, entry) in entries(template, ty) {
            *parents.entry(parent(entry, property)).or_default() += 1;
        }
        let fullest = parents.into_iter().max_by_key(|(_, count)| *count);
        all.extend(fullest.map(|(parent, count)| Usage::new(format!("{words} {parent}"), count, most)));
    }
    let functions = function_policies(template).into_iter().max_by_key(|(_, size)| *size);
    all.extend(functions.map(|(id, size)| Usage::new(format!("bytes in the policy of {id}"), size, FUNCTION_POLICY)));
    all.retain(|usage| usage.used > 0);
    all
}

/// What CloudFormation counts.
pub fn counts(template: &Template) -> [Usage; 4] {
    [
        Usage::new("resources", template.resources.len(), limits::RESOURCES),
        Usage::new("parameters", template.parameters.len(), limits::INTERFACE),
        Usage::new("outputs", template.outputs.len(), limits::INTERFACE),
        Usage::new("mappings", template.mappings.len(), limits::INTERFACE),
    ]
}

/// The text of a template.
pub fn bytes(count: usize) -> Usage {
    Usage::new("bytes", count, limits::BYTES)
}

/// How large the policies of functions become at least, as Lambda keeps one statement for each permission: with the words of
/// a statement, the name that Lambda gives it, the ARN of the function and that of the source.
pub fn function_policies(template: &Template) -> IndexMap<LogicalId, usize> {
    const WORDS: usize = 150;
    const ARN: usize = 60;
    let mut sizes: IndexMap<LogicalId, usize> = IndexMap::new();
    for (id, entry) in entries(template, "AWS::Lambda::Permission") {
        let Some(Node::Ref(function) | Node::Att(function, _)) = entry.property("FunctionName") else { continue };
        let principal = entry.property("Principal").map_or(0, policy::size);
        let names = id.as_str().len() + function.as_str().len();
        *sizes.entry(function.clone()).or_default() += WORDS + 2 * ARN + names + principal;
    }
    sizes
}

fn entries<'t>(template: &'t Template, ty: &'static str) -> impl Iterator<Item = (&'t LogicalId, &'t Entry)> {
    template.resources.iter().filter(move |(_, entry)| entry.ty == ty)
}

fn parent(entry: &Entry, property: &str) -> String {
    match entry.property(property) {
        Some(Node::Ref(id) | Node::Att(id, _)) => id.to_string(),
        Some(other) => other.words(),
        None => "the default bus".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_usage_is_told_with_its_share() {
        assert_eq!(Usage::new("resources", 43, 500).to_string(), "43 of 500 resources (9 %)");
        assert_eq!(bytes(31_104).to_string(), "31,104 of 1,000,000 bytes (4 %)");
    }

    #[test]
    fn nine_tenths_are_nearly_full_and_more_than_all_is_not() {
        let nearly = |used| Usage::new("outputs", used, 200).is_nearly_full();
        assert_eq!([179, 180, 200, 201].map(nearly), [false, true, true, false]);
    }
}
