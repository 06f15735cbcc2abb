//! What a kind of resource is: the form of a row on the shelf [`crate::kinds`].

use super::graph::View;
use super::shape::Attribute;
use super::stack::Scope;
use super::template::{LogicalId, Node, Template};
use crate::diagnostics::Diagnostics;
use std::fmt;

/// A kind of resource: `queue`, `function`, … Everything that the compiler, its messages, `explain` and the
/// reference know of it.
pub struct Kind {
    /// Its name in the language.
    pub name: &'static str,
    /// One sentence: "A queue of messages (Amazon SQS)."
    pub summary: &'static str,
    /// The reference page below the sentence: what is on by default, and why. Markdown.
    pub doc: &'static str,
    /// A short program that compiles.
    pub example: &'static str,
    /// The CloudFormation type of the resource that carries the kind's logical ID; empty where each resource names its own.
    pub ty: &'static str,
    /// Its place in a template: smaller comes first.
    pub rank: u8,
    /// What can be written between its braces.
    pub attributes: &'static [Attribute],
    /// Where arrows can start.
    pub outputs: &'static [Port],
    /// Where arrows can end.
    pub inputs: &'static [Port],
    /// What can be read from it, deferred.
    pub members: &'static [Member],
    /// What can be measured of it.
    pub metrics: &'static [Metric],
    /// Resources that come with it.
    pub companions: &'static [Companion],
    /// Where it lives, from the attributes that were written.
    pub scope: fn(&super::architecture::Attributes) -> Scope,
    /// Mistakes that only the values together show.
    pub check: fn(&View, &mut Diagnostics),
    /// The resource itself, without its roles and policies.
    pub lower: fn(&View, &mut Template),
}

impl Kind {
    /// Whether its resources are CloudFormation's as they are: each names its type, and its members are the type's.
    pub fn is_raw(&self) -> bool {
        self.ty.is_empty()
    }

    /// The output port with a name; the default port's name is empty.
    pub fn output(&self, name: &str) -> Option<&'static Port> {
        self.outputs.iter().find(|port| port.name == name)
    }

    /// The input port with a name; the default port's name is empty.
    pub fn input(&self, name: &str) -> Option<&'static Port> {
        self.inputs.iter().find(|port| port.name == name)
    }

    /// The member with a name.
    pub fn member(&self, name: &str) -> Option<&'static Member> {
        self.members.iter().find(|member| member.name == name)
    }

    /// The metric with a name.
    pub fn metric(&self, name: &str) -> Option<&'static Metric> {
        self.metrics.iter().find(|metric| metric.name == name)
    }

    /// The companion that is reached by a name: `dead` of a queue.
    pub fn companion(&self, name: &str) -> Option<&'static Companion> {
        self.companions.iter().find(|companion| companion.port == name)
    }

    /// Everything that can stand behind the dot of a resource.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let ports = self.outputs.iter().chain(self.inputs).map(|port| port.name);
        ports
            .chain(self.members.iter().map(|member| member.name))
            .chain(self.metrics.iter().map(|metric| metric.name))
            .chain(self.companions.iter().map(|companion| companion.port))
    }

    /// The attribute with a name.
    pub fn attribute(&self, name: &str) -> Option<&'static Attribute> {
        self.attributes.iter().find(|attribute| attribute.name == name)
    }
}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Kind) -> bool {
        self.name == other.name
    }
}

/// A place where arrows start or end.
#[derive(Debug, PartialEq)]
pub struct Port {
    /// Its name behind the dot; empty for the resource itself.
    pub name: &'static str,
    /// Whether each route is a port of its own: `public["GET /ping"]`.
    pub routes: bool,
    /// What goes in or comes out, for the reference: "each message that was sent".
    pub doc: &'static str,
}

impl Port {
    /// A port.
    pub const fn new(name: &'static str, doc: &'static str) -> Port {
        Port { name, routes: false, doc }
    }
}

/// Something that can be read from a resource; its type is `deferred string`.
#[derive(Debug)]
pub struct Member {
    /// Its name in the language.
    pub name: &'static str,
    /// How the template gets it.
    pub from: MemberFrom,
    /// What it is.
    pub doc: &'static str,
}

/// How a template gets a member.
#[derive(Debug, Clone, Copy)]
pub enum MemberFrom {
    /// `!Ref`
    Ref,
    /// `!GetAtt` of this attribute.
    Attribute(&'static str),
    /// Put together.
    Made(fn(&View) -> Node),
    /// `!Ref` of the resource that stands beside the main one under this word: a site's bucket.
    Part(&'static str),
    /// `!GetAtt` of this attribute, which is another one in every region where the resource is replicated. Where it has to
    /// be asked for, the command tells it.
    Replica(&'static str, fn(&View) -> String),
}

/// Something that CloudWatch measures of a resource.
#[derive(Debug)]
pub struct Metric {
    /// Its name in the language: `visible`.
    pub name: &'static str,
    /// `AWS/SQS`
    pub namespace: &'static str,
    /// `ApproximateNumberOfMessagesVisible`
    pub metric: &'static str,
    /// The statistic that an alarm takes: `Maximum`, `Sum`, `p99`.
    pub statistic: &'static str,
    /// What a number on the other side of the comparison is.
    pub unit: MetricUnit,
    /// The dimensions: names, and the values for a resource.
    pub dimensions: fn(&View) -> Vec<(&'static str, Node)>,
    /// What it tells.
    pub doc: &'static str,
}

/// What a metric counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetricUnit {
    /// Things.
    Count,
    /// Milliseconds, compared with a duration.
    Milliseconds,
    /// Seconds, compared with a duration.
    Seconds,
    /// Bytes, compared with a size.
    Bytes,
}

/// A resource that comes with another one, unless it is switched off: the dead-letter queue of a queue.
pub struct Companion {
    /// The name by which it is reached: `orders.dead`.
    pub port: &'static str,
    /// Its own name in the path: `orders/dead`.
    pub name: &'static str,
    /// Its kind.
    pub kind: &'static str,
    /// The attribute that switches it off with `none`, or names another resource to take its place.
    pub attribute: &'static str,
    /// Whether a resource has one, from the attributes that were written.
    pub wanted: fn(&super::architecture::Attributes) -> bool,
    /// Attributes that it has, from those of its owner.
    pub attributes: fn(&super::architecture::Attributes) -> Vec<(&'static str, super::value::Value)>,
}

impl fmt::Debug for Companion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.port)
    }
}

/// The logical ID of what belongs to a resource: its name with a word behind it.
pub fn satellite(owner: &LogicalId, word: &str) -> LogicalId {
    LogicalId::new(format!("{owner}{word}"))
}
