//! `workflow`: AWS Step Functions.

mod attributes;
mod logs;
mod metrics;

pub use logs::group as log_group;

use super::common;
use crate::diagnostics::Diagnostics;
use crate::model::grant::STATES;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};

/// The row of `workflow`.
pub static WORKFLOW: Kind = Kind {
    name: "workflow",
    summary: "Steps in an order, with retries, choices, waits and a memory (AWS Step Functions).",
    doc: "",
    example: "workflow greet {\n  timeout: 5m\n  steps: [{ name: \"hello\", pass: { text: \"hello\" } }]\n}\n",
    ty: "AWS::StepFunctions::StateMachine",
    rank: 36,
    attributes: attributes::ATTRIBUTES,
    outputs: &[Port::new("", "the calls that its steps make")],
    inputs: &[
        Port::new("", "the start of an execution, with its input"),
        Port::new("call", "the start of an execution whose end is waited for; express workflows only"),
        Port::new("answer", "the answer to a step that waits for one, with the token that the step handed out"),
        Port::new("read", "a question about how an execution is doing; standard workflows only"),
        Port::new("stop", "the end of an execution before its time; standard workflows only"),
    ],
    members: &[
        Member { name: "name", from: MemberFrom::Attribute("Name"), doc: "The state machine's name." },
        Member { name: "arn", from: MemberFrom::Ref, doc: "The state machine's ARN, by which code starts it." },
    ],
    metrics: metrics::METRICS,
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

/// Whether executions are short, at least once, and remembered in logs alone.
pub fn is_express(view: &View) -> bool {
    view.attributes().text("type") == Some("express")
}

/// The ARNs of all executions of a standard workflow.
pub fn executions(view: &View) -> Node {
    let start = Node::sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:");
    Node::joined([start, view.member("name"), Node::text(":*")])
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    logs::check(view, diagnostics);
}

fn lower(view: &View, template: &mut Template) {
    let ty = if is_express(view) { "EXPRESS" } else { "STANDARD" };
    let entry = common::entry(view)
        .after(view.policy(&STATES))
        .with("Definition", placeholder())
        .with("StateMachineType", Node::text(ty))
        .with("RoleArn", Node::att(view.role(&STATES), "Arn"))
        .with("LoggingConfiguration", logs::config(view))
        .with("TracingConfiguration", Node::map([("Enabled", Node::Bool(view.attributes().bool("tracing")))]))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    logs::lower(view, template);
}

fn placeholder() -> Node {
    let state = Node::map([("Type", Node::text("Succeed"))]);
    Node::map([("StartAt", Node::text("Done")), ("States", Node::map([("Done", state)]))])
}
