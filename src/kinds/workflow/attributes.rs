//! What can be written between the braces of a `workflow`.

use crate::kinds::common;
use crate::model::shape::{Attribute, DAY, Fallback, Shape};

/// The longest that a standard execution runs, in seconds: a year (Step Functions Developer Guide, "Quotas").
pub const YEAR: i64 = 365 * DAY;

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
        Fallback::Derived("five minutes for `express`; `standard` needs one"),
        "How long an execution may take before it fails.",
    ),
    Attribute::new("steps", Shape::Json, Fallback::Absent, "What it does, in order."),
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
        "Which events of executions are logged.",
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
