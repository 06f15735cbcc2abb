//! What can be written between the braces of a `workflow`.

use super::steps::STEP;
use crate::kinds::common;
use crate::model::shape::{Attribute, DAY, Fallback, Shape, TEXT};

/// The longest that a standard execution runs, in seconds: a year (Step Functions Developer Guide, "Quotas").
pub const YEAR: i64 = 365 * DAY;

/// What a definition can call by a name of its own.
static SUBSTITUTE: Shape = Shape::Either(&[
    Shape::Kind("function"),
    Shape::Kind("table"),
    Shape::Kind("queue"),
    Shape::Kind("topic"),
    Shape::Kind("bus"),
    Shape::Kind("workflow"),
    TEXT,
]);

/// The table.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "type",
        Shape::OneOf(&["standard", "express"]),
        Fallback::Word("standard"),
        "`standard` remembers each step, runs up to a year and does each step once; `express` runs up to five minutes, \
         costs by time, may run twice, and can answer who started it.",
    ),
    Attribute::new(
        "timeout",
        Shape::Duration(1, YEAR),
        Fallback::Derived("five minutes for `express`; a `standard` one needs it, here or in the `definition`"),
        "How long an execution may take before it fails.",
    ),
    Attribute::new(
        "steps",
        Shape::List(&Shape::Object(&STEP), 1, 1000),
        Fallback::Absent,
        "What it does, in this order. One of `steps` and `definition` must be written.",
    ),
    Attribute::new(
        "definition",
        Shape::File,
        Fallback::Absent,
        "A file in the Amazon States Language, in JSON with JSONPath, instead of `steps`. What it may do is said by arrows.",
    ),
    Attribute::new(
        "substitutions",
        Shape::Map(&SUBSTITUTE),
        Fallback::Absent,
        "What `${NAME}` stands for in the `definition`: a text, or a resource, which becomes what its task wants: the ARN of \
         a function, topic or workflow, the name of a table or bus, the address of a queue.",
    ),
    Attribute::new(
        "logs",
        Shape::Either(&[Shape::Duration(DAY, 3653 * DAY), Shape::Off]),
        Fallback::Seconds(30 * DAY),
        "How long its log is kept, one of the times that CloudWatch offers; `none` keeps it for ever.",
    ),
    Attribute::new(
        "log_level",
        Shape::OneOf(&["ALL", "ERROR", "FATAL"]),
        Fallback::Word("ERROR"),
        "Which events of executions are logged. An `express` workflow leaves no other trace of what its steps did.",
    ),
    Attribute::new(
        "log_data",
        Shape::Bool,
        Fallback::Bool(false),
        "Whether inputs and outputs of steps are logged as well; they may hold what should not stand in a log.",
    ),
    Attribute::new("tracing", Shape::Bool, Fallback::Bool(true), "Whether X-Ray traces its executions."),
    common::TAGS,
];
