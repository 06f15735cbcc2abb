//! The bucket at the end of a delivery: how objects are named, how large they become, and what is done to records before.
//!
//! Sources: Amazon Data Firehose Developer Guide, "Custom prefixes for Amazon S3 objects", "Buffering hints", "Data
//! transformation"; CloudFormation, `ExtendedS3DestinationConfiguration`.

use super::log;
use crate::model::graph::{View, Wire};
use crate::model::shape::MB;
use crate::model::template::Node;

/// The prefix of what could not be worked on.
pub const ERRORS: &str = "errors/";

/// What Firehose puts behind that prefix: the sort of error, and the hour.
const BY_SORT_AND_HOUR: &str = "!{firehose:error-output-type}/!{timestamp:yyyy/MM/dd/HH}/";

/// The arrows to buckets; there must be one.
pub fn arrows<'a>(view: &View<'a>) -> impl Iterator<Item = Wire<'a>> + use<'a> {
    view.outgoing().filter(|wire| wire.to.is("bucket"))
}

/// The prefixes below which a delivery writes, as far as they are the same for all objects: the data's and the errors'.
pub fn fixed_prefixes(wire: &Wire) -> [String; 2] {
    let o = wire.options();
    let data = o.text("prefix").unwrap_or_default();
    let fixed = data.split_once("!{").map_or(data, |(fixed, _)| fixed);
    [fixed.to_owned(), o.text("errors").unwrap_or(ERRORS).to_owned()]
}

/// `ExtendedS3DestinationConfiguration`; none where no arrow ends in a bucket, which was reported.
pub fn configuration(view: &View, role: &Node) -> Option<Node> {
    let wire = arrows(view).next()?;
    let o = wire.options();
    let buffer = [
        ("SizeInMBs", o.bytes("buffer").map_or(Node::Null, |size| Node::Int(size / MB))),
        ("IntervalInSeconds", o.seconds("wait").map_or(Node::Null, Node::Int)),
    ];
    Some(Node::map([
        ("BucketARN", wire.to.member("arn")),
        ("RoleARN", role.clone()),
        ("Prefix", o.text("prefix").map_or(Node::Null, Node::text)),
        ("ErrorOutputPrefix", Node::text(format!("{}{BY_SORT_AND_HOUR}", o.text("errors").unwrap_or(ERRORS)))),
        ("CustomTimeZone", o.text("timezone").map_or(Node::Null, Node::text)),
        ("FileExtension", o.text("ending").map_or(Node::Null, Node::text)),
        ("BufferingHints", Node::map(buffer)),
        ("CompressionFormat", Node::text(compression(&wire))),
        ("CloudWatchLoggingOptions", log::options(view)),
        ("ProcessingConfiguration", processing(view, &wire, role)),
    ]))
}

fn compression(wire: &Wire) -> &'static str {
    match wire.options().text("compress") {
        Some("gzip") => "GZIP",
        Some("zip") => "ZIP",
        Some("snappy") => "Snappy",
        Some("hadoop_snappy") => "HADOOP_SNAPPY",
        _ => "UNCOMPRESSED",
    }
}

/// What happens to each record on its way: first the function, then the line break.
fn processing(view: &View, wire: &Wire, role: &Node) -> Node {
    let lines = wire
        .options()
        .bool("lines")
        .then(|| processor("AppendDelimiterToRecord", vec![("Delimiter", Node::text("\\n"))]));
    let processors: Vec<Node> = transform(view, role).into_iter().chain(lines).collect();
    if processors.is_empty() {
        return Node::Null;
    }
    Node::map([("Enabled", Node::Bool(true)), ("Processors", Node::List(processors))])
}

fn transform(view: &View, role: &Node) -> Option<Node> {
    let function = view.refers("transform")?;
    let a = view.attributes();
    let number = |value: Option<i64>| value.map_or(Node::Null, |value| Node::text(value.to_string()));
    Some(processor(
        "Lambda",
        vec![
            ("LambdaArn", function.member("arn")),
            ("RoleArn", role.clone()),
            ("NumberOfRetries", number(a.int("transform_retries"))),
            ("BufferSizeInMBs", number(a.bytes("transform_batch").map(|size| size / MB))),
            ("BufferIntervalInSeconds", number(a.seconds("transform_wait"))),
        ],
    ))
}

fn processor(ty: &'static str, parameters: Vec<(&'static str, Node)>) -> Node {
    let parameter = |(name, value): (&'static str, Node)| {
        Node::map([("ParameterName", Node::text(name)), ("ParameterValue", value)])
    };
    let given = parameters.into_iter().filter(|(_, value)| *value != Node::Null);
    Node::map([("Type", Node::text(ty)), ("Parameters", Node::list(given.map(parameter)))])
}
