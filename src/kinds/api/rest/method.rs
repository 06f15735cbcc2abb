//! The method of a route, and the checks that API Gateway makes of a request before it passes it on.

use super::{path_of, resource};
use crate::kinds::api::{auth, route_logical, route_of};
use crate::model::graph::Wire;
use crate::model::template::{Entry, Node, Template};

/// What a method does with a request.
pub struct Behaviour {
    /// `Integration`
    pub integration: Node,
    /// `MethodResponses`; null for proxy integrations.
    pub responses: Node,
}

/// Adds the method of a connection's route, and what checks its requests.
pub fn add(wire: &Wire, behaviour: Behaviour, template: &mut Template) {
    let (authorization, authorizer, scopes) = auth::properties(wire);
    let method = route_of(wire).map_or("ANY", |route| route.method.as_str());
    let entry = Entry::new("AWS::ApiGateway::Method", wire.span())
        .with("RestApiId", Node::reference(wire.from.logical()))
        .with("ResourceId", resource(&wire.from, path_of(wire)))
        .with("HttpMethod", Node::text(method))
        .with("AuthorizationType", authorization)
        .with_some("AuthorizerId", authorizer)
        .with_some("AuthorizationScopes", scopes)
        .with_some("RequestValidatorId", validator(wire, template))
        .with_some("RequestModels", model(wire, template))
        .with_some("RequestParameters", parameters(wire))
        .with("Integration", behaviour.integration)
        .with("MethodResponses", behaviour.responses);
    template.add(route_logical(wire, "Method"), entry);
}

fn validator(wire: &Wire, template: &mut Template) -> Option<Node> {
    let (body, parameters) = (wire.options().get("body").is_some(), parameters(wire).is_some());
    if !body && !parameters {
        return None;
    }
    let logical = route_logical(wire, "Validator");
    let entry = Entry::new("AWS::ApiGateway::RequestValidator", wire.span())
        .with("RestApiId", Node::reference(wire.from.logical()))
        .with("ValidateRequestBody", Node::Bool(body))
        .with("ValidateRequestParameters", Node::Bool(parameters));
    template.add(logical.clone(), entry);
    Some(Node::reference(logical))
}

fn model(wire: &Wire, template: &mut Template) -> Option<Node> {
    let body = wire.options().get("body")?;
    let logical = route_logical(wire, "Model");
    let entry = Entry::new("AWS::ApiGateway::Model", body.span)
        .with("RestApiId", Node::reference(wire.from.logical()))
        .with("ContentType", Node::text("application/json"))
        .with("Schema", wire.graph.node(&body.value));
    template.add(logical.clone(), entry);
    Some(Node::map([("application/json", Node::reference(logical))]))
}

/// Headers and query parameters that a request must have.
fn parameters(wire: &Wire) -> Option<Node> {
    let named = |option: &str, place: &str| -> Vec<(String, Node)> {
        let texts = wire.options().list(option).iter().filter_map(|spanned| match &spanned.value {
            crate::model::value::Value::Text(text) => Some(format!("method.request.{place}.{text}")),
            _ => None,
        });
        texts.map(|name| (name, Node::Bool(true))).collect()
    };
    let all = [named("headers", "header"), named("query", "querystring")].concat();
    if all.is_empty() { None } else { Some(Node::map(all)) }
}
