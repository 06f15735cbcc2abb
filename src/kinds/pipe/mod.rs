//! `pipe`: Amazon EventBridge Pipes.
//!
//! A pipe of AWS has exactly one source and one target. Here they are the arrow that ends at the pipe and the one that
//! starts there; the pipe's resource is lowered by the latter, which knows both.
//!
//! Sources: EventBridge User Guide, "Amazon EventBridge Pipes", "Event enrichment", "Log Amazon EventBridge Pipes
//! performance"; quotas: five minutes for an execution, enrichment and target included.

mod check;
mod ends;
mod logs;

pub use ends::{enrichment, source, state, work};
pub use logs::{config as log_config, group as log_group, is_logged};

use super::common;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Metric, MetricUnit, Port};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `pipe`.
pub static PIPE: Kind = Kind {
    name: "pipe",
    summary: "A line from one source to one target, with a filter and an enrichment on the way and no code in between \
              (Amazon EventBridge Pipes).",
    doc: DOC,
    example: "table outbox   { key: { id: string } }\ntopic accepted {}\npipe  publish  {}\n\n\
              outbox.changes -> publish { filter: { eventName: [\"INSERT\"] } }\npublish        -> accepted\n",
    ty: "AWS::Pipes::Pipe",
    rank: 62,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "what came in, enriched, to one target")],
    inputs: &[Port::new("", "the records of one source that it reads")],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The pipe's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The pipe's ARN." },
    ],
    metrics: METRICS,
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check: check::check,
    lower,
};

const DOC: &str = "\
One arrow ends at a pipe and says what it reads: a queue, the changes of a table or a stream. One starts there and says \
where the records go. What belongs to reading (filter, batch, retries) stands behind the first arrow, what belongs to the \
target (its input, a message group, the type of an event) behind the second.

**Enrichment.** `enrich` names a function, an express workflow's `.call` or a route of a REST API. The pipe asks it with \
each batch, waits, and goes on with the answer: a list becomes that many records, and an empty one ends the way without \
the target.

**Failures.** A batch that fails is read again: messages of a queue become visible and end in the queue's own \
`.dead`; a stream waits and tries `retries` times, then a note of the batch goes to the pipe's `.failures`, which says \
where the records are in the stream. Reading, enriching and handing over together may take five minutes.

**Templates.** `input`, here and on the arrow to the target, is made for each record. `<$.body.id>` stands for what is \
there in the record; the JSON in a message's body or a stream's data can be looked into. A text that is one reference and \
nothing else becomes what it refers to, a number or an object too; inside a longer text it becomes a part of it. \
`<aws.pipes.event.ingestion-time>` and the other names that EventBridge reserves work as well.
";

static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "enrich",
        Shape::Target,
        Fallback::Absent,
        "Who adds to the records on the way: a function, an express workflow's `.call`, a route of a REST API.",
    ),
    Attribute::new(
        "input",
        Shape::Json,
        Fallback::Derived("the whole record"),
        "What the enrichment gets for each record: text or JSON with `<$.body.id>` where parts of it go.",
    ),
    Attribute::new(
        "request",
        Shape::Object(REQUEST),
        Fallback::Absent,
        "What the request to a route has beside its body, where `enrich` names one.",
    ),
    Attribute::new("enabled", Shape::Bool, Fallback::Bool(true), "Whether it reads; switched off, records wait."),
    Attribute::new(
        "log_level",
        Shape::OneOf(&["OFF", "ERROR", "INFO", "TRACE"]),
        Fallback::Word("ERROR"),
        "What it writes into a log group of its own; with `OFF` there is none.",
    ),
    Attribute::new(
        "log_data",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether the log has the records themselves, and what was asked and answered. They may be nobody's business.",
    ),
    Attribute::new(
        "logs",
        Shape::Either(&[Shape::Duration(DAY, 3653 * DAY), Shape::Off]),
        Fallback::Seconds(30 * DAY),
        "How long its log is kept, one of the times that CloudWatch offers; `none` keeps it for ever.",
    ),
    Attribute::new(
        "description",
        Shape::Text(Text::up_to(512)),
        Fallback::Derived("the doc comment above it"),
        "What people read in the console about it.",
    ),
    Attribute {
        doc: "Where notes of batches go that failed for good, from a table or a stream: a standard queue, or `none`.",
        ..common::FAILURES
    },
    common::TAGS,
];

/// A text, or a path into the record that it is taken from.
const VALUE: Shape = Shape::Text(Text::up_to(512));

static REQUEST: &[Attribute] = &[
    Attribute::new(
        "path",
        Shape::List(&VALUE, 1, 10),
        Fallback::Absent,
        "What stands for the parameters in the route's path, in their order: `[\"$.body.customer\"]`.",
    ),
    Attribute::new("query", Shape::Map(&VALUE), Fallback::Absent, "Query parameters: `{ full: \"yes\" }`."),
    Attribute::new("headers", Shape::Map(&VALUE), Fallback::Absent, "Headers."),
];

/// EventBridge User Guide, "Logging and monitoring Amazon EventBridge Pipes".
static METRICS: &[Metric] = &[
    count("events", "EventCount", "Records that it has worked on."),
    count("failed", "ExecutionFailed", "Executions that failed."),
    count("partly_failed", "ExecutionPartiallyFailed", "Executions of which a part failed."),
    count("throttled", "ExecutionThrottled", "Executions that had to wait, as too much went on in the account."),
    count("timed_out", "ExecutionTimeout", "Executions that took longer than five minutes."),
    Metric {
        name: "duration",
        metric: "Duration",
        statistic: "Maximum",
        unit: MetricUnit::Milliseconds,
        ..count("", "", "How long an execution took.")
    },
];

const fn count(name: &'static str, metric: &'static str, doc: &'static str) -> Metric {
    Metric {
        name,
        namespace: "AWS/EventBridge/Pipes",
        metric,
        statistic: "Sum",
        unit: MetricUnit::Count,
        dimensions: by_name,
        doc,
    }
}

fn by_name(view: &View) -> Vec<(&'static str, Node)> {
    vec![("PipeName", view.member("name"))]
}

fn lower(view: &View, template: &mut Template) {
    logs::lower(view, template);
}
