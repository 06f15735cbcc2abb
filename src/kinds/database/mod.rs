//! `database`: Amazon Aurora and Amazon RDS.
//!
//! One file for each thing that a database has: `attributes` and `metrics` are the tables, `engine` and `class` say
//! what AWS offers, `cluster` is Aurora, `instance` is RDS, [`proxy`] stands before both, [`door`] says who is let in.

mod attributes;
mod check;
pub mod class;
mod cluster;
pub mod door;
pub mod engine;
mod instance;
mod metrics;
pub mod proxy;

use super::{common, network};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::stack::Scope;
use crate::model::template::{Deletion, Entry, LogicalId, Node, Template};
use engine::Engine;

/// The row of `database`.
pub static DATABASE: Kind = Kind {
    name: "database",
    summary: "A relational database (Amazon Aurora, Amazon RDS).",
    doc: DOC,
    example: "network inside {}\n\n\
              database accounts { network: inside, engine: \"aurora-postgresql\", capacity: { min: 0.5, max: 8 } }\n",
    ty: "AWS::RDS::DBCluster",
    rank: 53,
    attributes: attributes::ATTRIBUTES,
    outputs: &[],
    inputs: &[
        Port::new("connect", "a connection of a database user, without a password"),
        Port::new("admin", "a connection of the owner of everything, for changes of the schema"),
        Port::new("query", "a statement over HTTPS, without a connection; Aurora only"),
    ],
    members: MEMBERS,
    metrics: metrics::METRICS,
    companions: &[],
    scope: Scope::regional,
    check: check::check,
    lower,
};

const DOC: &str = "\
A database lives in the private subnets of a `network` and cannot be reached from the internet. It is encrypted, backed up \
every day, protected against deletion, and leaves a snapshot when the stack goes. `capacity` makes an Aurora database that \
grows and shrinks with its load (Serverless v2), `class` one on machines of one size.

**Nobody has a password.** The owner's is made and changed by RDS and kept as a secret, `accounts.secret`. Code connects as a \
database user with a token that IAM signs: `charge -> accounts.connect { user: \"app\" }` is the right to be that user and \
no other. The user itself is made once, in the database: `CREATE USER app; GRANT rds_iam TO app;` in PostgreSQL, \
`CREATE USER app IDENTIFIED WITH AWSAuthenticationPlugin AS 'RDS';` in MySQL. A function that changes the schema draws its \
arrow to `.admin` and reads the secret.

**A proxy stands before it** (RDS Proxy), unless `proxy: false` says otherwise: it holds few connections and lends them to \
many functions, and it keeps them over a failover. It asks for TLS and IAM, and goes on as the same database user with IAM \
itself. `accounts.endpoint` is the proxy where there is one. MariaDB has none, as a proxy would need its users' passwords.

**Regions.** A database is one of its own in each region of a service; nothing is copied between them. Say `in: [\"us-east-1\"]` where \
there is to be one.
";

static MEMBERS: &[Member] = &[
    Member {
        name: "endpoint",
        from: MemberFrom::Made(endpoint),
        doc: "The host that code connects to: the proxy's where there is one, or else the database's.",
    },
    Member {
        name: "reader_endpoint",
        from: MemberFrom::Made(reader_endpoint),
        doc: "Aurora only: the host for questions that may be answered by a reader, through the proxy where there is one.",
    },
    Member {
        name: "direct_endpoint",
        from: MemberFrom::Made(direct_endpoint),
        doc: "The database's own host, past the proxy: for what arrows to `.admin` do.",
    },
    Member { name: "port", from: MemberFrom::Made(port), doc: "The port, as text." },
    Member { name: "name", from: MemberFrom::Made(database_name), doc: "The name of the first database in it." },
    Member {
        name: "secret",
        from: MemberFrom::Made(secret),
        doc: "The ARN of the secret with the owner's name and password, which RDS makes and changes.",
    },
    Member { name: "arn", from: MemberFrom::Made(arn), doc: "The ARN of the cluster, or of the instance." },
];

/// What AWS offers under the engine's name.
pub fn engine(view: &View) -> Option<&'static Engine> {
    engine::find(view.attributes().text("engine")?)
}

/// Whether it is Aurora: a cluster, and not an instance.
pub fn is_aurora(view: &View) -> bool {
    engine(view).is_some_and(|engine| engine.is_aurora)
}

/// The network that it lives in.
pub fn home<'a>(view: &View<'a>) -> Option<View<'a>> {
    view.refers("network")
}

/// The port on which it listens, and its proxy too.
pub fn port_number(view: &View) -> i64 {
    view.attributes().int("port").or_else(|| engine(view).map(|engine| engine.port)).unwrap_or(5432)
}

fn port(view: &View) -> Node {
    Node::text(port_number(view).to_string())
}

fn endpoint(view: &View) -> Node {
    if proxy::is_there(view) { Node::att(proxy::logical(view), "Endpoint") } else { direct_endpoint(view) }
}

