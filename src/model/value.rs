//! What an expression is worth once the compile-time phase is over.
//!
//! A value is either known, or *deferred*: only AWS knows it at deployment. A deferred value is a text made of
//! pieces; it may flow into properties and can never be asked for its content, so it cannot decide structure.

use super::architecture::{Endpoint, ResourceId};
use super::graph::Condition;
use crate::source::Span;
use ecow::EcoString;
use indexmap::IndexMap;
use std::sync::Arc;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// What a reported mistake left behind: fits everywhere, so that one mistake gives one report.
    Poison,
    /// `none`
    None,
    /// A truth value.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// A number.
    Number(f64),
    /// A text known now.
    Text(EcoString),
    /// Seconds.
    Duration(i64),
    /// Bytes.
    Size(i64),
    /// 0 to 100.
    Percent(f64),
    /// A list.
    List(Arc<[Spanned]>),
    /// An object, in the order of the source.
    Object(Arc<Fields>),
    /// A resource.
    Resource(ResourceId),
    /// A resource in one of its regions: `public in "us-east-1"`.
    Placed(ResourceId, EcoString),
    /// A port of a resource that was named in the source: `users.read`, `public["GET /ping"]`.
    Port(Arc<Endpoint>),
    /// A metric of a resource: `orders.visible`.
    Metric(MetricRef),
    /// A comparison of a metric.
    Condition(Arc<Condition>),
    /// What only AWS knows.
    Deferred(Deferred),
    /// What `allow(…)` says: `actions`, `on`, `when`.
    Allow(Arc<Fields>),
    /// An instance of a pattern, by its place in the expander's list.
    Instance(usize),
}

/// The entries of an object.
pub type Fields = IndexMap<EcoString, Spanned>;

/// A value and the expression that made it.
#[derive(Debug, Clone, PartialEq)]
pub struct Spanned {
    /// The value.
    pub value: Value,
    /// Where it was written.
    pub span: Span,
    /// Where its key was written, for the entry of an object.
    pub key: Span,
}

impl Spanned {
    /// A value that is no entry of an object.
    pub fn new(value: Value, span: Span) -> Spanned {
        Spanned { value, span, key: Span::NOWHERE }
    }
}

/// A metric of a resource, by the name that the kind's table gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MetricRef {
    /// The resource.
    pub resource: ResourceId,
    /// The metric's name in the language.
    pub name: &'static str,
}

/// A text that AWS completes: its pieces in order.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Deferred {
    /// The pieces; at least one of them is not text.
    pub pieces: Arc<[Piece]>,
}

impl Deferred {
    /// A deferred value of one piece.
    pub fn of(piece: Piece) -> Deferred {
        Deferred { pieces: Arc::new([piece]) }
    }
}

/// A piece of a deferred text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Piece {
    /// Characters known now.
    Text(EcoString),
    /// A member of a resource: `orders.arn`.
    Member(ResourceId, &'static str),
    /// An input of the program.
    Input(EcoString),
    /// A fact about the deployment.
    Pseudo(Pseudo),
}

/// What AWS tells every stack about itself; `aws.region` and the like in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pseudo {
    /// `aws`, `aws-cn`, `aws-us-gov`.
    Partition,
    /// `us-east-1`
    Region,
    /// Twelve digits.
    AccountId,
    /// The stack's name.
    StackName,
    /// The stack's id.
    StackId,
    /// `amazonaws.com`
    UrlSuffix,
}

impl Pseudo {
    /// Every pseudo parameter with its name in the language.
    pub const ALL: [(Pseudo, &'static str); 6] = [
        (Pseudo::Partition, "partition"),
        (Pseudo::Region, "region"),
        (Pseudo::AccountId, "account_id"),
        (Pseudo::StackName, "stack_name"),
        (Pseudo::StackId, "stack_id"),
        (Pseudo::UrlSuffix, "url_suffix"),
    ];

    /// `AWS::Region`
    pub fn reference(self) -> &'static str {
        match self {
            Pseudo::Partition => "AWS::Partition",
            Pseudo::Region => "AWS::Region",
            Pseudo::AccountId => "AWS::AccountId",
            Pseudo::StackName => "AWS::StackName",
            Pseudo::StackId => "AWS::StackId",
            Pseudo::UrlSuffix => "AWS::URLSuffix",
        }
    }
}
