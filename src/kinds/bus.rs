//! `bus`: Amazon EventBridge.

use super::common;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::{Attribute, DAY, Fallback, Shape, Text};
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Pseudo;

/// The row of `bus`.
pub static BUS: Kind = Kind {
    name: "bus",
    summary: "A bus of events that rules sort by their content (Amazon EventBridge).",
    doc: "Each arrow that starts at a bus is a rule, and its `match` says which events it takes: the publisher knows \
          nothing of its consumers. A bus that says `default: true` is the account's own, where AWS services report; \
          any other is made for this program, so that nobody else's events are on it.",
    example: "bus shop { archive: 30d }\n",
    ty: "AWS::Events::EventBus",
    rank: 44,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "the events that an arrow's `match` describes")],
    inputs: &[Port::new("", "an event")],
    members: &[
        Member { name: "name", from: MemberFrom::Made(name), doc: "The bus's name." },
        Member { name: "arn", from: MemberFrom::Made(arn), doc: "The bus's ARN." },
    ],
    metrics: &[],
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "default",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether it is the account's default bus, where AWS services report, instead of one of this program.",
    },
    Attribute {
        name: "description",
        shape: Shape::Text(Text::up_to(512)),
        fallback: Fallback::Derived("the doc comment above it"),
        doc: "What people read in the console about it.",
    },
    Attribute {
        name: "archive",
        shape: Shape::Duration(DAY, 3650 * DAY),
        fallback: Fallback::Absent,
        doc: "How long every event is kept, in whole days, so that it can be replayed.",
    },
    common::FAILURES,
    common::customer_key("A key of one's own for encryption; without it AWS's."),
    common::TAGS,
];

/// Whether it is the account's default bus, which no template makes.
pub fn is_default(view: &View) -> bool {
    view.attributes().bool("default")
}

fn name(view: &View) -> Node {
    if is_default(view) { Node::text("default") } else { Node::reference(view.logical()) }
}

fn arn(view: &View) -> Node {
    if is_default(view) {
        return Node::sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default");
    }
    Node::att(view.logical(), "Arn")
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    if !is_default(view) {
        return;
    }
    for attribute in ["description", "key", "tags"] {
        if view.attributes().get(attribute).is_some() {
            diagnostics.push(stores::not_on_default_bus(&view.name(), attribute, common::name_span(view, attribute)));
        }
    }
}

fn lower(view: &View, template: &mut Template) {
    if !is_default(view) {
        template.add(view.logical(), own_bus(view));
    }
    if let Some(kept) = view.attributes().seconds("archive") {
        template.add(view.satellite("Archive"), archive(view, kept));
    }
}

/// EventBridge insists on a name; the stack's keeps two deployments apart.
fn own_bus(view: &View) -> Entry {
    let description = view.property("description").or_else(|| common::description(view, 512));
    let name = [Node::Pseudo(Pseudo::StackName), Node::text("-"), Node::text(view.logical().as_str())];
    common::entry(view)
        .with("Name", Node::joined(name))
        .with_some("Description", description)
        .with_some("KmsKeyIdentifier", common::key_arn(view))
        .with("Tags", common::tags(view))
}

fn archive(view: &View, kept: i64) -> Entry {
    Entry::new("AWS::Events::Archive", view.attribute_span("archive"))
        .with("SourceArn", view.member("arn"))
        .with("RetentionDays", Node::Int(kept / DAY))
        .with_some("KmsKeyIdentifier", common::key_arn(view))
}
