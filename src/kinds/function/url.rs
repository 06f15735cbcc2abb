//! A function's own HTTPS address.
//!
//! Source: Lambda Developer Guide, "Control access to Lambda function URLs": since October 2025 a public address needs
//! two statements, one for the address and one for the function behind it.

use super::concurrency;
use crate::diagnostics::{Diagnostics, apis, functions as say};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Value;

/// `.url` only with an address, and no cookies for everyone.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    if view.attributes().values.get("url").is_none_or(|given| given.value == Value::None) {
        if let Some(at) = view.mention("url") {
            diagnostics.push(say::no_url(&view.name(), at, view.span()));
        }
        return;
    }
    let Some(cors) = view.attributes().object("url").and_then(|url| url.object("cors")) else { return };
    let anyone = cors.list("origins").iter().find(|origin| origin.value == Value::Text("*".into()));
    if let (Some(origin), true) = (anyone, cors.bool("credentials")) {
        diagnostics.push(apis::cors_for_all_with_credentials(cors.span("credentials", origin.span)));
    }
}

/// The member `url`.
pub fn member(view: &View) -> Node {
    Node::att(view.satellite("Url"), "FunctionUrl")
}

/// Adds the address, and for a public one the two permissions.
pub fn lower(view: &View, template: &mut Template) {
    let Some(url) = view.attributes().object("url") else { return };
    let public = url.text("auth") == Some("none");
    let mode = if url.bool("stream") { "RESPONSE_STREAM" } else { "BUFFERED" };
    let entry = Entry::new("AWS::Lambda::Url", view.span())
        .with("TargetFunctionArn", Node::reference(view.logical()))
        .with("AuthType", Node::text(if public { "NONE" } else { "AWS_IAM" }))
        .with("InvokeMode", Node::text(mode))
        .with_some("Cors", url.object("cors").map(|cors| lower_cors(view, &cors)));
    let entry = if concurrency::is_provisioned(view) {
        entry.with("Qualifier", Node::text(concurrency::ALIAS)).after(concurrency::alias(view))
    } else {
        entry
    };
    template.add(view.satellite("Url"), entry);
    if public {
        let through = permission(view, "lambda:InvokeFunctionUrl").with("FunctionUrlAuthType", Node::text("NONE"));
        let behind = permission(view, "lambda:InvokeFunction").with("InvokedViaFunctionUrl", Node::Bool(true));
        template.add(view.satellite("UrlPermission"), through);
        template.add(view.satellite("UrlInvokePermission"), behind);
    }
}

fn permission(view: &View, action: &str) -> Entry {
    Entry::new("AWS::Lambda::Permission", view.span())
        .with("FunctionName", super::called(view))
        .with("Action", Node::text(action))
        .with("Principal", Node::text("*"))
}

fn lower_cors(view: &View, cors: &Attributes) -> Node {
    let list = |name: &str| cors.get(name).map_or(Node::Null, |given| view.node(&given.value));
    Node::map([
        ("AllowOrigins", list("origins")),
        ("AllowMethods", list("methods")),
        ("AllowHeaders", list("headers")),
        ("ExposeHeaders", list("expose")),
        ("AllowCredentials", if cors.bool("credentials") { Node::Bool(true) } else { Node::Null }),
        ("MaxAge", cors.seconds("max_age").map_or(Node::Null, Node::Int)),
    ])
}