fn reader_endpoint(view: &View) -> Node {
    match proxy::is_there(view) {
        true => Node::att(proxy::for_readers(view), "Endpoint"),
        false => Node::att(view.logical(), "ReadEndpoint.Address"),
    }
}

fn direct_endpoint(view: &View) -> Node {
    Node::att(view.logical(), "Endpoint.Address")
}

fn secret(view: &View) -> Node {
    Node::att(view.logical(), "MasterUserSecret.SecretArn")
}

fn arn(view: &View) -> Node {
    Node::att(view.logical(), if is_aurora(view) { "DBClusterArn" } else { "DBInstanceArn" })
}

/// What the author says, or else the database's own name in the program.
fn database_name(view: &View) -> Node {
    view.property("name").unwrap_or_else(|| Node::text(view.resource.identity.name()))
}

/// The ARN of a user of the database itself, for IAM.
pub fn user_arn(view: &View, user: &str) -> Node {
    let id = Node::att(view.logical(), if is_aurora(view) { "DBClusterResourceId" } else { "DbiResourceId" });
    dbuser(id, user)
}

/// `arn:…:dbuser:ID/USER` (Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access").
pub fn dbuser(id: Node, user: &str) -> Node {
    let front = Node::sub("arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:");
    Node::joined([front, id, Node::text("/"), Node::text(user)])
}

fn lower(view: &View, template: &mut Template) {
    let Some(home) = home(view) else { return };
    let entry = Entry::new("AWS::RDS::DBSubnetGroup", view.span())
        .with("DBSubnetGroupDescription", Node::text(format!("Where {} lives", view.name())))
        .with("SubnetIds", network::subnets(&home))
        .with("Tags", common::tags(view));
    template.add(subnet_group(view), entry);
    door::lower(view, &home, template);
    match is_aurora(view) {
        true => cluster::lower(view, template),
        false => instance::lower(view, template),
    }
    proxy::lower(view, &home, template);
}

fn subnet_group(view: &View) -> LogicalId {
    view.satellite("Subnets")
}

/// What stays when the database leaves the template or is replaced.
fn kept(view: &View, entry: Entry) -> Entry {
    let deletion = match view.attributes().text("keep") {
        Some("snapshot") => Deletion::Snapshot,
        Some("database") => Deletion::Retain,
        _ => Deletion::Delete,
    };
    Entry { deletion: Some(deletion), ..entry }
}

/// `DeletionProtection`
fn is_protected(view: &View) -> bool {
    let a = view.attributes();
    if a.get("protect").is_some() { a.bool("protect") } else { !a.is_off("keep") }
}

/// `EnableCloudwatchLogsExports`
fn logs(view: &View) -> Option<Node> {
    let a = view.attributes();
    if a.is_off("logs") {
        return None;
    }
    view.property("logs").or_else(|| engine(view).map(|engine| Node::texts(engine.logs.iter().copied())))
}

/// The properties that clusters and instances both have, in the order in which templates show them.
fn shared(view: &View, entry: Entry, name: &'static str, groups: &'static str) -> Entry {
    let a = view.attributes();
    let secret = common::key_arn(view).map(|key| Node::map([("KmsKeyId", key)]));
    entry
        .with_some("Engine", a.text("engine").map(Node::text))
        .with_some("EngineVersion", view.property("version"))
        .with(name, database_name(view))
        .with("Port", if is_aurora(view) { Node::Int(port_number(view)) } else { port(view) })
        .with_some("MasterUsername", a.text("owner").map(Node::text))
        .with("ManageMasterUserPassword", Node::Bool(true))
        .with_some("MasterUserSecret", secret)
        .with("EnableIAMDatabaseAuthentication", Node::Bool(true))
        .with("DBSubnetGroupName", Node::reference(subnet_group(view)))
        .with(groups, Node::list([Node::att(door::group(view), "GroupId")]))
        .with("StorageEncrypted", Node::Bool(true))
        .with_some("KmsKeyId", common::key_arn(view))
        .with_some("BackupRetentionPeriod", a.seconds("backups").map(|it| Node::Int(it / crate::model::shape::DAY)))
        .with("CopyTagsToSnapshot", Node::Bool(true))
        .with("DeletionProtection", Node::Bool(is_protected(view)))
        .with_some("EnableCloudwatchLogsExports", logs(view))
}

/// Performance Insights of an instance, with the seven days that cost nothing.
fn insights(view: &View, entry: Entry) -> Entry {
    let a = view.attributes();
    let small = a.text("class").is_some_and(class::is_small);
    let wanted = if a.get("insights").is_some() { a.bool("insights") } else { !small };
    let entry = entry.with("EnablePerformanceInsights", Node::Bool(wanted));
    match wanted {
        true => entry
            .with("PerformanceInsightsRetentionPeriod", Node::Int(7))
            .with_some("PerformanceInsightsKMSKeyId", common::key_arn(view)),
        false => entry,
    }
}
