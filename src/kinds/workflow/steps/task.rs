//! The steps that call something.
//!
//! A `call` names the function itself as the resource of its task, so that the result is what the function returns; with
//! `callback` it goes through `lambda:invoke`, which knows tokens. Source: Step Functions Developer Guide, "Integrating
//! services with Step Functions".

use super::failure::result_path;
use super::{After, Builder, Step, data, onward};
use crate::diagnostics::workflows as say;
use crate::kinds::workflow::asl::{Entry, Json, Object, Placed};
use crate::model::architecture::ResourceId;
use crate::model::graph::View;
use crate::model::value::{Spanned, Value};

impl<'a> Builder<'a> {
    /// The resource behind an action, and its id.
    fn target(&self, step: &Step, action: &str) -> Option<(View<'a>, ResourceId)> {
        let id = step.given.resource(action)?;
        Some((self.view.graph.view(id)?, id))
    }

    /// Adds `input`: a path selects, an object is filled.
    pub(super) fn parameters(&mut self, state: Object, step: &Step, key: &str) -> Object {
        match step.get("input") {
            Some(given) if data::as_path(given).is_some() && key == "Parameters" => {
                state.with_some("InputPath", step.text("input"))
            }
            Some(given) if data::as_path(given).is_none() => {
                let parameters = self.template(given);
                state.with(key, parameters)
            }
            Some(given) => {
                self.mistakes.push(say::path_as_item(given.span));
                state
            }
            None => state,
        }
    }

    /// Adds what becomes of the result.
    pub(super) fn results(&mut self, state: Object, step: &Step) -> Object {
        let select = step.get("select").map(|given| self.template(given));
        state
            .with_some("ResultSelector", select)
            .with_some("ResultPath", result_path(&step.given))
            .with_some("OutputPath", step.text("output"))
    }

    /// A task from its beginning: how long it may take, what becomes of it, and what comes next.
    fn finish(&mut self, state: Object, step: &Step, after: &After, calls_function: bool) -> Object {
        let state = self.results(state, step);
        let discarded = !is_asked(step) && !step.given.values.contains_key("result");
        let state = state
            .with_some("ResultPath", discarded.then(|| Placed::new(Json::Null, step.at)))
            .with_some("TimeoutSeconds", step.seconds("timeout"))
            .with_some("HeartbeatSeconds", step.seconds("heartbeat"));
        onward(self.failures(state, step, calls_function), after, step)
    }

    /// A task of a service.
    fn service(&mut self, name: &str, parameters: Object, step: &Step, after: &After) -> Object {
        let name = if step.given.bool("callback") { format!("{name}.waitForTaskToken") } else { name.to_owned() };
        let state = Object::at(step.at)
            .word("Type", "Task")
            .with("Resource", data::integration(&name, step.at))
            .with("Parameters", parameters.done());
        self.finish(state, step, after, false)
    }

    /// What FIFO queues and topics need, and others do not take.
    fn ordered(&mut self, parameters: Object, step: &Step, target: &View) -> Object {
        if target.attributes().bool("fifo") != step.get("group").is_some() {
            let group = step.get("group").map(|group| group.key);
            self.mistakes.push(say::group_of_step(&step.name, &target.name(), group, step.at, target.span()));
        }
        let parameters = self.fill_some(parameters, "MessageGroupId", step.get("group"));
        self.fill_some(parameters, "MessageDeduplicationId", step.get("deduplication"))
    }
}

/// Whether somebody wants the answer of a task: that of a function, of a table that is read, or what was waited for. What a
/// service says about a message that it has taken is no answer, and would only take the place of the data.
fn is_asked(step: &Step) -> bool {
    let asks = ["call", "get"].iter().any(|action| step.given.values.contains_key(*action));
    let kept = ["select", "output"].iter().any(|entry| step.get(entry).is_some());
    asks || kept || step.given.bool("waits") || step.given.bool("callback")
}

/// The answer of a function.
pub(super) fn call(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let span = step.span("call");
    let Some((_, id)) = builder.target(step, "call") else { return Object::at(step.at) };
    let arn = builder.member(id, "arn", span);
    let state = Object::at(step.at).word("Type", "Task");
    let state = match step.given.bool("callback") {
        false => {
            let state = state.with("Resource", arn);
            builder.parameters(state, step, "Parameters")
        }
        true => {
            let parameters = Object::at(span).with("FunctionName", arn);
            let parameters = builder.fill_some(parameters, "Payload", step.get("input"));
            state
                .with("Resource", data::integration("lambda:invoke.waitForTaskToken", span))
                .with("Parameters", parameters.done())
        }
    };
    builder.finish(state, step, after, true)
}

