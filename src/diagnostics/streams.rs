//! The wording of mistakes in streams and deliveries.

use super::{Diagnostic, codes};
use crate::model::shape::{DAY, HOUR, seconds};
use crate::source::Span;

/// A retention that is no number of hours.
pub fn uneven_retention(stream: &str, kept: i64, at: Span) -> Diagnostic {
    let (below, above) = (kept / HOUR * HOUR, (kept / HOUR + 1) * HOUR);
    Diagnostic::new(codes::SLS0465, format!("`{stream}` cannot keep records for {}", seconds(kept)))
        .at(at, "Kinesis counts whole hours")
        .help(format!("write `{}` or `{}`", seconds(below.max(DAY)), seconds(above)))
}

/// A delivery that ends nowhere.
pub fn no_destination(delivery: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0466, format!("the delivery `{delivery}` ends nowhere"))
        .at(at, "no arrow goes from here to a bucket")
        .help(format!("say where its records go: `bucket archive {{}}`, `{delivery} -> archive.write`"))
}

/// A function that may take longer than Firehose waits.
pub fn slow_transform(
    delivery: &str,
    function: &str,
    timeout: i64,
    longest: i64,
    at: Span,
    declared: Span,
) -> Diagnostic {
    let (timeout, longest) = (seconds(timeout), seconds(longest));
    Diagnostic::new(codes::SLS0467, format!("`{function}` may work for {timeout}, and `{delivery}` waits {longest}"))
        .at(at, format!("after {longest} the records count as failed"))
        .at(declared, "may go on for longer")
        .help(format!("give `{function}` a `timeout` of {longest} or less"))
}

/// A key for records that a stream encrypts.
pub fn key_behind_stream(delivery: &str, stream: &str, at: Span, arrow: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0468, format!("`{delivery}` reads a stream, so it has no key of its own"))
        .at(at, "AWS refuses it")
        .at(arrow, format!("the records wait in `{stream}`"))
        .help(format!("write `key` on `{stream}` instead"))
}

/// How to call a function that is not there.
pub fn useless_transform_option(delivery: &str, attribute: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0469, format!("`{attribute}` means nothing on `{delivery}`, which calls no function"))
        .at(at, "says how `transform` is called")
        .help(format!("name the function, `transform: …`, or remove `{attribute}`"))
}

/// A stream and something else that feed one delivery.
pub fn second_source(delivery: &str, stream: &str, other: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0582, format!("`{delivery}` reads `{stream}`, and takes records from nowhere else"))
        .at(at, format!("AWS would refuse what comes from `{other}`"))
        .at(first, "the delivery reads a stream")
        .help(format!("let `{other}` write into `{stream}`, or give it a delivery of its own"))
}

/// An HTTP API that should hand over to Firehose.
pub fn http_api_to_delivery(api: &str, delivery: &str, at: Span, api_type: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0583, format!("the HTTP API `{api}` cannot hand records to `{delivery}`"))
        .at(at, "HTTP APIs have no integration with Firehose")
        .at(api_type, "an HTTP API")
        .help("write `type: \"rest\"`, or put a function between them")
}

/// A delivery with two ends.
pub fn second_destination(delivery: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0584, format!("the delivery `{delivery}` ends in two buckets"))
        .at(at, "the second")
        .at(first, "the first")
        .help("a delivery has one end: let the same stream feed two deliveries, or let the bucket `replicate`")
}

/// A FIFO topic that should hand over to Firehose.
pub fn fifo_topic_to_delivery(topic: &str, delivery: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0585, format!("the FIFO topic `{topic}` cannot hand messages to `{delivery}`"))
        .at(at, "SNS delivers FIFO topics only to queues")
        .at(declared, "declared with `fifo: true`")
        .help("remove `fifo`, or put a queue and a function between them")
}

/// An expression in a prefix that nothing fills in.
pub fn unknown_expression(written: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0586, format!("Firehose does not know `{written}`"))
        .at(at, "names of objects are made with this")
        .help("there are `!{timestamp:…}`, with a pattern like `yyyy/MM/dd`, and `!{firehose:random-string}`")
}

/// More consumers of their own than a stream has places for.
pub fn too_many_consumers(stream: &str, readers: usize, most: usize, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0587, format!("{readers} functions want a consumer of `{stream}` for themselves"))
        .at(at, format!("a stream has {most} at most"))
        .help(
            "remove `dedicated` from readers that can wait, or let one reader publish to a topic that others listen to",
        )
}

/// Records that are gone before Lambda gives them up.
pub fn forgotten_before_given_up(stream: &str, oldest: i64, kept: i64, at: Span, declared: Span) -> Diagnostic {
    let message =
        format!("records may be tried for {}, and `{stream}` keeps them for {}", seconds(oldest), seconds(kept));
    Diagnostic::new(codes::SLS0588, message)
        .at(at, "what the stream forgets first is lost, and no note of it is left")
        .at(declared, format!("kept for {}", seconds(kept)))
        .help(format!("write `max_age: {}` or less, or a longer `retention` on `{stream}`", seconds(kept)))
}

/// A body that Kinesis would not take as it is.
pub fn unencoded_body(api: &str, stream: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0589, format!("`{stream}` takes records in base64, and `{api}` cannot encode a body"))
        .at(at, "Kinesis would answer 400 to plain text")
        .at(declared, "an HTTP API")
        .help(
            "write `type: \"rest\"`, which encodes; or let clients encode, and say where they put the record: \
             `{ data: \"$request.body.record\" }`",
        )
}

/// A place for encoded data where the API encodes itself.
pub fn data_of_rest(api: &str, at: Span, api_type: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0499, format!("the REST API `{api}` encodes the body itself, so it has no `data`"))
        .at(at, "has no effect")
        .at(api_type, "a REST API")
        .help("remove `data`: the whole body becomes the record")
}
