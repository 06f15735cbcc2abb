//! The wording of mistakes in databases, and in the arrows to them.

use super::suggest::listed;
use super::{Diagnostic, codes};
use crate::model::shape::{bytes, seconds};
use crate::source::Span;

/// A database without a size.
pub fn sizeless(name: &str, is_aurora: bool, at: Span) -> Diagnostic {
    let report = Diagnostic::new(codes::SLS1302, format!("nothing says how large the database `{name}` is"));
    let report = report.at(at, "it has no size");
    match is_aurora {
        true => report.help(
            "write `capacity: { min: 0.5, max: 8 }` for one that grows and shrinks with its load, or \
                             `class: \"db.r7g.large\"` for machines of one size",
        ),
        false => report.help("write a class, such as `class: \"db.m7g.large\"`"),
    }
}

/// A database with two sizes.
pub fn sized_twice(name: &str, (capacity, class): (Span, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS1303, format!("the database `{name}` has two sizes"))
        .at(capacity, "one that grows and shrinks")
        .at(class, "machines of one size")
        .help("keep one of them")
}

/// What only the other sort of database has.
pub fn of_another_engine(
    attribute: &str,
    engine: &str,
    is_aurora: bool,
    (at, whole, declared): (Span, Span, Span),
) -> Diagnostic {
    let whose = if is_aurora { "RDS alone" } else { "Aurora alone" };
    let cure = match attribute {
        "capacity" => "write a `class`, or an engine of Aurora: `aurora-postgresql` or `aurora-mysql`".to_owned(),
        "readers" => "remove it: `standby` is what takes over when an RDS database fails".to_owned(),
        "standby" => "remove it: `readers` are what takes over when an Aurora database fails".to_owned(),
        _ => format!("remove `{attribute}`: the storage of Aurora grows by itself"),
    };
    let report = Diagnostic::new(codes::SLS1304, format!("a database of `{engine}` has no `{attribute}`"))
        .at(at, format!("{whose} has it"))
        .at(declared, "the engine")
        .help(cure);
    // Without its capacity it would have no size.
    if attribute == "capacity" { report } else { report.removal(format!("remove `{attribute}`"), whole) }
}

/// A class that Aurora does not offer.
pub fn class_of_another_engine(
    class: &str,
    engine: &str,
    offered: &[&str],
    (at, declared): (Span, Span),
) -> Diagnostic {
    Diagnostic::new(codes::SLS1304, format!("there is no `{class}` for a database of `{engine}`"))
        .at(at, "RDS alone has it")
        .at(declared, "the engine")
        .help(format!("write one of these: {}", listed(offered.iter().copied())))
}

/// A proxy that would need passwords.
pub fn proxy_with_passwords(engine: &str, (at, declared): (Span, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS1304, format!("a database of `{engine}` has no proxy"))
        .at(at, "a proxy would need the passwords of its users")
        .at(declared, "the engine")
        .help("remove `proxy`, and give each function that connects a `concurrency` that the database can bear")
}

/// A log that an engine does not write.
pub fn log_of_another_engine(log: &str, engine: &str, logs: &[&str], at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1304, format!("a database of `{engine}` has no log `{log}`"))
        .at(at, "a log of another engine")
        .help(format!("it has {}", listed(logs.iter().copied())))
}

/// The address of readers, where there are none.
pub fn no_reader_endpoint(name: &str, engine: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1304, format!("a database of `{engine}` has no `reader_endpoint`"))
        .at(at, "Aurora alone has it")
        .at(declared, "declared here")
        .help(format!("write `{name}.endpoint`"))
}

/// Capacity in steps that AWS does not have.
pub fn uneven_capacity(units: f64, at: Span) -> Diagnostic {
    let even = (units * 2.0).ceil() / 2.0;
    Diagnostic::new(codes::SLS1305, format!("capacity comes in steps of 0.5, and {units} is none"))
        .at(at, "between two steps")
        .help(format!("write `{even}`"))
        .fix(format!("replace with `{even}`"), at, even.to_string())
}

/// A range of capacity with nothing in it.
pub fn empty_capacity(min: f64, max: f64, (at, other): (Span, Span)) -> Diagnostic {
    Diagnostic::new(codes::SLS1305, format!("no capacity is at least {min} and at most {max}"))
        .at(at, "the least")
        .at(other, "the most")
        .help("write the smaller one as `min`")
}

/// A disk that could not grow.
pub fn no_room_to_grow(storage: i64, max: i64, at: Span) -> Diagnostic {
    let least = (storage * 11 + 9) / 10;
    let least = (least + (1 << 30) - 1) / (1 << 30) * (1 << 30);
    let message = format!("a disk of {} cannot grow to {}", bytes(storage), bytes(max));
    Diagnostic::new(codes::SLS1306, message)
        .at(at, "RDS wants at least a tenth more")
        .help(format!("write `{}` or more", bytes(least)))
}

/// Backups kept for a part of a day.
pub fn uneven_backups(amount: i64, at: Span) -> Diagnostic {
    let days = (amount + 86_399) / 86_400;
    Diagnostic::new(codes::SLS1307, format!("backups are kept for whole days, and {} are none", seconds(amount)))
        .at(at, "a part of a day")
        .help(format!("write `{days}d`"))
        .fix(format!("replace with `{days}d`"), at, format!("{days}d"))
}

/// A function that cannot reach the database.
pub fn outside(
    (function, declared, braces, network): (&str, Span, Span, Option<Span>),
    (database, home): (&str, Span),
    name: &str,
    arrow: Span,
) -> Diagnostic {
    let message = format!("`{function}` cannot reach `{database}`, which answers only in the network `{name}`");
    let report = Diagnostic::new(codes::SLS1308, message).at(arrow, "a connection from outside");
    let report = match network {
        Some(network) => {
            report.at(network, "it is in another network").fix(format!("replace with `{name}`"), network, name)
        }
        None => report.at(declared, "it is in no network").entry(braces, format!("network: {name}")),
    };
    report.at(home, "where the database lives").help(format!("write `network: {name}` on `{function}`"))
}

/// Statements over HTTPS to a database that takes none.
pub fn statements_without_aurora(name: &str, engine: &str, at: Span, declared: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1309, format!("`{name}` takes no statements over HTTPS"))
        .at(at, "only Aurora does")
        .at(declared, format!("`{engine}` is RDS"))
        .help(format!("draw the arrow to `{name}.connect`, or choose an engine of Aurora"))
}
