//! `AWS::Lambda::Permission`: whom functions let in.
//!
//! In: the admissions of functions. Out: one permission for each function, service and source, under the name of the
//! connection that asked for it. A function's policy holds some sixty of them, so that many routes of one API become
//! one permission for the API.

use super::policy;
use crate::model::architecture::ResourceId;
use crate::model::connection::End;
use crate::model::grant::Admission;
use crate::model::graph::{ConnectionId, Graph, Wire};
use crate::model::kind::satellite;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Pseudo;
use std::collections::{HashMap, HashSet};

/// From how many sources behind one resource on they become one permission for all that comes from it.
const MANY: usize = 20;

/// The permissions of a graph, by the connection behind whose resources they stand.
pub struct Permissions {
    by_connection: HashMap<ConnectionId, Vec<(LogicalId, Entry)>>,
}

impl Permissions {
    /// What the functions of a graph admit.
    pub fn of(graph: &Graph) -> Permissions {
        let admissions: Vec<(Wire, &Admission)> =
            graph.admissions.iter().filter_map(|a| to_function(graph, a)).collect();
        let mut counts: HashMap<(ResourceId, &str, LogicalId), HashSet<String>> = HashMap::new();
        for (_, admission) in &admissions {
            if let Some(origin) = origin(admission.source()) {
                let sources = counts.entry((admission.resource(), admission.principal(), origin)).or_default();
                sources.insert(policy::key(admission.source()));
            }
        }
        let many = |admission: &Admission| {
            let key = (admission.resource(), admission.principal(), origin(admission.source())?);
            counts.get(&key).is_some_and(|sources| sources.len() > MANY).then(|| widened(admission.source()))?
        };
        let mut known = HashSet::new();
        let mut by_connection: HashMap<ConnectionId, Vec<(LogicalId, Entry)>> = HashMap::new();
        for (wire, admission) in admissions {
            let wide = many(admission);
            let source = wide.clone().unwrap_or_else(|| admission.source().clone());
            if known.insert((admission.resource(), admission.principal(), policy::key(&source))) {
                let id = name(wire, admission, wide.is_some());
                let permissions = by_connection.entry(admission.connection()).or_default();
                permissions.extend(entry(wire, admission, source).map(|entry| (id, entry)));
            }
        }
        Permissions { by_connection }
    }

    /// Adds those that a connection asked for.
    pub fn add(&mut self, connection: ConnectionId, template: &mut Template) {
        for (id, entry) in self.by_connection.remove(&connection).into_iter().flatten() {
            template.add(id, entry);
        }
    }
}

fn to_function<'g>(graph: &'g Graph, admission: &'g Admission) -> Option<(Wire<'g>, &'g Admission)> {
    graph.view(admission.resource()).filter(|view| view.is("function"))?;
    Some((graph.wire(admission.connection())?, admission))
}

/// `PublicGetPingToPingPermission`; `PublicToPingPermission` for all routes. A function that is not where the arrow
/// ends has its name in it, and so has a source that is not where the arrow starts: the API of an authorizer.
fn name(wire: Wire, admission: &Admission, wide: bool) -> LogicalId {
    let at_end = wire.end(End::To).is_some_and(|view| view.id == admission.resource());
    let function = wire.graph.view(admission.resource()).map(|view| view.logical().to_string()).unwrap_or_default();
    match (wide, at_end) {
        (true, _) => LogicalId::new(format!("{}To{function}Permission", wire.from.logical())),
        (false, true) => LogicalId::new(format!("{}{}Permission", elsewhere(wire, admission), wire.logical())),
        (false, false) => satellite(&wire.logical(), &format!("{function}Permission")),
    }
}

/// The resource that a source's ARN begins with, where it is not part of what the arrow starts at.
fn elsewhere(wire: Wire, admission: &Admission) -> String {
    let own = |id: &LogicalId| id.as_str().starts_with(wire.from.logical().as_str());
    origin(admission.source()).filter(|id| !own(id)).map(|id| id.to_string()).unwrap_or_default()
}

