//! `function`: AWS Lambda.
//!
//! One file for each thing that a function has: `attributes` is the table, the others check and lower a part of it.

mod asynchronous;
mod attributes;
mod code;
mod concurrency;
mod environment;
mod handler;
mod logs;
mod metrics;
mod network;
pub mod runtimes;
mod url;

pub use concurrency::switch;
pub use logs::{OFFERED, check_retention, check_retention_of, group as log_group};
pub use network::group;

use super::common;
use crate::diagnostics::Diagnostics;
use crate::model::grant::LAMBDA;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::MB;
use crate::model::stack::Scope;
use crate::model::template::{Entry, Node, Template};

/// The row of `function`.
pub static FUNCTION: Kind = Kind {
    name: "function",
    summary: "Code that runs on demand (AWS Lambda).",
    doc: DOC,
    example: "function ping { code: \"./functions/ping\", handler: \"index.handler\", runtime: \"nodejs22.x\" }\n",
    ty: "AWS::Lambda::Function",
    rank: 30,
    attributes: attributes::ATTRIBUTES,
    outputs: &[
        Port::new("", "the calls that its code makes: an arrow is the permission"),
        Port::new("success", "the result of each asynchronous event that went well"),
        Port::new("failure", "each asynchronous event that failed for good, with the reason"),
    ],
    inputs: &[
        Port::new("", "an event, asynchronously: Lambda queues it, tries again and keeps what fails"),
        Port::new("call", "a request that waits for the answer"),
    ],
    members: &[
        Member {
            name: "name",
            from: MemberFrom::Made(name),
            doc: "The function's name, by which code calls it; with `provisioned`, that of its alias.",
        },
        Member {
            name: "arn",
            from: MemberFrom::Made(arn),
            doc: "The function's ARN; with `provisioned`, that of its alias `live`.",
        },
        Member {
            name: "url",
            from: MemberFrom::Made(url::member),
            doc: "Its HTTPS address, where it has the attribute `url`.",
        },
    ],
    metrics: metrics::METRICS,
    companions: &[common::FAILURE_QUEUE],
    scope: Scope::regional,
    check,
    lower,
};

const DOC: &str = "\
Every function has a role of its own that may do what its arrows say and nothing else, a log group that keeps \
30 days, and traces. It is named by CloudFormation, so that it can be replaced and deployed twice in an account.

**Events that arrive asynchronously** (from a topic, a bus, a bucket, a schedule, or another function) are tried \
`retries` times again. What fails for good goes to a queue of its own, reached as `.failures`, unless an arrow from \
`.failure` says where, or `failures: none` says nowhere. `.success` and `.failure` concern asynchronous events only.

**A kill switch** (`kill_switch: true`) is a parameter of the stack, `NAMESwitch`, that is `on` or `off`. Off means \
no call runs: its polled sources and schedules rest too, so that queues keep their messages, and events that arrive \
all the same go to where failures go.

**Provisioned concurrency** belongs to a published version. With `provisioned`, each change of the function or of its \
`release` publishes one, and the alias `live` moves to it. The compiler does not read code: change `release` with it, \
for example `release: commit` with `param commit: string`.
";

/// How many characters Lambda takes as a description.
const DESCRIPTION: usize = 256;

/// What to call, as `FunctionName`: the function, or its alias.
pub fn called(view: &View) -> Node {
    let id = if concurrency::is_provisioned(view) { concurrency::alias(view) } else { view.logical() };
    Node::reference(id)
}

fn name(view: &View) -> Node {
    let function = Node::reference(view.logical());
    if concurrency::is_provisioned(view) { function.then(":live") } else { function }
}

fn arn(view: &View) -> Node {
    match concurrency::is_provisioned(view) {
        true => Node::reference(concurrency::alias(view)),
        false => Node::att(view.logical(), "Arn"),
    }
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    code::check(view, diagnostics);
    environment::check(view, diagnostics);
    logs::check(view, diagnostics);
    concurrency::check(view, diagnostics);
    asynchronous::check(view, diagnostics);
    url::check(view, diagnostics);
}

fn lower(view: &View, template: &mut Template) {
    let function = entry(view);
    concurrency::lower_switch(view, template);
    network::lower(view, template);
    template.add(view.logical(), function.clone());
    logs::lower(view, template);
    concurrency::lower_version(view, &function, template);
    asynchronous::lower(view, template);
    url::lower(view, template);
}

fn entry(view: &View) -> Entry {
    let a = view.attributes();
    let traced = a.bool("tracing").then(|| Node::map([("Mode", Node::text("Active"))]));
    let disk = a.bytes("ephemeral").map(|bytes| Node::map([("Size", Node::Int(bytes / MB))]));
    let home = network::config(view);
    let entry = common::entry(view);
    // Lambda tests the rights to make interfaces when it makes the function.
    let entry = if home.is_some() { entry.after(view.first_policy(&LAMBDA)) } else { entry };
    code::lower(view, entry)
        .with_some("Description", description(view))
        .with_some("Architectures", a.text("architecture").map(|word| Node::texts([word])))
        .with_some("MemorySize", a.bytes("memory").map(|bytes| Node::Int(bytes / MB)))
        .with_some("Timeout", a.seconds("timeout").map(Node::Int))
        .with_some("EphemeralStorage", disk)
        .with("Role", Node::att(view.role(&LAMBDA), "Arn"))
        .with_some("Environment", environment::lower(view))
        .with_some("KmsKeyArn", common::key_arn(view))
        .with_some("Layers", view.property("layers"))
        .with_some("ReservedConcurrentExecutions", concurrency::reserved(view))
        .with_some("VpcConfig", home)
        .with("LoggingConfig", logs::config(view))
        .with_some("TracingConfig", traced)
        .with("Tags", common::tags(view))
}

/// What the author says, or else the doc comment, as far as Lambda takes it.
///
/// The release stands behind it: Lambda publishes no version of a function in which nothing has changed.
fn description(view: &View) -> Option<Node> {
    let release = concurrency::release(view).map(|release| format!(" (release {release})")).unwrap_or_default();
    let room = DESCRIPTION - release.chars().count().min(DESCRIPTION);
    let node = match view.property("description").or_else(|| common::description(view, DESCRIPTION)) {
        Some(Node::Text(text)) => Node::text(text.chars().take(room).collect::<String>()).then(&release),
        Some(node) => node.then(&release),
        None => Node::text(release.trim_start()),
    };
    (node != Node::text("")).then_some(node)
}
