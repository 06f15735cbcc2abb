//! `FN -> allow("ses:SendEmail", on: …)`: rights that no arrow says, in the role of who draws the arrow.
//!
//! They are checked against the Service Authorization Reference: what it does not know, IAM grants silently to nobody. Its day
//! is in each report, and `@allow` lifts it, as the reference may be behind.

use crate::diagnostics::{Diagnostics, rights as say};
use crate::kinds::arns::{self, Parts, UNKNOWN};
use crate::model::connection::{ConnectionKind, Mode, Side, Sink, nothing_to_lower};
use crate::model::grant::{Condition, Grant, LAMBDA, PIPES, Principal, RoleId, STATES};
use crate::model::graph::Wire;
use crate::model::kind::Port;
use crate::model::region;
use crate::model::shape::{Attribute, Fallback, Shape};
use crate::model::template::Node;
use crate::model::value::{Spanned, Value};
use crate::source::Span;
use crate::vendor::actions::{self, Action, Unknown};

/// The entries of `allow(…)`.
pub const ACTIONS: &str = "actions";
/// What the actions are allowed on.
pub const ON: &str = "on";
/// Under which circumstances.
pub const WHEN: &str = "when";

/// Where an arrow to `allow(…)` ends: at a port that nobody can name.
pub static ALLOW: Port = Port::new("allow", "rights that no arrow says");

/// The kinds with a role that rights can be added to.
pub const HOLDERS: [&str; 3] = ["function", "workflow", "pipe"];

/// The connections, one for each kind with a role.
pub static ALL: &[ConnectionKind] =
    &[row("function_allow", "function"), row("workflow_allow", "workflow"), row("pipe_allow", "pipe")];

const fn row(name: &'static str, kind: &'static str) -> ConnectionKind {
    ConnectionKind {
        name,
        from: Side::of(kind),
        to: Side::port(kind, "allow"),
        mode: Mode::Code,
        doc: "For what no arrow says: `FN -> allow(\"ses:SendEmail\", on: \"arn:aws:ses:…:identity/example.com\")`. The actions are a \
              name or a list of names, `on` is an ARN, a resource or a list of them, and `when` holds conditions, `{ StringEquals: { … } }`. \
              Actions, the types of their resources and condition keys are checked against the Service Authorization \
              Reference, of which the compiler holds a dated copy.",
        options: OPTIONS,
        grants: &[],
        admits: &[],
        sink: Sink::Nothing,
        check,
        lower: nothing_to_lower,
    }
}

static OPTIONS: &[Attribute] = &[
    Attribute {
        name: ACTIONS,
        shape: Shape::Json,
        fallback: Fallback::Required,
        doc: "The first argument of `allow(…)`: an IAM action, or a list of them; no wildcards.",
    },
    Attribute {
        name: ON,
        shape: Shape::Json,
        fallback: Fallback::Required,
        doc: "What they are allowed on: an ARN, a resource of the program, or a list of them; `\"*\"` where the actions take nothing else.",
    },
    Attribute {
        name: WHEN,
        shape: Shape::Json,
        fallback: Fallback::Absent,
        doc: "Conditions as IAM has them: operators, and for each of them condition keys with values.",
    },
];

/// The grant that an arrow to rights asks for; nothing where it is another arrow.
pub fn grant(wire: Wire) -> Option<Grant> {
    let principal = principal(wire)?;
    let role = RoleId { resource: wire.from.id, principal };
    let actions: Vec<&'static str> = names(wire).map(|(name, _)| actions::named(name)).collect();
    let resources: Vec<Node> = wire.options().list(ON).iter().map(|target| wire.graph.node(&target.value)).collect();
    let everything = resources == [Node::text("*")];
    let grant = match everything {
        true => Grant::on_everything(wire.connection, role, &actions, "its author says so"),
        false => Grant::of(wire.connection, role, &actions, resources),
    };
    Some(conditions(wire).into_iter().fold(grant, Grant::when))
}

fn principal(wire: Wire) -> Option<&'static Principal> {
    if !wire.is_right() {
        return None;
    }
    Some(match wire.from.kind().name {
        "workflow" => &STATES,
        "pipe" => &PIPES,
        _ => &LAMBDA,
    })
}

/// The actions as they were written.
pub fn names(wire: Wire<'_>) -> impl Iterator<Item = (&str, Span)> {
    wire.options().list(ACTIONS).iter().filter_map(|given| match &given.value {
        Value::Text(text) => Some((text.as_str(), given.span)),
        _ => None,
    })
}

/// The conditions as they were written.
pub fn conditions(wire: Wire) -> Vec<Condition> {
    let mut all = Vec::new();
    for (operator, keys) in wire.options().map(WHEN).into_iter().flatten() {
        let Value::Object(keys) = &keys.value else { continue };
        for (key, given) in keys.iter() {
            all.push(Condition { operator: operator.clone(), key: key.clone(), value: value(wire, given) });
        }
    }
    all
}

/// Truth values and numbers are texts in a policy.
fn value(wire: Wire, given: &Spanned) -> Node {
    match &given.value {
        Value::Bool(bool) => Node::text(bool.to_string()),
        Value::Int(int) => Node::text(int.to_string()),
        Value::List(list) => Node::list(list.iter().map(|element| value(wire, element))),
        other => wire.graph.node(other),
    }
}

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let targets: Vec<(String, Span)> =
        wire.options().list(ON).iter().map(|target| (arns::of(wire.graph, &target.value), target.span)).collect();
    for (arn, at) in &targets {
        form(*wire, arn, *at, diagnostics);
    }
    let mut known = Vec::new();
    for (name, at) in names(*wire) {
        if name.contains(['*', '?']) {
            diagnostics.push(say::wildcard_action(name, at));
            continue;
        }
        match actions::find(name) {
            Err(why) => diagnostics.push(unknown(name, why, at)),
            Ok(action) => {
                known.push(action);
                targets.iter().for_each(|target| fits(action, at, target, diagnostics));
            }
        }
    }
    circumstances(*wire, &known, diagnostics);
}

