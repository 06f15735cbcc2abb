//! HTTP APIs: the API and its stage, and the routes and integrations that the arrows of an API add.

use super::{auth, closed, cors, logs, name, route_logical, route_of, stage, throttle};
use crate::kinds::common;
use crate::model::graph::{View, Wire};
use crate::model::template::{Entry, LogicalId, Node, Template};
use ecow::EcoString;

/// The API with its stage `$default`, which deploys every change by itself.
pub fn lower(view: &View, template: &mut Template) {
    let api = Entry { ty: "AWS::ApiGatewayV2::Api".into(), ..common::entry(view) }
        .with("Name", name(view))
        .with("ProtocolType", Node::text("HTTP"))
        .with_some("Description", view.resource.doc.clone().map(Node::Text))
        .with_some("CorsConfiguration", cors::configuration(view))
        .with("DisableExecuteApiEndpoint", closed(view))
        .with("Tags", tag_map(view));
    template.add(view.logical(), api);
    let access_log = logs::lower(view, template);
    let entry = Entry::new("AWS::ApiGatewayV2::Stage", view.span())
        .with("ApiId", Node::reference(view.logical()))
        .with("StageName", Node::text(stage(view)))
        .with("AutoDeploy", Node::Bool(true))
        .with_some("DefaultRouteSettings", throttling(view))
        .with_some("AccessLogSettings", access_log)
        .with("Tags", tag_map(view));
    template.add(view.satellite("Stage"), entry);
}

fn throttling(view: &View) -> Option<Node> {
    let (rate, burst) = throttle(view)?;
    Some(Node::map([("ThrottlingBurstLimit", Node::Int(burst)), ("ThrottlingRateLimit", Node::Int(rate))]))
}

/// Tags in the form that HTTP APIs want: a map.
pub fn tag_map(view: &View) -> Node {
    let pair = |tag: Node| match tag {
        Node::Map(entries) => {
            let mut values = entries.into_iter().map(|(_, node)| node);
            match (values.next(), values.next()) {
                (Some(Node::Text(name)), Some(value)) => Some((name, value)),
                _ => None,
            }
        }
        _ => None,
    };
    match common::tags(view) {
        Node::List(tags) => Node::Map(tags.into_iter().filter_map(pair).collect()),
        other => other,
    }
}

/// The route of a connection, with the integration that it leads to.
pub fn route(wire: &Wire, integration: LogicalId) -> Entry {
    let (authorization, authorizer, scopes) = auth::properties(wire);
    let key = route_of(wire).map(|route| route.to_string()).unwrap_or_default();
    Entry::new("AWS::ApiGatewayV2::Route", wire.span())
        .with("ApiId", Node::reference(wire.from.logical()))
        .with("RouteKey", Node::text(key))
        .with("AuthorizationType", authorization)
        .with_some("AuthorizerId", authorizer)
        .with_some("AuthorizationScopes", scopes)
        .with("Target", Node::joined([Node::text("integrations/"), Node::reference(integration)]))
}

/// A route to a function. The routes to one function share an integration, unless one says its own `timeout`.
pub fn function_route(wire: &Wire, template: &mut Template) {
    let own_timeout = wire.options().seconds("timeout");
    let shared = LogicalId::new(format!("{}To{}", wire.from.logical(), wire.to.logical()));
    let logical = if own_timeout.is_some() { route_logical(wire, "Integration") } else { shared };
    if !template.resources.contains_key(&logical) {
        let entry = integration(wire)
            .with("IntegrationUri", wire.to.member("arn"))
            .with("PayloadFormatVersion", Node::text("2.0"))
            .with_some("TimeoutInMillis", own_timeout.map(|seconds| Node::Int(seconds * 1000)));
        template.add(logical.clone(), entry);
    }
    template.add(route_logical(wire, "Route"), route(wire, logical));
}

/// A route to a service: API Gateway calls it with its own role and the parameters of an action.
pub fn service_route(wire: &Wire, subtype: &'static str, parameters: Vec<(EcoString, Node)>, template: &mut Template) {
    let logical = route_logical(wire, "Integration");
    let entry = integration(wire)
        .with("IntegrationSubtype", Node::text(subtype))
        .with("PayloadFormatVersion", Node::text("1.0"))
        .with("CredentialsArn", Node::att(wire.from.role(&crate::model::grant::API_GATEWAY), "Arn"))
        .with("RequestParameters", Node::Map(parameters))
        .with_some("TimeoutInMillis", wire.options().seconds("timeout").map(|seconds| Node::Int(seconds * 1000)));
    template.add(logical.clone(), entry);
    template.add(route_logical(wire, "Route"), route(wire, logical));
}

fn integration(wire: &Wire) -> Entry {
    Entry::new("AWS::ApiGatewayV2::Integration", wire.span())
        .with("ApiId", Node::reference(wire.from.logical()))
        .with("IntegrationType", Node::text("AWS_PROXY"))
}
