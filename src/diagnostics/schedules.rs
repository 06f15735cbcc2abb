//! The wording of mistakes in schedules and their arrows.

use super::suggest::nearest;
use super::{Diagnostic, codes};
use crate::model::shape::seconds;
use crate::source::Span;

/// A schedule that does not say when.
pub fn no_time(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0430, format!("the schedule `{name}` does not say when"))
        .at(at, "needs one of `rate`, `cron` and `at`")
        .help("write `rate: 5m`, `cron: \"0 2 * * ? *\"` or `at: \"2027-01-31T08:00:00\"`")
}

/// Two of `rate`, `cron` and `at`.
pub fn several_times(first: &str, first_at: Span, second: &str, second_at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0431, format!("`{first}` and `{second}` both say when"))
        .at(second_at, "a schedule has one clock")
        .at(first_at, "and this is another")
        .help("keep one of them, or write two schedules")
}

/// A duration with seconds where AWS counts minutes.
pub fn broken_minutes(name: &str, found: i64, at: Span) -> Diagnostic {
    let (below, above) = (found / 60 * 60, (found / 60 + 1) * 60);
    Diagnostic::new(codes::SLS0432, format!("`{name}` is not in whole minutes"))
        .at(at, "the clock strikes once a minute at most")
        .help(format!("write `{}` or `{}`", seconds(below), seconds(above)))
}

/// Text that is no cron expression of AWS's.
pub fn malformed_cron(why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0433, format!("this is no cron expression: {why}"))
        .at(at, "AWS would refuse it")
        .help("write minute, hour, day of the month, month, day of the week, year: `0 2 * * ? *` is every night at two")
}

/// A time zone that is not in the IANA's list.
pub fn unknown_time_zone<'a>(zone: &str, at: Span, known: impl IntoIterator<Item = &'a str> + Clone) -> Diagnostic {
    let diagnostic =
        Diagnostic::new(codes::SLS0434, format!("there is no time zone `{zone}`")).at(at, "unknown time zone");
    let city = |name: &&str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(zone));
    match known.clone().into_iter().find(city).or_else(|| nearest(zone, known)) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")).fix(
            format!("replace with {near:?}"),
            at,
            format!("{near:?}"),
        ),
        None => diagnostic.help("write an IANA name of an area and a city: `\"Europe/Vienna\"`"),
    }
}

/// Text that is no date.
pub fn malformed_date(why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0435, format!("this is no date: {why}"))
        .at(at, "AWS would refuse it")
        .help("write year, month and day, a `T`, and the time, without a zone: `\"2027-01-31T08:00:00\"`")
}

/// An end that is not after the start.
pub fn end_before_start(end: Span, start: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0436, "the schedule ends before it starts")
        .at(end, "ends here")
        .at(start, "starts here")
        .help("let `end` be later than `start`")
}

/// `start` or `end` of a schedule that strikes once.
pub fn bounded_moment(name: &str, at: Span, moment: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0437, format!("`{name}` has no effect on a schedule that strikes once"))
        .at(at, "would be ignored")
        .at(moment, "it strikes at this time only")
        .help("remove it, or give the schedule a `rate` or a `cron`")
}

/// Deliveries that are still tried when the next one comes.
pub fn age_over_period(age: i64, period: i64, at: Span) -> Diagnostic {
    let message =
        format!("a delivery may be tried for {} while the next one comes after {}", seconds(age), seconds(period));
    Diagnostic::new(codes::SLS0438, message)
        .at(at, "deliveries would pile up and arrive out of order")
        .help(format!("write at most `max_age: {}`, or leave it out", seconds(period)))
}

/// A schedule that starts nothing.
pub fn no_arrow(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0439, format!("the schedule `{name}` starts nothing"))
        .at(at, "no arrow begins here")
        .help(format!("draw one: `{name} -> report`, or remove the schedule"))
}

/// Scheduler and the rules of EventBridge give no deduplication id.
pub fn no_deduplication(text: &str, sender: &str, at: Span, queue: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0546, format!("`{text}` cannot work, as the queue wants an id for each message"))
        .at(at, format!("{sender} gives its messages no id"))
        .at(queue, "`deduplication` is `\"id\"` here")
        .help("let the queue tell messages apart by their content: `deduplication: \"content\"`")
}
