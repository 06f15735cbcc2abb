//! `api["POST /orders"] -> workflow` and `-> workflow.call`: the API itself starts an execution, and goes on or waits.
//!
//! Sources: API Gateway Developer Guide, "Integration subtype reference" (`StepFunctions-StartExecution`,
//! `StepFunctions-StartSyncExecution`) and "$util variables"; Step Functions Developer Guide, "Creating a Step Functions API
//! using API Gateway"; Step Functions API Reference, `StartExecution` and `StartSyncExecution`.

use super::api::{self, ServiceCall};
use super::called_workflow;
use super::request_value::{WORDS, is_request_value, template_expression};
use crate::diagnostics::{Diagnostics, apis as say};
use crate::kinds::api::{http, is_rest, rest};
use crate::kinds::workflow;
use crate::model::connection::{ConnectionKind, Crypto, GrantRule, Mode, Side, Sink};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        name: "api_to_workflow",
        to: Side::of("workflow"),
        mode: Mode::Managed,
        doc: "API Gateway starts an execution for each request, with a role of its own and no function between. The body, \
              which must be JSON, is the execution's input. The client hears 200 and the execution's ARN as soon as it has \
              begun; nothing is retried.",
        options: &[
            api::AUTH,
            api::SCOPES,
            api::TIMEOUT,
            api::BODY,
            api::QUERY,
            api::HEADERS,
            Attribute::new(
                "execution",
                Shape::Text(Text::that(80, is_request_value, WORDS).now()),
                Fallback::Derived("a name that Step Functions makes"),
                "The name of the execution, like `$request.body.order_id`. A standard workflow runs once for each name and \
                 input: a request that is sent twice starts nothing twice.",
            ),
        ],
        grants: &[GrantRule { crypto: Crypto::No, ..api::sends(&["states:StartExecution"]) }],
        check: api::check,
        lower: |wire, template| lower(wire, Start::Later, template),
        ..ROW
    },
    ConnectionKind {
        name: "api_to_workflow_call",
        to: Side::port("workflow", "call"),
        mode: Mode::Sync,
        doc: "API Gateway starts an execution of an express workflow for each request and waits for its end. The body, which \
              must be JSON, is the execution's input. A REST API answers with the execution's output, and with 500 where it \
              failed. An HTTP API answers 200 with Step Functions' own account of the execution, in which `status` and \
              `output` are for the client to read. Nothing is retried.",
        options: &[api::AUTH, api::SCOPES, api::TIMEOUT, api::BODY, api::QUERY, api::HEADERS],
        grants: &[GrantRule { crypto: Crypto::No, ..api::sends(&["states:StartSyncExecution"]) }],
        check: check_call,
        lower: |wire, template| lower(wire, Start::AndWait, template),
        ..ROW
    },
];

const ROW: ConnectionKind = ConnectionKind {
    name: "",
    from: Side::of("api"),
    to: Side::of("workflow"),
    mode: Mode::Managed,
    doc: "",
    options: &[],
    grants: &[],
    admits: &[],
    sink: Sink::Nothing,
    check: |_, _| {},
    lower: |_, _| {},
};

/// Whether the API waits for the end of what it starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Later,
    AndWait,
}

impl Start {
    /// The action of Step Functions.
    fn action(self) -> &'static str {
        match self {
            Start::Later => "StartExecution",
            Start::AndWait => "StartSyncExecution",
        }
    }
}

fn check_call(wire: &Wire, diagnostics: &mut Diagnostics) {
    api::check(wire, diagnostics);
    called_workflow::answers(wire, diagnostics);
    let (timeout, wait) = (workflow::limit(&wire.to), api::wait(wire).min(api::longest_wait(&wire.from)));
    if timeout >= wait {
        let place = wire.to.attribute_span("timeout");
        diagnostics.push(say::slow_function_behind_api(wire.span(), &wire.to.name(), timeout, place, wait));
    }
}

fn lower(wire: &Wire, start: Start, template: &mut Template) {
    match is_rest(&wire.from) {
        true => rest::method::add(wire, api::behaviour(wire, call(wire, start)), template),
        false => {
            let subtype =
                if start == Start::Later { "StepFunctions-StartExecution" } else { "StepFunctions-StartSyncExecution" };
            http::service_route(wire, subtype, parameters(wire), template);
        }
    }
}

fn parameters(wire: &Wire) -> Vec<(ecow::EcoString, Node)> {
    let name = wire.options().text("execution").map(|name| ("Name".into(), Node::text(name)));
    let always = [("StateMachineArn".into(), wire.to.member("arn")), ("Input".into(), Node::text("$request.body"))];
    always.into_iter().chain(name).collect()
}

fn call(wire: &Wire, start: Start) -> ServiceCall {
    // escapeJavaScript also escapes single quotes, which JSON does not know; the guide advises to undo that.
    let input = r#""$util.escapeJavaScript($input.body).replaceAll("\\'","'")""#;
    let name = |expression: String| format!(r#","name":"$util.escapeJavaScript({expression})""#);
    let name = wire.options().text("execution").map(template_expression).map(name).unwrap_or_default();
    let request = [
        Node::text(r#"{"stateMachineArn":""#),
        wire.to.member("arn"),
        Node::text(format!("\",\"input\":{input}{name}}}")),
    ];
    let (target, answer) = match start {
        Start::Later => ("AWSStepFunctions.StartExecution", r#"{"executionArn":"$input.path('$.executionArn')"}"#),
        Start::AndWait => ("AWSStepFunctions.StartSyncExecution", OUTPUT),
    };
    ServiceCall {
        uri: Node::text(format!("states:action/{}", start.action())),
        headers: vec![("Content-Type", "application/x-amz-json-1.0"), ("X-Amz-Target", target)],
        request: Node::joined(request),
        answer,
    }
}

/// `StartSyncExecution` answers 200 also where the execution failed.
const OUTPUT: &str = concat!(
    "#if($input.path('$.status') == 'SUCCEEDED')\n",
    "$input.path('$.output')",
    "\n#else\n#set($context.responseOverride.status = 500)\n",
    r#"{"message":"The request could not be worked on"}"#,
    "\n#end"
);
