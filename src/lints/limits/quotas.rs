//! What an account may have before AWS is asked for more: the table that the lints of limits read.
//!
//! Dated, as a compiler knows no account and no clock: these were the values on [`AS_OF`]. Sources: EventBridge User Guide,
//! "Quotas"; API Gateway Developer Guide, "Quotas"; Amazon SNS endpoints and quotas; Route 53 Developer Guide, "Quotas";
//! Certificate Manager User Guide, "Quotas"; CloudFront Developer Guide, "Quotas".

use crate::diagnostics::{Code, Diagnostic};
use crate::source::Span;

/// The day on which the table was taken.
pub const AS_OF: &str = "2026-06-01";

/// A limit of a service.
pub struct Quota {
    /// Who sets it.
    pub service: &'static str,
    /// As Service Quotas calls it.
    pub name: &'static str,
    /// How many there may be.
    pub most: usize,
    /// What is counted, in the plural.
    pub things: &'static str,
    /// What to do instead of asking for more.
    pub instead: &'static str,
}

/// Rules of one event bus; some regions begin with 100.
pub static RULES: Quota = Quota {
    service: "EventBridge",
    name: "Rules per event bus",
    most: 300,
    things: "rules",
    instead: "let a part of the arrows start at a bus of their own",
};

/// Routes of an HTTP API.
pub static ROUTES: Quota = Quota {
    service: "API Gateway",
    name: "Routes per API",
    most: 300,
    things: "routes",
    instead: "split the API by the first part of its paths: several share a name with `base_path`",
};

/// Parts of paths of a REST API, each once.
pub static RESOURCES: Quota = Quota { name: "Resources per API", things: "parts of paths", ..ROUTES };

/// Authorizers of an API.
pub static AUTHORIZERS: Quota = Quota {
    service: "API Gateway",
    name: "Authorizers per API",
    most: 10,
    things: "authorizers",
    instead: "let one function decide for several of them",
};

/// Health checks of an account.
pub static HEALTH_CHECKS: Quota = Quota {
    service: "Route 53",
    name: "Health checks",
    most: 200,
    things: "health checks",
    instead: "let several answers share a check",
};

/// Names of a certificate.
pub static DOMAINS: Quota = Quota {
    service: "Certificate Manager",
    name: "Domain names per ACM certificate",
    most: 10,
    things: "names",
    instead: "cover them with a wildcard, `*.example.com`",
};

/// Subscriptions of a FIFO topic. Nobody raises it.
pub static FIFO_SUBSCRIPTIONS: Quota = Quota {
    service: "SNS",
    name: "Subscriptions per FIFO topic",
    most: 100,
    things: "subscriptions",
    instead: "let a topic behind it take a part of them",
};

/// Requests a second that API Gateway takes in a region, for all APIs of the account together.
pub static REQUESTS: Quota = Quota {
    service: "API Gateway",
    name: "Throttle rate",
    most: 10_000,
    things: "requests a second",
    instead: "promise less",
};

/// Requests at once, likewise. It follows the rate, and is not raised by itself.
pub static BURST: Quota = Quota {
    service: "API Gateway",
    name: "Throttle burst rate",
    most: 5_000,
    things: "requests at once",
    instead: "promise less",
};

impl Quota {
    /// The report that there are more: "`web` has", a number, what is counted.
    pub fn exceeded(&self, code: Code, subject: &str, count: usize, at: Span, label: impl Into<String>) -> Diagnostic {
        let Quota { service, name, most, things, instead } = self;
        Diagnostic::new(code, format!("{subject} {count} {things}, and an account begins with {most}"))
            .at(at, label)
            .help(format!(
                "{instead}; or ask AWS for more in time (Service Quotas, {service}, \"{name}\"), in every account and region"
            ))
    }
}