fn table(builder: &Builder, step: &Step, action: &str) -> Object {
    let (span, id) = (step.span(action), step.given.resource(action));
    Object::at(span).with_some("TableName", id.map(|id| builder.member(id, "name", span)))
}

/// An item in a table.
pub(super) fn put(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let item = builder.item(step, "put", "item");
    let mut parameters = table(builder, step, "put").with_some("Item", item);
    if let (true, Some((table, _))) = (step.given.bool("if_new"), builder.target(step, "put")) {
        let key = table.attributes().map("key").and_then(|key| key.keys().next().cloned()).unwrap_or_default();
        let span = step.span("if_new");
        parameters = parameters
            .with("ConditionExpression", Placed::text("attribute_not_exists(#key)", span))
            .with("ExpressionAttributeNames", Object::at(span).with("#key", Placed::text(key, span)).done());
    }
    builder.service("dynamodb:putItem", parameters, step, after)
}

/// An item out of a table.
pub(super) fn get(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let key = builder.item(step, "get", "key");
    let consistent = step.get("consistent").map(|given| builder.template(given));
    let parameters = table(builder, step, "get").with_some("Key", key).with_some("ConsistentRead", consistent);
    builder.service("dynamodb:getItem", parameters, step, after)
}

/// No item any more.
pub(super) fn delete(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let key = builder.item(step, "delete", "key");
    let parameters = table(builder, step, "delete").with_some("Key", key);
    builder.service("dynamodb:deleteItem", parameters, step, after)
}

/// Changes of an item, as an expression: `SET #status = :status REMOVE #draft`.
pub(super) fn update(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let key = builder.item(step, "update", "key");
    let changes = builder.changes(step);
    if changes.is_none() {
        builder.mistakes.push(say::missing_in_step("set", "update", &step.name, step.at));
    }
    let mut parameters = table(builder, step, "update").with_some("Key", key);
    for (name, value) in changes.into_iter().flatten() {
        parameters = parameters.with(name, value);
    }
    builder.service("dynamodb:updateItem", parameters, step, after)
}

/// A message in a queue.
pub(super) fn send(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let span = step.span("send");
    let Some((queue, id)) = builder.target(step, "send") else { return Object::at(step.at) };
    let parameters = Object::at(span).with("QueueUrl", builder.member(id, "url", span));
    let parameters = builder.fill_some(parameters, "MessageBody", step.get("message"));
    let parameters = builder.ordered(parameters, step, &queue).with_some("DelaySeconds", step.seconds("delay"));
    builder.service("sqs:sendMessage", parameters, step, after)
}

/// A message for all who listen.
pub(super) fn publish(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let span = step.span("publish");
    let Some((topic, id)) = builder.target(step, "publish") else { return Object::at(step.at) };
    let parameters = Object::at(span).with("TopicArn", builder.member(id, "arn", span));
    let parameters = builder.fill_some(parameters, "Message", step.get("message"));
    let parameters = builder.fill_some(parameters, "Subject", step.get("subject"));
    let parameters = builder.ordered(parameters, step, &topic);
    builder.service("sns:publish", parameters, step, after)
}

/// An event on a bus. The task fails where EventBridge does not take the event.
pub(super) fn emit(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let span = step.span("emit");
    let Some((_, id)) = builder.target(step, "emit") else { return Object::at(step.at) };
    let mut event = Object::at(span).with("EventBusName", builder.member(id, "name", span));
    for (name, key) in [("source", "Source"), ("detail_type", "DetailType"), ("detail", "Detail")] {
        event = builder.fill_some(event, key, step.get(name));
    }
    let entries = Placed::new(Json::List(vec![event.done()]), span);
    builder.service("events:putEvents", Object::at(span).with("Entries", entries), step, after)
}

/// An execution of another workflow.
pub(super) fn start(builder: &mut Builder, step: &Step, after: &After, _: &mut Vec<Entry>) -> Object {
    let span = step.span("start");
    let Some((workflow, id)) = builder.target(step, "start") else { return Object::at(step.at) };
    let waits = step.given.bool("waits");
    if waits && super::super::is_express(&workflow) {
        let declared = workflow.attribute_span("type");
        builder.mistakes.push(say::wait_for_express(&workflow.name(), step.span("waits"), declared));
    }
    if waits && step.given.bool("callback") {
        builder.lost(say::waits_twice(&step.name, step.span("waits"), step.span("callback")));
    }
    let parameters = Object::at(span).with("StateMachineArn", builder.member(id, "arn", span));
    let parameters = builder.fill_some(parameters, "Name", step.get("execution"));
    let all = Spanned::new(Value::Text("$".into()), step.at);
    let parameters = builder.fill_some(parameters, "Input", step.get("input").or(Some(&all)));
    let name = if waits { "states:startExecution.sync:2" } else { "states:startExecution" };
    builder.service(name, parameters, step, after)
}
