//! What a kind of connection is: the form of a row on the shelf [`crate::connections`].

use super::architecture::{Resource, ResourceId};
use super::grant::Principal;
use super::graph::Wire;
use super::shape::Attribute;
use super::template::{Node, Template};
use crate::diagnostics::Diagnostics;
use crate::source::Span;
use std::fmt;

/// What an arrow between two ports means: the mechanism, the permissions, the options.
pub struct ConnectionKind {
    /// `queue_to_function`; the reference and `why` use it.
    pub name: &'static str,
    /// Where the arrow starts.
    pub from: Side,
    /// Where it ends.
    pub to: Side,
    /// How the two work together.
    pub mode: Mode,
    /// What the arrow does and how it fails; Markdown for the reference.
    pub doc: &'static str,
    /// What can be written in the braces behind it.
    pub options: &'static [Attribute],
    /// What roles may do because of it.
    pub grants: &'static [GrantRule],
    /// Whom resources let in because of it.
    pub admits: &'static [AdmitRule],
    /// Where events end that could not be delivered or worked on.
    pub sink: Sink,
    /// Mistakes that only the two resources together show.
    pub check: fn(&Wire, &mut Diagnostics),
    /// The resources that make it work, without roles and policies.
    pub lower: fn(&Wire, &mut Template),
}

impl fmt::Debug for ConnectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for ConnectionKind {
    fn eq(&self, other: &ConnectionKind) -> bool {
        self.name == other.name
    }
}

/// One end of a kind of connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Side {
    /// The resource's kind.
    pub kind: &'static str,
    /// The port's name; empty for the resource itself.
    pub port: &'static str,
}

impl Side {
    /// The default port of a kind.
    pub const fn of(kind: &'static str) -> Side {
        Side { kind, port: "" }
    }

    /// A named port of a kind.
    pub const fn port(kind: &'static str, port: &'static str) -> Side {
        Side { kind, port }
    }
}

/// An attribute that refers to resources and implies a connection to each of them: an alarm's `notify`.
///
/// The connection goes from the resource that declares to the one that it refers to.
pub struct Reference {
    /// The kind of the resource that declares.
    pub kind: &'static str,
    /// Its attribute: a resource, or a list of resources.
    pub attribute: &'static str,
    /// What the reference means.
    pub connection: &'static ConnectionKind,
}

/// References inside the attributes of a kind, which imply connections: the steps of a workflow.
pub struct References {
    /// The kind of the resource that declares.
    pub kind: &'static str,
    /// The connections that they can imply.
    pub connections: &'static [&'static ConnectionKind],
    /// What a resource refers to; each connection to each resource counts once.
    pub find: fn(&Resource) -> Vec<Referred>,
}

/// A reference and what it means.
pub struct Referred {
    /// The connection, from the resource that declares to the one that it refers to.
    pub connection: &'static ConnectionKind,
    /// What it refers to.
    pub resource: ResourceId,
    /// Where.
    pub span: Span,
}

/// How the two ends of a connection work together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// The source waits for an answer.
    Sync,
    /// A service takes the event, hands it over and retries.
    Async,
    /// The consumer's side pulls batches.
    Poll,
    /// A service delivers to a service; no code.
    Managed,
    /// The source's code calls an API; the arrow is a permission.
    Code,
}

impl Mode {
    /// As messages and the reference say it.
    pub fn word(self) -> &'static str {
        match self {
            Mode::Sync => "sync",
            Mode::Async => "async",
            Mode::Poll => "poll",
            Mode::Managed => "managed",
            Mode::Code => "code",
        }
    }
}

/// A resource that a connection concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Where the arrow starts.
    From,
    /// Where it ends.
    To,
    /// The queue for what fails on the way, where there is one; a rule about it applies only then.
    Sink,
}

/// Where events of a connection end that could not be delivered or worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sink {
    /// Nowhere: nothing is lost (a synchronous call, a permission), or the source keeps it (a polled queue).
    Nothing,
    /// At the target: the `failures` of a function, the `dead` of a queue.
    Target,
    /// At the source's `failures`, as the target has no such queue.
    Source,
    /// At the target's, unless that is first-in first-out, which EventBridge does not take; then at the source's.
    Standard,
}

/// What a role may do because of a connection.
pub struct GrantRule {
    /// Whose role.
    pub holder: End,
    /// The service that assumes the role.
    pub principal: &'static Principal,
    /// The exact IAM actions; no wildcards.
    pub actions: &'static [&'static str],
    /// On what.
    pub on: On,
    /// Which use of the target's customer key the actions imply, where it has one.
    pub crypto: Crypto,
    /// Whether the rule applies to a connection; most always do.
    pub when: fn(&Wire) -> bool,
}

/// The default of [`GrantRule::when`] and of checks and lowerings that do nothing.
pub fn always(_: &Wire) -> bool {
    true
}

/// A `check` with nothing to say.
pub fn nothing_to_check(_: &Wire, _: &mut Diagnostics) {}

/// A `lower` for arrows that are permissions only.
pub fn nothing_to_lower(_: &Wire, _: &mut Template) {}

/// What an IAM statement is about.
#[derive(Debug, Clone, Copy)]
pub enum On {
    /// The member of an end, which is an ARN: `arn` of the target.
    Member(End, &'static str),
    /// The ARN with something behind it: `/index/*`.
    Suffix(End, &'static str),
    /// The objects of a bucket below the connection's `prefix`.
    Objects(End),
    /// The bucket itself, for listing: with a `prefix` on the connection, the condition `s3:prefix` is like `PREFIX*`.
    Listing(End),
    /// Any ARNs, put together.
    Made(fn(&Wire) -> Vec<Node>),
    /// Everything, because the actions accept nothing narrower; the words say so.
    Everything(&'static str),
    /// The same, for Lambda itself, which works with a function's role before the function is there: code that runs with
    /// the role may not.
    ServiceAlone(&'static str),
}

/// The use that an action makes of the customer key of what it works on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crypto {
    /// None.
    No,
    /// `kms:Decrypt`
    Read,
    /// `kms:GenerateDataKey` alone: records of a stream are encrypted one by one.
    Append,
    /// `kms:GenerateDataKey`, and `kms:Decrypt` which multipart and batch producers need.
    Write,
    /// Both, by DynamoDB on the caller's behalf.
    Table,
}

/// Whom a resource lets in because of a connection: a statement of its resource policy.
pub struct AdmitRule {
    /// Whose policy.
    pub on: End,
    /// The service: `sns.amazonaws.com`.
    pub principal: &'static str,
    /// The exact actions.
    pub actions: &'static [&'static str],
    /// The ARN that `aws:SourceArn` must be; the account is always checked as well. A list is one admission for each.
    pub source: fn(&Wire) -> Node,
    /// Whether the rule applies to a connection.
    pub when: fn(&Wire) -> bool,
}
