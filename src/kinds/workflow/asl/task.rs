//! What a `Task` calls: the integration that its `Resource` names, and the resource of the program that it is about.

use super::Placed;
use crate::model::architecture::ResourceId;

/// How a task waits for what it has called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pattern {
    /// Not at all: the answer of the call is the result.
    Request,
    /// `.sync`, `.sync:2`: until the job is done.
    Job,
    /// `.waitForTaskToken`: until somebody answers with the token.
    Callback,
}

/// What a task calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Called<'a> {
    /// A function, by its ARN.
    Function,
    /// An activity, which workers ask for.
    Activity,
    /// `states:::SERVICE:ACTION`
    Service(&'a str, &'a str, Pattern),
    /// Nothing that could be understood.
    Nothing,
}

/// Understands `Resource`. A reference alone is the ARN of a function: no other resource is called by its ARN.
pub fn called(resource: &Placed) -> Called<'_> {
    let text = resource.seen().unwrap_or_default();
    if resource.as_text().is_none() && !text.starts_with("arn:") {
        return Called::Function;
    }
    let parts: Vec<&str> = text.splitn(6, ':').collect();
    match parts.as_slice() {
        ["arn", _, "lambda", _, _, _] => Called::Function,
        ["arn", _, "states", region, _, rest] if rest.starts_with("activity:") && !region.is_empty() => {
            Called::Activity
        }
        ["arn", _, "states", "", "", rest] => service(rest),
        _ => Called::Nothing,
    }
}

/// `sqs:sendMessage.waitForTaskToken`, `aws-sdk:s3:getObject`
fn service(text: &str) -> Called<'_> {
    let (text, pattern) = match text.split_once('.') {
        None => (text, Pattern::Request),
        Some((text, "sync" | "sync:2")) => (text, Pattern::Job),
        Some((text, "waitForTaskToken")) => (text, Pattern::Callback),
        Some(_) => return Called::Nothing,
    };
    match text.rsplit_once(':') {
        Some((service, action)) if !service.is_empty() && !action.is_empty() => {
            Called::Service(service, action, pattern)
        }
        _ => Called::Nothing,
    }
}

/// An API call of a task on a resource of the program.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// Which resource.
    pub resource: ResourceId,
    /// The IAM action: `dynamodb:PutItem`.
    pub action: &'static str,
    /// Whether it waits for the end of what it starts.
    pub waits: bool,
}

/// The integrations that work on a kind of resource: service, action, the parameter that names the resource, IAM's action.
pub const INTEGRATIONS: &[(&str, &str, &str, &str)] = &[
    ("lambda", "invoke", "FunctionName", "lambda:InvokeFunction"),
    ("dynamodb", "getItem", "TableName", "dynamodb:GetItem"),
    ("dynamodb", "putItem", "TableName", "dynamodb:PutItem"),
    ("dynamodb", "updateItem", "TableName", "dynamodb:UpdateItem"),
    ("dynamodb", "deleteItem", "TableName", "dynamodb:DeleteItem"),
    ("sqs", "sendMessage", "QueueUrl", "sqs:SendMessage"),
    ("sns", "publish", "TopicArn", "sns:Publish"),
    ("events", "putEvents", "EventBusName", "events:PutEvents"),
    ("states", "startExecution", "StateMachineArn", "states:StartExecution"),
];

/// What a task does with a resource of the program, where that can be told.
pub fn uses(state: &Placed) -> Vec<Use> {
    let Some(resource) = state.get("Resource") else { return Vec::new() };
    match called(resource) {
        Called::Function => {
            let called = resource.resource().into_iter();
            called.map(|resource| Use { resource, action: "lambda:InvokeFunction", waits: false }).collect()
        }
        Called::Service(service, action, pattern) => {
            let rows = INTEGRATIONS.iter().filter(|(known, does, ..)| (*known, *does) == (service, action));
            let one = |(_, _, parameter, action): &(&str, &str, &'static str, &'static str)| {
                let places = places(state, parameter);
                let waits = pattern == Pattern::Job;
                let uses = move |resource| Use { resource, action, waits };
                places.into_iter().filter_map(Placed::resource).map(uses).collect::<Vec<Use>>()
            };
            rows.flat_map(one).collect()
        }
        Called::Activity | Called::Nothing => Vec::new(),
    }
}

/// Where a parameter stands: at the top, or in each entry of `putEvents`.
fn places<'a>(state: &'a Placed, parameter: &str) -> Vec<&'a Placed> {
    let Some(parameters) = state.get("Parameters") else { return Vec::new() };
    let entries = parameters.get("Entries").map(Placed::elements).unwrap_or_default();
    let all = std::iter::once(parameters).chain(entries);
    all.filter_map(|part| part.get(parameter)).collect()
}

/// Every state of a machine, with those of its branches, and their names.
pub fn states(machine: &Placed) -> Vec<(&super::Entry, &Placed)> {
    let mut all = Vec::new();
    let mut open = vec![machine];
    while let Some(machine) = open.pop() {
        for entry in machine.get("States").map(Placed::entries).unwrap_or_default() {
            let state = &entry.value;
            all.push((entry, state));
            open.extend(state.get("Branches").map(Placed::elements).unwrap_or_default());
            open.extend(["ItemProcessor", "Iterator"].into_iter().filter_map(|name| state.get(name)));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Span;

    fn of(text: &str) -> String {
        format!("{:?}", called(&Placed::text(text, Span::NOWHERE)))
    }

    #[test]
    fn resources_are_understood() {
        assert_eq!(of("arn:aws:lambda:us-east-1:1:function:x"), "Function");
        assert_eq!(of("arn:aws:states:::lambda:invoke"), "Service(\"lambda\", \"invoke\", Request)");
        assert_eq!(
            of("arn:aws:states:::sqs:sendMessage.waitForTaskToken"),
            "Service(\"sqs\", \"sendMessage\", Callback)"
        );
        assert_eq!(of("arn:aws:states:::states:startExecution.sync:2"), "Service(\"states\", \"startExecution\", Job)");
        assert_eq!(of("arn:aws:states:::aws-sdk:s3:getObject"), "Service(\"aws-sdk:s3\", \"getObject\", Request)");
        assert_eq!(of("arn:aws:states:us-east-1:123456789012:activity:work"), "Activity");
        for wrong in
            ["lambda:invoke", "arn:aws:states:::sqs", "arn:aws:states:::sqs:sendMessage.wait", "arn:aws:sqs:::x"]
        {
            assert_eq!(of(wrong), "Nothing", "{wrong}");
        }
    }
}
