//! What can be written about a database.

use super::{class, engine};
use crate::kinds::common;
use crate::model::shape::{Attribute, DAY, Fallback, GB, HOUR, MINUTE, Shape, Text};

/// The table. Ranges: CloudFormation, `AWS::RDS::DBCluster`, `AWS::RDS::DBInstance` and `AWS::RDS::DBProxyTargetGroup`.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute::new(
        "network",
        Shape::Kind("network"),
        Fallback::Required,
        "The network in whose private subnets it lives.",
    ),
    Attribute::new("engine", Shape::OneOf(engine::NAMES), Fallback::Required, "What it is."),
    Attribute::new(
        "version",
        Shape::Text(Text::that(32, is_version, "a version like `17.5`")),
        Fallback::Derived("the one that RDS prefers when the database is made"),
        "The version of the engine.",
    ),
    Attribute::new(
        "capacity",
        Shape::Object(CAPACITY),
        Fallback::Absent,
        "Aurora only: between which sizes it grows and shrinks (Serverless v2), in capacity units of 2GB of memory each.",
    ),
    Attribute::new(
        "class",
        Shape::OneOf(class::NAMES),
        Fallback::Absent,
        "The size of its machines, where it has one size.",
    ),
    Attribute::new(
        "readers",
        Shape::Int(0, 15),
        Fallback::Derived("`1` for Aurora"),
        "Aurora only: how many machines stand beside the first in other zones. One of them takes over when that fails, \
         within a minute; without any, a new one is made first, which takes ten.",
    ),
    Attribute::new(
        "standby",
        Shape::Bool,
        Fallback::Derived("`true` for RDS"),
        "RDS only: whether a second machine in another zone takes over when the first fails.",
    ),
    Attribute::new(
        "storage",
        Shape::Size(20 * GB, 65_536 * GB, GB),
        Fallback::Derived("`20GB` for RDS"),
        "RDS only: the size of its disk.",
    ),
    Attribute::new(
        "max_storage",
        Shape::Size(22 * GB, 65_536 * GB, GB),
        Fallback::Absent,
        "RDS only: how far the disk grows by itself; at least a tenth more than `storage`.",
    ),
    Attribute::new(
        "name",
        Shape::Text(Text::that(63, is_name, "letters, digits and `_`, with a letter first").now()),
        Fallback::Derived("its own name in the program"),
        "The name of the first database in it.",
    ),
    Attribute::new(
        "owner",
        Shape::Text(Text::that(16, is_name, "letters, digits and `_`, with a letter first").now()),
        Fallback::Word("dbowner"),
        "The user who may do everything. Its password is RDS's.",
    ),
    Attribute::new(
        "port",
        Shape::Int(1150, 65_535),
        Fallback::Derived("`5432` for PostgreSQL, `3306` for the others"),
        "The port on which it listens.",
    ),
    Attribute::new(
        "proxy",
        Shape::Either(&[Shape::Bool, Shape::Object(PROXY)]),
        Fallback::Derived("`true`, but for MariaDB"),
        "Whether a proxy lends its connections to many functions, and how.",
    ),
    Attribute::new(
        "backups",
        Shape::Duration(DAY, 35 * DAY),
        Fallback::Seconds(7 * DAY),
        "How far back it can be restored to any second, in whole days.",
    ),
    Attribute::new(
        "logs",
        Shape::Either(&[Shape::Off, Shape::List(&Shape::OneOf(engine::LOGS), 1, 5)]),
        Fallback::Derived("`postgresql`, or `error` and `slowquery`"),
        "Which of its logs go to CloudWatch.",
    ),
    Attribute::new(
        "insights",
        Shape::Bool,
        Fallback::Derived("`true`, but for classes of less than 4GB"),
        "Whether Performance Insights keeps for a week what the database was busy with.",
    ),
    Attribute::new(
        "minor_upgrades",
        Shape::Bool,
        Fallback::Bool(true),
        "Whether RDS moves to the next minor version by itself, in its weekly window.",
    ),
    Attribute::new(
        "protect",
        Shape::Bool,
        Fallback::Derived("`true`, unless `keep: none`"),
        "Whether RDS refuses to delete it.",
    ),
    Attribute::new(
        "keep",
        Shape::Either(&[Shape::OneOf(&["snapshot", "database"]), Shape::Off]),
        Fallback::Word("snapshot"),
        "What stays when it leaves the template or is replaced: a last snapshot, the database itself, or `none`. One that \
         stays keeps its network from going.",
    ),
    common::customer_key(
        "A key of one's own for the disk, the backups and the secret; without it AWS's for the account.",
    ),
    common::TAGS,
];

static CAPACITY: &[Attribute] = &[
    Attribute::new(
        "min",
        Shape::Number(0.0, 256.0),
        Fallback::Required,
        "Never less, in steps of 0.5. With `0` it stops when nobody is connected, and the first one waits for half a \
         minute; a proxy keeps it from stopping.",
    ),
    Attribute::new("max", Shape::Number(1.0, 256.0), Fallback::Required, "Never more, in steps of 0.5."),
];

static PROXY: &[Attribute] = &[
    Attribute::new(
        "share",
        Shape::Percent,
        Fallback::Derived("`90%`"),
        "How many of the connections that the database takes are the proxy's; the rest are for arrows to `.admin`.",
    ),
    Attribute::new(
        "wait",
        Shape::Duration(0, HOUR),
        Fallback::Seconds(30),
        "How long code waits for a connection when all are lent, before it hears an error.",
    ),
    Attribute::new(
        "idle",
        Shape::Duration(MINUTE, 8 * HOUR),
        Fallback::Seconds(30 * MINUTE),
        "After which time without a question the proxy ends the connection of a function.",
    ),
];

fn is_version(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

fn is_name(text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.chars().all(word)
}