fn entry(wire: Wire, admission: &Admission, source: Node) -> Option<Entry> {
    let function = wire.graph.view(admission.resource())?;
    // The ARN of a bucket has no account in it; a bucket of the same name could be somebody else's one day.
    let account = (admission.principal() == "s3.amazonaws.com").then_some(Node::Pseudo(Pseudo::AccountId));
    let action = admission.actions().first().copied().unwrap_or("lambda:InvokeFunction");
    let entry = Entry::new("AWS::Lambda::Permission", wire.span())
        .with("FunctionName", crate::kinds::called(&function))
        .with("Action", Node::text(action))
        .with("Principal", Node::text(admission.principal()))
        .with("SourceArn", source)
        .with_some("SourceAccount", account);
    Some(entry)
}

/// The resource that a source's ARN begins with, where more stands behind it: the API of a route.
fn origin(source: &Node) -> Option<LogicalId> {
    let Node::Sub(pieces) = source else { return None };
    pieces.iter().find_map(|piece| match piece {
        Node::Ref(id) | Node::Att(id, _) => Some(id.clone()),
        _ => None,
    })
}

/// The ARN up to that resource, and everything behind it.
fn widened(source: &Node) -> Option<Node> {
    let Node::Sub(pieces) = source else { return None };
    let end = pieces.iter().position(|piece| matches!(piece, Node::Ref(_) | Node::Att(..)))? + 1;
    Some(Node::joined(pieces.iter().take(end).cloned().chain([Node::text("/*")])))
}

#[cfg(test)]
mod tests {
    use crate::emit::testing::{API, FUNCTION, Fixture, PUSHES, yaml};
    use crate::model::template::{LogicalId, Node, Template};

    fn routes(count: usize) -> Template {
        let mut fixture = Fixture::default();
        let (public, ping) = (fixture.resource(&API, "public"), fixture.resource(&FUNCTION, "ping"));
        for index in 0..count {
            let name = format!("route_{index}");
            let arrow = fixture.arrow(&PUSHES, (public, ""), (ping, ""), &[("name", name.as_str())]);
            let api = Node::reference(LogicalId::new("Public"));
            let source = Node::joined([
                Node::sub("arn:${AWS::Partition}:execute-api:"),
                api,
                Node::text(format!("/*/GET/{index}")),
            ]);
            fixture.admit(arrow, ping, "apigateway.amazonaws.com", &["lambda:InvokeFunction"], source);
        }
        fixture.lower().0
    }

    fn permissions(template: &Template) -> Vec<String> {
        let ids = template.resources.keys().map(ToString::to_string);
        ids.filter(|id| id.ends_with("Permission")).collect()
    }

    #[test]
    fn each_route_has_a_permission_named_by_its_arrow() {
        let template = routes(2);
        assert_eq!(permissions(&template), ["PublicToPingRoute0Permission", "PublicToPingRoute1Permission"]);
        insta::assert_snapshot!(yaml(&template, "PublicToPingRoute0Permission"), @r"
        PublicToPingRoute0Permission:
          Type: AWS::Lambda::Permission
          Properties:
            FunctionName: !Ref Ping
            Action: lambda:InvokeFunction
            Principal: apigateway.amazonaws.com
            SourceArn: !Sub arn:${AWS::Partition}:execute-api:${Public}/*/GET/0
        ");
    }

    #[test]
    fn many_routes_share_a_permission() {
        let template = routes(21);
        assert_eq!(permissions(&template), ["PublicToPingPermission"]);
        insta::assert_snapshot!(yaml(&template, "PublicToPingPermission"), @r"
        PublicToPingPermission:
          Type: AWS::Lambda::Permission
          Properties:
            FunctionName: !Ref Ping
            Action: lambda:InvokeFunction
            Principal: apigateway.amazonaws.com
            SourceArn: !Sub arn:${AWS::Partition}:execute-api:${Public}/*
        ");
    }
}
