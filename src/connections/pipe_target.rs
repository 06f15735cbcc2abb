//! What all arrows out of a pipe share: each makes the pipe itself, as it knows both ends.
//!
//! The role's rights must be there first, as EventBridge tests the role when the pipe is made.
//!
//! Sources: EventBridge User Guide, "Amazon EventBridge Pipes targets"; CloudFormation, `AWS::Pipes::Pipe`.

use super::pipe_input::{self, WORDS, is_value};
use super::pipe_source;
use crate::diagnostics::{Diagnostics, deliveries};
use crate::kinds::api::{http::tag_map, route_arn};
use crate::kinds::{common, pipe};
use crate::model::connection::{Crypto, End, GrantRule, On, always};
use crate::model::grant::PIPES;
use crate::model::graph::{View, Wire};
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

pub use super::pipe_input::INPUT;

/// A text that may be a path into the record.
pub const fn value(most: usize) -> Shape {
    Shape::Text(Text::that(most, is_value, WORDS))
}

/// `group: "$.body.customer"`
pub const GROUP: Attribute = Attribute::new(
    "group",
    value(100),
    Fallback::Absent,
    "The message group: a FIFO queue keeps the order in it. Needed for a FIFO queue.",
);

/// The pipe's role may do something at the target.
pub const fn may(actions: &'static [&'static str], crypto: Crypto) -> GrantRule {
    GrantRule { holder: End::From, principal: &PIPES, actions, on: On::Member(End::To, "arn"), crypto, when: always }
}

/// Adds the pipe. `more` are parameters of the target's own sort.
pub fn lower(wire: &Wire, more: Option<(&'static str, Node)>, template: &mut Template) {
    let pipe = wire.from;
    let Some(source) = pipe::source(&pipe) else { return };
    let input = wire.options().get("input").map(|input| pipe_input::template(wire.graph, input));
    let parameters = [("InputTemplate", input.unwrap_or(Node::Null))].into_iter().chain(more);
    let entry = common::entry(&pipe)
        .after(pipe.policy(&PIPES))
        .with_some("Description", pipe.property("description").or_else(|| common::description(&pipe, 512)))
        .with("DesiredState", pipe::state(&pipe))
        .with("RoleArn", Node::att(pipe.role(&PIPES), "Arn"))
        .with("Source", pipe_source::arn(&source))
        .with("SourceParameters", pipe_source::parameters(&source))
        .with_some("Enrichment", pipe::enrichment(&pipe).map(enrichment_arn))
        .with("EnrichmentParameters", filled(enrichment_parameters(&pipe)))
        .with("Target", wire.to.member("arn"))
        .with("TargetParameters", filled(Node::map(parameters)))
        .with_some("LogConfiguration", pipe::log_config(&pipe))
        .with("Tags", tag_map(&pipe));
    template.add(pipe.logical(), entry);
}

fn enrichment_arn(asked: Wire) -> Node {
    match &asked.connection.to.route {
        Some(route) => route_arn(&asked.to, route),
        None => asked.to.member("arn"),
    }
}

fn enrichment_parameters(pipe: &View) -> Node {
    let input = pipe.attributes().get("input").map(|input| pipe_input::template(pipe.graph, input));
    let written = pipe.attributes().map("request");
    let part =
        |name: &str| written.and_then(|request| request.get(name)).map_or(Node::Null, |given| pipe.node(&given.value));
    let request = [
        ("PathParameterValues", part("path")),
        ("QueryStringParameters", part("query")),
        ("HeaderParameters", part("headers")),
    ];
    Node::map([("InputTemplate", input.unwrap_or(Node::Null)), ("HttpParameters", filled(Node::map(request)))])
}

/// Nothing, where a map has nothing in it.
fn filled(node: Node) -> Node {
    match node {
        Node::Map(pairs) if pairs.is_empty() => Node::Null,
        node => node,
    }
}

/// Mistakes that arrows to every target can have.
pub fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    if let Some(input) = wire.options().get("input") {
        pipe_input::check(wire.graph, input, diagnostics);
    }
    if let Some(input) = wire.from.attributes().get("input") {
        pipe_input::check(wire.graph, input, diagnostics);
    }
}

/// SNS gets no group from a pipe.
pub fn topics_are_standard(wire: &Wire, diagnostics: &mut Diagnostics) {
    if wire.to.attributes().bool("fifo") {
        let at = wire.connection.to.span;
        diagnostics.push(deliveries::rule_to_fifo_topic(&wire.to.name(), at, wire.to.span()));
    }
}
