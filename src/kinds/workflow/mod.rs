//! `workflow`: AWS Step Functions.
//!
//! What it does is written as `steps`, or in a file in the Amazon States Language (`definition`). Both become the same
//! data (`asl`), which one validator checks and one writer writes. `attributes` is the table of the kind.

mod asl;
mod attributes;
mod definition;
mod logs;
mod metrics;
mod steps;
mod tasks;

pub use steps::{Reference, each, emitted, references};
pub use tasks::{mentions, untried, waits_for_answers};

use super::common;
use crate::diagnostics::{Diagnostic, Diagnostics, workflows as say};
use crate::model::grant::STATES;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::MINUTE;
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use asl::check::About;
use steps::Built;

/// The row of `workflow`.
pub static WORKFLOW: Kind = Kind {
    name: "workflow",
    summary: "Steps in an order, with retries, choices, waits and a memory (AWS Step Functions).",
    doc: DOC,
    example: EXAMPLE,
    ty: "AWS::StepFunctions::StateMachine",
    rank: 36,
    attributes: attributes::ATTRIBUTES,
    outputs: &[Port::new(
        "",
        "the calls that its tasks make: steps imply the permission, for a `definition` an arrow is it",
    )],
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

const EXAMPLE: &str = "\
table orders { key: { order_id: string } }

function charge { code: \"./functions/charge\", handler: \"app.handler\", runtime: \"python3.13\" }

workflow checkout {
  timeout: 1h
  steps: [
    {
      name:   \"pay\"
      call:   charge
      input:  { order: \"$.order\" }
      result: \"$.payment\"
      retry:  [{ errors: [\"Busy\"], attempts: 5, wait: 2s }]
      catch:  [{ errors: [\"States.ALL\"], next: \"refuse\" }]
    }
    { name: \"keep\", put: orders, item: { order_id: \"$.order.id\", status: \"paid\" }, end: true }
    { name: \"refuse\", fail: \"OrderRefused\", cause: \"the payment failed\" }
  ]
}
";

const DOC: &str = "\
Steps run in the order of their list; behind the last one, the execution ends. `next` jumps, `end: true` ends. Each step \
does one thing, and the resource that it names is all that it may touch: a step with `put` gets `dynamodb:PutItem` on this \
table, without an arrow. A text that begins like a path (`$.order`, `$$.Execution.Id`, `States.Format(…)`) is filled with \
data when the step runs.

**Data.** A step gets all data, or its `input`. Its result takes the place of all data, or is put at `result`; `result: \
none` throws it away. A function's result is what it returns.

**Failures.** A `call` is tried three times again when Lambda itself fails; other errors are a matter of `retry` and \
`catch`. What nothing catches fails the execution: an alarm on `.failed` hears of it. Executions leave a log, by default \
of errors, and traces.

**Callbacks.** A step with `callback: true` hands out a token and waits until somebody answers with it: a function with \
an arrow to `.answer`. It needs `timeout` or `heartbeat`, as nobody would ever end it otherwise.

**Files.** `definition: \"./checkout.asl.json\"` instead of `steps` takes a definition as AWS knows it, with \
`${NAME}` for what `substitutions` give. Its tasks get their permissions by arrows: `checkout -> charge`, \
`checkout -> orders.write`. Each task is held against the arrows.
";

/// The longest that an express execution runs, in seconds (Step Functions Developer Guide, "Quotas").
const EXPRESS: i64 = 5 * MINUTE;

/// Whether executions are short, at least once, and remembered in logs alone.
pub fn is_express(view: &View) -> bool {
    view.attributes().text("type") == Some("express")
}

/// How long an execution may take at most, in seconds; 0 where only a definition says so.
pub fn limit(view: &View) -> i64 {
    view.attributes().seconds("timeout").unwrap_or(if is_express(view) { EXPRESS } else { 0 })
}

/// The ARNs of all executions of a standard workflow.
pub fn executions(view: &View) -> Node {
    let start = Node::sub("arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:");
    Node::joined([start, view.member("name"), Node::text(":*")])
}

/// The definition, wherever it comes from; nothing where there is none, an error where its file is no JSON.
fn built(view: &View) -> Option<Result<Built, Box<Diagnostic>>> {
    match view.attributes().get("steps") {
        Some(_) => Some(Ok(steps::definition(view))),
        None => definition::of(view),
    }
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    logs::check(view, diagnostics);
    said_once(view, diagnostics);
    if let Some(seconds) = view.attributes().seconds("timeout").filter(|seconds| is_express(view) && *seconds > EXPRESS)
    {
        diagnostics.push(say::long_express(seconds, view.attribute_span("timeout"), view.attribute_span("type")));
    }
    match built(view) {
        Some(Ok(built)) => check_definition(view, built, diagnostics),
        Some(Err(fault)) => diagnostics.push(*fault),
        None => {}
    }
}

fn said_once(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    match (a.get("steps"), a.get("definition")) {
        (Some(steps), Some(file)) => diagnostics.push(say::two_definitions(&view.name(), file.key, steps.key)),
        // A mistake in it was reported.
        (None, None) if !a.values.contains_key("steps") && !a.values.contains_key("definition") => {
            diagnostics.push(say::no_definition(&view.name(), view.span()));
        }
        _ => {}
    }
    if let (Some(given), None) = (a.get("substitutions"), a.get("definition")) {
        diagnostics.push(say::useless_substitutions(given.key));
    }
}

fn check_definition(view: &View, built: Built, diagnostics: &mut Diagnostics) {
    built.mistakes.into_iter().for_each(|mistake| diagnostics.push(mistake));
    let definition = &built.definition;
    if !is_express(view) && definition.get("TimeoutSeconds").is_none() {
        diagnostics.push(say::no_timeout(&view.name(), view.span()));
    }
    if built.whole {
        let about = About { express: is_express(view), steps: view.attributes().get("steps").is_some() };
        asl::check::check(definition, about, diagnostics);
        tasks::check(view, definition, diagnostics);
    }
}

fn lower(view: &View, template: &mut Template) {
    let Some(Ok(built)) = built(view) else { return };
    let ty = if is_express(view) { "EXPRESS" } else { "STANDARD" };
    let entry = common::entry(view)
        .after(view.policy(&STATES))
        .with("StateMachineType", Node::text(ty))
        .with("DefinitionString", asl::write::text(&built.definition))
        .with("RoleArn", Node::att(view.role(&STATES), "Arn"))
        .with("LoggingConfiguration", logs::config(view))
        .with("TracingConfiguration", Node::map([("Enabled", Node::Bool(view.attributes().bool("tracing")))]))
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
    logs::lower(view, template);
}
