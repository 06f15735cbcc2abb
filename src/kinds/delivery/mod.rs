//! `delivery`: Amazon Data Firehose.
//!
//! One file for each thing that a delivery has: `attributes` are the tables, [`destination`] is the bucket at its end,
//! [`log`] is where it says what went wrong.

mod attributes;
pub mod destination;
pub mod log;

use super::common;
use crate::diagnostics::{Diagnostics, streams as say};
use crate::model::grant::FIREHOSE;
use crate::model::graph::{View, Wire};
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::MINUTE;
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `delivery`.
pub static DELIVERY: Kind = Kind {
    name: "delivery",
    summary: "Records gathered into objects of a bucket (Amazon Data Firehose).",
    doc: "Exactly one arrow ends in a bucket, `clicks -> archive.write`, and says how objects are named and how large they \
          become. Records come from code and services, or from one stream, and then from nowhere else. What `transform` or \
          Firehose could not work on is written below the errors' prefix of the same bucket; a bucket that cannot be written \
          to is tried for 24 hours. The delivery has a log of its own errors, and is encrypted.",
    example: "bucket archive {}\n\ndelivery clicks {}\n\nclicks -> archive.write { prefix: \"clicks/\" }\n",
    ty: "AWS::KinesisFirehose::DeliveryStream",
    rank: 48,
    attributes: attributes::ATTRIBUTES,
    outputs: &[Port::new("", "objects made of many records, for a bucket")],
    inputs: &[Port::new("", "a record")],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The delivery stream's name, which SDKs want." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The delivery stream's ARN." },
    ],
    metrics: attributes::METRICS,
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check,
    lower,
};

/// The longest that Firehose waits for the function, in seconds (Amazon Data Firehose Developer Guide, "Data
/// transformation failure handling").
const LONGEST_TRANSFORM: i64 = 5 * MINUTE;

/// The stream that it reads, where it reads one.
pub fn source<'a>(view: &View<'a>) -> Option<Wire<'a>> {
    view.incoming().find(|wire| wire.from.is("stream"))
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    log::check(view, diagnostics);
    it_ends_in_one_bucket(view, diagnostics);
    it_has_one_sort_of_source(view, diagnostics);
    the_function_answers_in_time(view, diagnostics);
    a_stream_is_encrypted_itself(view, diagnostics);
    options_of_the_function_have_one(view, diagnostics);
}

fn it_ends_in_one_bucket(view: &View, diagnostics: &mut Diagnostics) {
    let mut arrows = destination::arrows(view);
    let Some(first) = arrows.next() else {
        // Where the author allows that a region goes without the bucket, nothing can be delivered there either.
        diagnostics.push(say::no_destination(&view.name(), view.span()));
        return;
    };
    for second in arrows {
        let ends = (second.connection.to.span, first.connection.to.span);
        diagnostics.push(say::second_destination(&view.name(), ends.0, ends.1));
    }
}

/// Firehose refuses records from elsewhere while it reads a stream, and reads one alone.
fn it_has_one_sort_of_source(view: &View, diagnostics: &mut Diagnostics) {
    let Some(stream) = source(view) else { return };
    let drawn = view.incoming().filter(|other| other.connection.drawn);
    for other in drawn.filter(|other| other.connection.id != stream.connection.id) {
        let (name, first, second) = (view.name(), stream.from.name(), other.from.name());
        diagnostics.push(say::second_source(&name, &first, &second, other.span(), stream.span()));
    }
}

fn the_function_answers_in_time(view: &View, diagnostics: &mut Diagnostics) {
    let Some(function) = view.refers("transform") else { return };
    let timeout = function.attributes().seconds("timeout").unwrap_or(0);
    if timeout > LONGEST_TRANSFORM {
        let (at, declared) = (view.attribute_span("transform"), function.attribute_span("timeout"));
        diagnostics.push(say::slow_transform(&view.name(), &function.name(), timeout, LONGEST_TRANSFORM, at, declared));
    }
}

fn a_stream_is_encrypted_itself(view: &View, diagnostics: &mut Diagnostics) {
    if let (Some(key), Some(stream)) = (view.attributes().get("key"), source(view)) {
        diagnostics.push(say::key_behind_stream(&view.name(), &stream.from.name(), key.key, stream.span()));
    }
}

fn options_of_the_function_have_one(view: &View, diagnostics: &mut Diagnostics) {
    if view.attributes().get("transform").is_some() {
        return;
    }
    let written = |name: &&&str| view.attributes().get(name).is_some();
    for name in ["transform_batch", "transform_wait", "transform_retries"].iter().filter(written) {
        diagnostics.push(say::useless_transform_option(&view.name(), name, common::name_span(view, name)));
    }
}

fn lower(view: &View, template: &mut Template) {
    log::lower(view, template);
    let role = || Node::att(view.role(&FIREHOSE), "Arn");
    let stream =
        source(view).map(|wire| Node::map([("KinesisStreamARN", wire.from.member("arn")), ("RoleARN", role())]));
    let ty = if stream.is_some() { "KinesisStreamAsSource" } else { "DirectPut" };
    let encryption = if stream.is_some() { Node::Null } else { encryption(view) };
    // Firehose tests the rights of its role when the delivery is made.
    let entry = common::entry(view)
        .after(view.policy(&FIREHOSE))
        .with("DeliveryStreamType", Node::text(ty))
        .with_some("KinesisStreamSourceConfiguration", stream)
        .with("DeliveryStreamEncryptionConfigurationInput", encryption)
        .with_some("ExtendedS3DestinationConfiguration", destination::configuration(view, &role()))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

fn encryption(view: &View) -> Node {
    match common::key_arn(view) {
        Some(key) => Node::map([("KeyType", Node::text("CUSTOMER_MANAGED_CMK")), ("KeyARN", key)]),
        None => Node::map([("KeyType", Node::text("AWS_OWNED_CMK"))]),
    }
}
