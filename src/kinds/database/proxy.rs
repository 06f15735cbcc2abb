//! The proxy before a database: it lends few connections to many functions.
//!
//! Who comes shows a token of IAM for a database user; the proxy goes on as that user with a token of its own role, so that
//! no password is anywhere. Sources: Amazon RDS User Guide, "RDS Proxy concepts and terminology" and "Configuring IAM
//! authentication for RDS Proxy" (end-to-end IAM authentication); CloudFormation, `AWS::RDS::DBProxy`.

use super::{cluster, door, engine, is_aurora};
use crate::kinds::{common, network};
use crate::model::architecture::Attributes;
use crate::model::grant::{Guard, Principal};
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Value;

/// RDS, for a proxy. The source is a proxy, which has no id before it is there.
pub static RDS: Principal = Principal { service: "rds.amazonaws.com", word: "Proxy", guard: Guard::Source(any_proxy) };

fn any_proxy(_: &View) -> Node {
    Node::sub("arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:db-proxy:*")
}

/// The share of the connections that nobody said, in percent.
const SHARE: f64 = 90.0;

/// Whether there is one.
pub fn is_there(view: &View) -> bool {
    let able = engine(view).is_some_and(|engine| engine.family.is_some());
    let wanted = match view.attributes().get("proxy").map(|given| &given.value) {
        Some(Value::Bool(wanted)) => *wanted,
        Some(_) => true,
        None => !view.attributes().is_off("proxy"),
    };
    able && wanted
}

/// The logical ID of the proxy.
pub fn logical(view: &View) -> LogicalId {
    view.satellite("Proxy")
}

/// The logical ID of its second end, from which readers answer.
pub fn for_readers(view: &View) -> LogicalId {
    view.satellite("ProxyReaders")
}

/// What the author says about it.
pub fn settings(view: &View) -> Attributes {
    view.attributes().object("proxy").unwrap_or_else(|| Attributes { table: table(view), ..Attributes::default() })
}

fn table(view: &View) -> &'static [crate::model::shape::Attribute] {
    use crate::model::shape::Shape;
    let proxy = view.kind().attribute("proxy");
    match proxy.map(|attribute| &attribute.shape) {
        Some(Shape::Either([_, Shape::Object(table)])) => table,
        _ => &[],
    }
}

/// The share of the database's connections that are the proxy's, in percent.
pub fn share(view: &View) -> f64 {
    match settings(view).get("share").map(|given| &given.value) {
        Some(Value::Percent(percent)) => percent.clamp(1.0, 100.0),
        _ => SHARE,
    }
}

/// The ARN of a user who comes through it, for IAM: its id is the end of its ARN.
pub fn user_arn(view: &View, user: &str) -> Node {
    let parts = Node::Split(":", Box::new(Node::att(logical(view), "DBProxyArn")));
    let id = Node::Select(6, Box::new(parts));
    let front = Node::sub("arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:");
    Node::Join("", Box::new(Node::list([front, id, Node::text(format!("/{user}"))])))
}

/// Adds it, where there is one.
pub fn lower(view: &View, home: &View, template: &mut Template) {
    let Some(family) = engine(view).and_then(|engine| engine.family).filter(|_| is_there(view)) else { return };
    let settings = settings(view);
    let entry = Entry::new("AWS::RDS::DBProxy", view.span())
        .after(view.policy(&RDS))
        .with("DBProxyName", name(view, ""))
        .with("EngineFamily", Node::text(family))
        .with("DefaultAuthScheme", Node::text("IAM_AUTH"))
        .with("RequireTLS", Node::Bool(true))
        .with_some("IdleClientTimeout", settings.seconds("idle").map(Node::Int))
        .with("RoleArn", Node::att(view.role(&RDS), "Arn"))
        .with("VpcSubnetIds", network::subnets(home))
        .with("VpcSecurityGroupIds", Node::list([Node::att(door::proxy_group(view), "GroupId")]))
        .with("Tags", common::tags(view));
    template.add(logical(view), entry);
    template.add(view.satellite("ProxyTarget"), target(view, &settings));
    if view.mention("reader_endpoint").is_some() {
        template.add(for_readers(view), readers_end(view, home));
    }
}

/// What it leads to. It waits for the machines: a proxy takes none that is being made.
fn target(view: &View, settings: &Attributes) -> Entry {
    let pool = Node::map([
        ("MaxConnectionsPercent", Node::Int(share(view) as i64)),
        ("ConnectionBorrowTimeout", settings.seconds("wait").map_or(Node::Null, Node::Int)),
    ]);
    let list = if is_aurora(view) { "DBClusterIdentifiers" } else { "DBInstanceIdentifiers" };
    let entry = Entry::new("AWS::RDS::DBProxyTargetGroup", view.span())
        .with("DBProxyName", Node::reference(logical(view)))
        .with("TargetGroupName", Node::text("default"))
        .with(list, Node::list([Node::reference(view.logical())]))
        .with("ConnectionPoolConfigurationInfo", pool);
    let machines = is_aurora(view).then(|| cluster::machines(view)).into_iter().flatten();
    machines.fold(entry, Entry::after)
}

fn readers_end(view: &View, home: &View) -> Entry {
    Entry::new("AWS::RDS::DBProxyEndpoint", view.span())
        .after(view.satellite("ProxyTarget"))
        .with("DBProxyName", Node::reference(logical(view)))
        .with("DBProxyEndpointName", name(view, "-readers"))
        .with("TargetRole", Node::text("READ_ONLY"))
        .with("VpcSubnetIds", network::subnets(home))
        .with("VpcSecurityGroupIds", Node::list([Node::att(door::proxy_group(view), "GroupId")]))
        .with("Tags", common::tags(view))
}

/// RDS insists on a name, of letters, digits and hyphens.
fn name(view: &View, end: &str) -> Node {
    let own = view.resource.identity.names().collect::<Vec<_>>().join("-").replace('_', "-");
    Node::sub("${AWS::StackName}-").then(&own).then(end)
}
