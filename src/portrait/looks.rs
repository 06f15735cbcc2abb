//! What each kind looks like: a row for each.

use crate::kinds::{self, api, raw};
use crate::model::graph::View;
use crate::model::template::Node;
use crate::picture::Shape;

/// How the resources of a kind are drawn.
pub struct Look {
    /// The kind.
    pub kind: &'static str,
    /// The drawing.
    pub shape: Shape,
    /// What AWS users call it.
    service: &'static str,
    /// What is worth knowing of one at first sight.
    fact: fn(View) -> Option<String>,
}

impl Look {
    const fn new(kind: &'static str, shape: Shape, service: &'static str) -> Look {
        Look { kind, shape, service, fact: nothing }
    }

    const fn told(kind: &'static str, shape: Shape, service: &'static str, fact: fn(View) -> Option<String>) -> Look {
        Look { kind, shape, service, fact }
    }
}

/// One for each kind.
pub static ALL: &[Look] = &[
    Look::new("alarm", Shape::Alarm, "CloudWatch"),
    Look::told("api", Shape::Api, "API Gateway", |view| Some(if api::is_rest(&view) { "REST" } else { "HTTP" }.into())),
    Look::new("authorizer", Shape::Guard, "API Gateway"),
    Look::new("bucket", Shape::Bucket, "S3"),
    Look::told("bus", Shape::Bus, "EventBridge", |view| kinds::bus_is_default(&view).then(|| "default".into())),
    Look::new("certificate", Shape::Secret, "ACM"),
    Look::told("database", Shape::Table, "RDS", |view| view.attributes().text("engine").map(Into::into)),
    Look::new("delivery", Shape::Delivery, "Firehose"),
    Look::told("function", Shape::Compute, "Lambda", |view| view.attributes().text("runtime").map(Into::into)),
    Look::new("health_check", Shape::Check, "Route 53"),
    Look::new("key", Shape::Key, "KMS"),
    Look::new("network", Shape::Other, "VPC"),
    Look::new("parameter", Shape::Parameter, "Parameter Store"),
    Look::new("pipe", Shape::Pipe, "EventBridge Pipes"),
    Look::told("queue", Shape::Queue, "SQS", fifo),
    Look::new("record", Shape::Dns, "Route 53"),
    Look::told("resource", Shape::Other, "CloudFormation", |view| view.attributes().text(raw::TYPE).map(Into::into)),
    Look::told("schedule", Shape::Schedule, "Scheduler", expression),
    Look::new("secret", Shape::Secret, "Secrets Manager"),
    Look::new("site", Shape::Site, "CloudFront and S3"),
    Look::new("stream", Shape::Stream, "Kinesis"),
    Look::told("table", Shape::Table, "DynamoDB", |view| view.is_shared().then(|| "global".into())),
    Look::told("topic", Shape::Topic, "SNS", fifo),
    Look::new("workflow", Shape::Workflow, "Step Functions"),
    Look::told("zone", Shape::Dns, "Route 53", |view| view.attributes().text("name").map(Into::into)),
];

/// The drawing of a kind.
pub fn shape(kind: &str) -> Shape {
    find(kind).map_or(Shape::Other, |look| look.shape)
}

/// The second line on a resource: "Lambda, python3.13".
pub fn detail(view: View) -> String {
    let Some(look) = find(view.kind().name) else { return view.kind().name.to_owned() };
    let parts = std::iter::once(look.service.to_owned()).chain((look.fact)(view));
    parts.collect::<Vec<_>>().join(", ")
}

/// What AWS users call a kind: "Lambda".
pub fn service(kind: &'static str) -> &'static str {
    find(kind).map_or(kind, |look| look.service)
}

fn find(kind: &str) -> Option<&'static Look> {
    ALL.iter().find(|look| look.kind == kind)
}

fn nothing(_: View) -> Option<String> {
    None
}

fn fifo(view: View) -> Option<String> {
    view.attributes().bool("fifo").then(|| "FIFO".to_owned())
}

fn expression(view: View) -> Option<String> {
    match kinds::expression(view.attributes()) {
        Node::Text(text) => Some(text.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_a_look() {
        let missing: Vec<&str> = kinds::ALL.iter().map(|kind| kind.name).filter(|kind| find(kind).is_none()).collect();
        assert!(missing.is_empty(), "no row in `portrait/looks.rs`: {missing:?}");
        assert!(ALL.is_sorted_by_key(|look| look.kind));
    }
}