fn unknown(name: &str, why: Unknown, at: Span) -> crate::diagnostics::Diagnostic {
    match why {
        Unknown::Action(service) => {
            say::unknown_action(name, service.actions.keys().map(String::as_str), at, actions::date())
        }
        Unknown::Service | Unknown::Form => {
            let (prefix, action) = name.split_once(':').unwrap_or((name, ""));
            say::unknown_service(name, prefix, action, actions::prefixes(), at, actions::date())
        }
    }
}

/// What is wrong with an ARN, whatever the action.
fn form(wire: Wire, arn: &str, at: Span, diagnostics: &mut Diagnostics) {
    if arn == "*" || arn.starts_with(UNKNOWN) {
        return;
    }
    let Some(parts) = Parts::of(arn) else {
        diagnostics.push(say::malformed_arn(&shown(arn), "it has six parts, with a colon between each two", at));
        return;
    };
    let known = |text: &str| !text.is_empty() && !text.contains(['*', '?', UNKNOWN]);
    let is_account = parts.account.len() == 12 && parts.account.bytes().all(|byte| byte.is_ascii_digit());
    if known(parts.account) && !is_account && parts.account != "aws" {
        diagnostics.push(say::malformed_arn(&shown(arn), "an account has twelve digits", at));
    }
    if known(parts.partition) && !parts.partition.starts_with("aws") {
        diagnostics.push(say::malformed_arn(&shown(arn), "a partition is `aws`, `aws-cn` or `aws-us-gov`", at));
    }
    if !known(parts.region) {
        return;
    }
    if !region::has_form(parts.region) {
        diagnostics.push(say::malformed_arn(&shown(arn), &format!("`{}` is no region", parts.region), at));
    } else if let Some(here) = wire.from.region().filter(|here| *here != parts.region) {
        diagnostics.push(say::other_region(&wire.from.name(), parts.region, here, at));
    }
}

/// What is wrong with an action on an ARN.
fn fits(action: Action, at: Span, (arn, target): &(String, Span), diagnostics: &mut Diagnostics) {
    if arn.starts_with(UNKNOWN) {
        return;
    }
    let forms = || action.types().flat_map(|kind| kind.arns).map(String::as_str);
    let enough = arn == "*" && !action.needs_resource();
    if !action.takes_resources() && arn != "*" {
        diagnostics.push(say::needless_resource(action.name, *target, at, actions::date()));
    } else if enough || arns::takes(action, arn) && !arns::is_everything(action, arn) {
        // Nothing is wrong.
    } else if arns::is_everything(action, arn) {
        diagnostics.push(say::wildcard_resource(action.name, &shown(arn), forms(), *target, at));
    } else if let Some(form) = arns::takes_elsewhere(action, arn) {
        diagnostics.push(say::misplaced_region(action.name, form, *target, at, actions::date()));
    } else {
        let types: Vec<&str> = action.types().map(|kind| kind.name).collect();
        diagnostics.push(say::wrong_resource(action.name, &types, forms(), *target, at, actions::date()));
    }
}

/// An ARN for a message: what is not known is left out.
fn shown(arn: &str) -> String {
    arn.replace(UNKNOWN, "…")
}

/// What can stand before an operator, and behind it (IAM User Guide, "IAM JSON policy elements: Condition operators").
const SETS: [&str; 2] = ["ForAllValues:", "ForAnyValue:"];

/// The operators.
const OPERATORS: [&str; 27] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnLike",
    "ArnNotEquals",
    "ArnNotLike",
    "Null",
];

/// What is wrong with the conditions.
fn circumstances(wire: Wire, known: &[Action], diagnostics: &mut Diagnostics) {
    for (operator, keys) in wire.options().map(WHEN).into_iter().flatten() {
        let plain = SETS.iter().find_map(|set| operator.strip_prefix(set)).unwrap_or(operator);
        let plain = plain.strip_suffix("IfExists").unwrap_or(plain);
        if !OPERATORS.contains(&plain) {
            diagnostics.push(say::unknown_operator(operator, OPERATORS, keys.key));
            continue;
        }
        let Value::Object(keys) = &keys.value else {
            diagnostics.push(say::malformed_condition(operator, keys.span));
            continue;
        };
        for (key, given) in keys.iter() {
            if !is_value(given) {
                diagnostics.push(say::malformed_condition(operator, given.span));
            }
            for action in known.iter().filter(|action| !has_key(**action, key)) {
                let own = action.keys().chain(actions::GLOBAL_KEYS.iter().copied());
                diagnostics.push(say::unknown_key(key, action.name, own, given.key, actions::date()));
            }
        }
    }
}

fn is_value(given: &Spanned) -> bool {
    match &given.value {
        Value::Text(_) | Value::Deferred(_) | Value::Bool(_) | Value::Int(_) | Value::Poison => true,
        Value::List(list) => list.iter().all(is_value),
        _ => false,
    }
}

/// Whether requests for an action can have a condition key; those with a variable in it have what is before it.
fn has_key(action: Action, key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    let is_it = |known: &str| {
        let known = known.to_ascii_lowercase();
        match known.split_once("${") {
            Some((before, _)) => key.strip_prefix(before).is_some_and(|rest| !rest.is_empty()),
            None => known == key,
        }
    };
    action.keys().chain(actions::GLOBAL_KEYS.iter().copied()).any(is_it)
}
