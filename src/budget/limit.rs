//! How many calls an account runs at once in a region.
//!
//! Source: Lambda Developer Guide, "Lambda quotas" (1,000, shared by all functions of a region; new accounts begin with
//! less) and "Configuring reserved concurrency" (100 must stay unreserved).

use crate::model::architecture::Service;
use crate::model::value::Value;
use crate::source::Span;

/// What an account has once AWS knows it, where nobody says otherwise.
pub const USUAL: i64 = 1000;

/// What the regions of a new account have.
pub const NEW: i64 = 10;

/// What must stay unreserved, where that much is there.
pub const FLOOR: i64 = 100;

/// The limit of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// How many calls run at once.
    pub calls: i64,
    /// Where that is said; nowhere where it is assumed.
    pub said: Option<Span>,
}

impl Limit {
    /// How much of it can be reserved.
    pub fn reservable(self) -> i64 {
        (self.calls - FLOOR).max(0)
    }
}

/// The limit of a region, as `service { concurrency_limit: … }` says.
pub fn of(service: &Service, region: Option<&str>) -> Limit {
    let said = |value: &Value, span| match value {
        Value::Int(calls) => Some(Limit { calls: *calls, said: Some(span) }),
        _ => None,
    };
    let given = service.concurrency_limit.as_ref();
    let limit = given.and_then(|given| match &given.value {
        Value::Object(regions) => {
            let here = regions.get(region?)?;
            said(&here.value, here.span)
        }
        value => said(value, given.span),
    });
    limit.unwrap_or(Limit { calls: USUAL, said: None })
}
