//! Who may call a route.

use super::routes;
use crate::kinds::authorizer;
use crate::model::graph::{View, Wire};
use crate::model::template::{LogicalId, Node};
use crate::model::value::{Spanned, Value};

/// Who may call a route: what the arrow says, or else what the API says.
pub enum Auth<'a> {
    /// Nobody said it.
    Unsaid,
    /// Anyone.
    Open,
    /// Whoever signs with IAM credentials.
    Iam,
    /// Whom an authorizer lets in.
    By(View<'a>),
}

/// Who may call the route of a connection.
pub fn of<'a>(wire: &Wire<'a>) -> Auth<'a> {
    let on_arrow = wire.options().values.get("auth");
    let on_api = || wire.from.attributes().values.get("auth");
    match on_arrow.or_else(on_api) {
        Some(said) => read(wire, said),
        None => Auth::Unsaid,
    }
}

/// A value that is wrong was reported before, and counts as said.
fn read<'a>(wire: &Wire<'a>, said: &Spanned) -> Auth<'a> {
    match &said.value {
        Value::Text(word) if word == "iam" => Auth::Iam,
        Value::Resource(id) => wire.graph.view(*id).map_or(Auth::Open, Auth::By),
        _ => Auth::Open,
    }
}

/// The authorizers that an API uses, in the order of its routes, each once.
pub fn authorizers<'a>(api: &View<'a>) -> Vec<View<'a>> {
    let mut all: Vec<View> = Vec::new();
    for wire in routes(api) {
        match of(&wire) {
            Auth::By(view) if all.iter().all(|known| known.id != view.id) => all.push(view),
            _ => {}
        }
    }
    all
}

/// The APIs that use an authorizer, in the order of their paths.
pub fn apis<'a>(authorizer: &View<'a>) -> Vec<View<'a>> {
    let uses = |api: &View| authorizers(api).iter().any(|known| known.id == authorizer.id);
    authorizer.graph.views().filter(|view| view.is("api")).filter(uses).collect()
}

/// The logical ID of an authorizer in an API: API Gateway keeps one in each API.
pub fn logical(api: &View, authorizer: &View) -> LogicalId {
    api.satellite(authorizer.logical().as_str())
}

/// The three properties of a route or method that say who may call it: the type, the authorizer, the scopes.
pub fn properties(wire: &Wire) -> (Node, Option<Node>, Option<Node>) {
    match of(wire) {
        Auth::Unsaid | Auth::Open => (Node::text("NONE"), None, None),
        Auth::Iam => (Node::text("AWS_IAM"), None, None),
        Auth::By(view) => {
            let id = Node::reference(logical(&wire.from, &view));
            (authorizer::authorization(&view), Some(id), scopes(wire, &view))
        }
    }
}

fn scopes(wire: &Wire, authorizer: &View) -> Option<Node> {
    let own = wire.options().get("scopes").or_else(|| authorizer.attributes().get("scopes"))?;
    Some(wire.graph.node(&own.value))
}
