//! `function`: AWS Lambda.

use super::common;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::path::pascal;
use crate::model::shape::{Attribute, Fallback, GB, MB, MINUTE, Shape, TEXT};
use crate::model::template::{LogicalId, Node, Template};

/// The row of `function`.
pub static FUNCTION: Kind = Kind {
    name: "function",
    summary: "Code that runs on demand (AWS Lambda).",
    doc: "",
    example: "function ping { code: \"./functions/ping\", handler: \"index.handler\", runtime: \"nodejs22.x\" }\n",
    ty: "AWS::Lambda::Function",
    rank: 30,
    attributes: ATTRIBUTES,
    outputs: &[Port::new("", "the calls that its code makes")],
    inputs: &[Port::new("", "an event, asynchronously"), Port::new("call", "a request that waits for the answer")],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The function's name." },
        Member { name: "arn", from: MemberFrom::Attribute("Arn"), doc: "The function's ARN." },
    ],
    metrics: &[],
    companions: &[],
    check: common::nothing_to_check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "code", shape: TEXT, fallback: Fallback::Absent, doc: "The folder with the code." },
    Attribute { name: "handler", shape: TEXT, fallback: Fallback::Absent, doc: "" },
    Attribute { name: "runtime", shape: TEXT, fallback: Fallback::Absent, doc: "" },
    Attribute {
        name: "memory",
        shape: Shape::Size(128 * MB, 10 * GB, MB),
        fallback: Fallback::Bytes(512 * MB),
        doc: "",
    },
    Attribute { name: "timeout", shape: Shape::Duration(1, 15 * MINUTE), fallback: Fallback::Seconds(10), doc: "" },
    Attribute { name: "env", shape: Shape::Map(&TEXT), fallback: Fallback::Absent, doc: "" },
    Attribute { name: "kill_switch", shape: Shape::Bool, fallback: Fallback::Bool(false), doc: "" },
];

/// The condition that holds while a function may run, where it has a kill switch.
pub fn switch(view: &View) -> Option<LogicalId> {
    view.attributes().bool("kill_switch").then(|| LogicalId::new(format!("{}IsOn", pascal(view.resource.path.name()))))
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let code = a.text("code").map(|path| Node::Local(format!("{}/{path}", view.resource.folder).into()));
    let entry = common::entry(view)
        .with_some("Code", code)
        .with_some("Handler", view.property("handler"))
        .with_some("Runtime", view.property("runtime"))
        .with_some("MemorySize", a.bytes("memory").map(|bytes| Node::Int(bytes / MB)))
        .with_some("Timeout", a.seconds("timeout").map(Node::Int))
        .with("Role", Node::att(view.role(&crate::model::grant::LAMBDA), "Arn"));
    template.add(view.logical(), entry);
}
