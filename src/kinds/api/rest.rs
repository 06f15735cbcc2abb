//! REST APIs: the API, a resource for each part of a path, the deployment and its stage.
//!
//! Methods are added by the arrows of an API, through [`method`].

pub mod method;
mod preflight;

use super::{auth, closed, digest, is_rest, logs, name, route, route_of, routes, stage, throttle};
use crate::kinds::{authorizer, common};
use crate::model::graph::{View, Wire};
use crate::model::path::pascal;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::source::Span;
use ecow::EcoString;
use std::collections::BTreeMap;

pub use preflight::{allow_origin, reflect_origin};

/// The API without its methods.
pub fn lower(view: &View, template: &mut Template) {
    let api = Entry { ty: "AWS::ApiGateway::RestApi".into(), ..common::entry(view) }
        .with("Name", name(view))
        .with_some("Description", view.resource.doc.clone().map(Node::Text))
        .with("EndpointConfiguration", Node::map([("Types", Node::texts([endpoint(view)]))]))
        .with("DisableExecuteApiEndpoint", closed(view))
        .with("Tags", common::tags(view));
    template.add(view.logical(), api);
    resources(view, template);
    preflight::lower(view, template);
    account(view, template);
    let deployment = deployment(view, template);
    staged(view, deployment, template);
}

fn endpoint(view: &View) -> &'static str {
    if view.attributes().text("endpoint") == Some("edge") { "EDGE" } else { "REGIONAL" }
}

/// Paths and where each was first asked for, parents before children.
fn paths(view: &View) -> BTreeMap<EcoString, Span> {
    let mut paths = BTreeMap::new();
    for wire in routes(view) {
        for path in route_of(&wire).map(|route| route::prefixes(&route.path)).unwrap_or_default() {
            paths.entry(path).or_insert_with(|| wire.span());
        }
    }
    paths
}

fn resources(view: &View, template: &mut Template) {
    for (path, cause) in paths(view) {
        let (parent, part) = path.rsplit_once('/').unwrap_or_default();
        let entry = Entry::new("AWS::ApiGateway::Resource", cause)
            .with("RestApiId", Node::reference(view.logical()))
            .with("ParentId", resource(view, parent))
            .with("PathPart", Node::text(part));
        template.add(resource_logical(view, &path), entry);
    }
}

fn resource_logical(view: &View, path: &str) -> LogicalId {
    view.satellite(&format!("{}Resource", pascal(path)))
}

/// The id of the resource of a path; the root comes with the API.
pub fn resource(view: &View, path: &str) -> Node {
    match path {
        "" | "/" => Node::att(view.logical(), "RootResourceId"),
        path => Node::reference(resource_logical(view, path)),
    }
}

/// The deployment: a snapshot of the API, which a stage serves until it gets another one.
///
/// API Gateway never changes a deployment. Its logical ID therefore ends in a digest of all that it holds: when a
/// method changes, CloudFormation makes a new deployment, hands it to the stage and deletes the old one. This is the
/// only ID in a template that is not made of names alone.
fn deployment(view: &View, template: &mut Template) -> LogicalId {
    let held = held(view);
    let logical = view.satellite(&format!("Deployment{}", digest::of(&held)));
    let mut entry =
        Entry::new("AWS::ApiGateway::Deployment", view.span()).with("RestApiId", Node::reference(view.logical()));
    let waited_for = ["AWS::ApiGateway::Method", "AWS::ApiGateway::GatewayResponse"];
    for (id, _) in held.resources.iter().filter(|(_, entry)| waited_for.contains(&entry.ty.as_str())) {
        entry = entry.after(id.clone());
    }
    template.add(logical.clone(), entry);
    logical
}

/// All that a deployment of the API holds, also what arrows and authorizers add.
fn held(view: &View) -> Template {
    let mut held = Template::default();
    resources(view, &mut held);
    preflight::lower(view, &mut held);
    for wire in routes(view) {
        (wire.connection.kind.lower)(&wire, &mut held);
    }
    for guard in auth::authorizers(view) {
        held.add(auth::logical(view, &guard), authorizer::entry(&guard, view));
    }
    held.resources.sort_keys();
    held
}

fn staged(view: &View, deployment: LogicalId, template: &mut Template) {
    let access_log = logs::lower(view, template);
    let mut entry = Entry::new("AWS::ApiGateway::Stage", view.span())
        .with("RestApiId", Node::reference(view.logical()))
        .with("DeploymentId", Node::reference(deployment))
        .with("StageName", Node::text(stage(view)))
        .with("TracingEnabled", Node::Bool(view.attributes().bool("tracing")))
        .with_some("MethodSettings", throttling(view))
        .with_some("AccessLogSetting", access_log)
        .with("Tags", common::tags(view));
    if account_logs(view) {
        entry = entry.after(account_logical(view));
    }
    template.add(view.satellite("Stage"), entry);
}

fn throttling(view: &View) -> Option<Node> {
    let (rate, burst) = throttle(view)?;
    Some(Node::list([Node::map([
        ("ResourcePath", Node::text("/*")),
        ("HttpMethod", Node::text("*")),
        ("ThrottlingRateLimit", Node::Int(rate)),
        ("ThrottlingBurstLimit", Node::Int(burst)),
    ])]))
}

/// Whether an API makes the account's role for logs.
pub fn account_logs(view: &View) -> bool {
    is_rest(view) && view.attributes().bool("account_logs")
}

fn account_logical(view: &View) -> LogicalId {
    view.satellite("Account")
}

/// The account's setting, which lasts as long as its role: as long as the stack.
fn account(view: &View, template: &mut Template) {
    if !account_logs(view) {
        return;
    }
    let principal = &crate::connections::api_account::API_GATEWAY_LOGS;
    let entry = Entry::new("AWS::ApiGateway::Account", view.attribute_span("account_logs"))
        .after(view.policy(principal))
        .with("CloudWatchRoleArn", Node::att(view.role(principal), "Arn"));
    template.add(account_logical(view), entry);
}

/// The path of a connection's route.
fn path_of<'a>(wire: &Wire<'a>) -> &'a str {
    route_of(wire).map_or("", |route| route.path.as_str())
}
