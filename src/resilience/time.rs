//! How long it takes until everybody is answered again, added up from its parts.

use super::names::{Answer, Check, Probe};

/// A labelled part of a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What takes the time: "3 failures, 10s apart".
    pub label: String,
    /// Seconds.
    pub seconds: i64,
}

/// When it works again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recovery {
    /// It never stopped.
    Untouched,
    /// After the sum of these.
    After(Vec<Part>),
    /// Nothing moves by itself: when what is lost comes back, in words.
    Until(&'static str),
}

impl Recovery {
    /// The sum, where there is one: 0 where nothing stopped.
    pub fn seconds(&self) -> Option<i64> {
        match self {
            Recovery::Untouched => Some(0),
            Recovery::After(parts) => Some(parts.iter().map(|part| part.seconds).sum()),
            Recovery::Until(_) => None,
        }
    }
}

/// Route 53's checkers connect within 4 seconds and have their answer within 2 more; a port must open within 10
/// (Developer Guide, "How Amazon Route 53 determines whether a health check is healthy").
const ANSWER: i64 = 6;
const OPEN: i64 = 10;
/// An alias has the time to live of its target, which is a minute for API Gateway, CloudFront and S3.
const ALIAS: i64 = 60;

/// How long a check takes to find out; of a calculated one, the parts of the children are given as `below`.
pub fn detection(check: &Check, below: Vec<Part>) -> Vec<Part> {
    match &check.probe {
        Probe::Calculated(..) => below,
        Probe::Alarm(watched) => vec![part(format!("the alarm behind `{}`", check.name), watched.lasting)],
        Probe::Tcp(_) => [repeated(check), part("a connection that does not open".to_owned(), OPEN)].into(),
        Probe::Url(_) | Probe::Site(_) | Probe::Endpoint(..) => {
            [repeated(check), part("an answer that does not come".to_owned(), ANSWER)].into()
        }
    }
}

fn repeated(check: &Check) -> Part {
    let Check { name, interval, failures, .. } = check;
    let times = if *failures == 1 { "1 failure".to_owned() } else { format!("{failures} failures") };
    part(format!("{times} of `{name}`, {interval}s apart"), interval.saturating_mul(*failures))
}

/// How long resolvers go on with an old answer.
pub fn propagation(answer: &Answer) -> Part {
    match answer.ttl {
        Some(seconds) => part("DNS, by the record's ttl".to_owned(), seconds),
        None => part("DNS, an alias".to_owned(), ALIAS),
    }
}

fn part(label: String, seconds: i64) -> Part {
    Part { label, seconds }
}

/// The slower of two ways.
pub fn slower(a: Vec<Part>, b: Vec<Part>) -> Vec<Part> {
    let sum = |parts: &[Part]| parts.iter().map(|part| part.seconds).sum::<i64>();
    if sum(&b) > sum(&a) { b } else { a }
}
