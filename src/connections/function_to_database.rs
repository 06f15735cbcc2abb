//! `function -> database.connect` and its like: the code connects to a database, or asks it over HTTPS.
//!
//! Sources: Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access" and "Configuring IAM
//! authentication for RDS Proxy"; Amazon Aurora User Guide, "Authorizing access to the RDS Data API".

use super::code::{ITSELF, may, row};
use crate::diagnostics::{Diagnostics, databases as say};
use crate::kinds::database::{self, door, proxy};
use crate::kinds::function;
use crate::kinds::network::groups;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, On, Side};
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, Fallback, Shape, Text};
use crate::model::template::{Node, Template};

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    ConnectionKind {
        options: OPTIONS,
        check,
        lower,
        ..row(
            "function_to_database_connect",
            Side::port("database", "connect"),
            "The code connects as a database user, with a token that IAM signs in the place of a password: \
             `rds-db:connect` on exactly that user. With a proxy, the function may be that user at the proxy, and the \
             proxy may be it at the database. The security groups let the function in, and nobody else. Pass \
             `accounts.endpoint`, `accounts.port` and `accounts.name` in `env`.",
            &[may(&["rds-db:connect"], On::Made(user), Crypto::No), THROUGH_PROXY],
        )
    },
    ConnectionKind {
        check,
        lower,
        ..row(
            "function_to_database_admin",
            Side::port("database", "admin"),
            "The code connects as the owner, past the proxy, to change the schema or to make users: \
             `secretsmanager:GetSecretValue` on the owner's secret. Pass `accounts.direct_endpoint` and `accounts.secret` in \
             `env`.",
            &[may(&["secretsmanager:GetSecretValue"], On::Member(End::To, "secret"), Crypto::Read)],
        )
    },
    ConnectionKind {
        check: check_query,
        ..row(
            "function_to_database_query",
            Side::port("database", "query"),
            "The code sends statements over HTTPS (RDS Data API), as the owner and without a connection, so that it need not be \
             in the network: five actions of `rds-data` on the cluster, and `secretsmanager:GetSecretValue` on the owner's \
             secret. Aurora only; the arrow switches it on. Pass `accounts.arn` and `accounts.secret` in `env`.",
            &[
                may(
                    &[
                        "rds-data:BatchExecuteStatement",
                        "rds-data:BeginTransaction",
                        "rds-data:CommitTransaction",
                        "rds-data:ExecuteStatement",
                        "rds-data:RollbackTransaction",
                    ],
                    ITSELF,
                    Crypto::No,
                ),
                may(&["secretsmanager:GetSecretValue"], On::Member(End::To, "secret"), Crypto::Read),
            ],
        )
    },
];

/// The proxy goes on as the same user.
const THROUGH_PROXY: GrantRule = GrantRule {
    holder: End::To,
    principal: &proxy::RDS,
    actions: &["rds-db:connect"],
    on: On::Made(user_behind),
    crypto: Crypto::No,
    when: |wire: &Wire| proxy::is_there(&wire.to),
};

static OPTIONS: &[Attribute] = &[
    Attribute::new(
        "user",
        Shape::Text(Text::that(32, is_user, "a user's name: small letters, digits and `_`, with a letter first").now()),
        Fallback::Required,
        "The database user.",
    ),
    Attribute::new(
        "connections",
        Shape::Int(1, 100),
        Fallback::Int(1),
        "How many connections each environment of the function opens, at most: its pool.",
    ),
];

/// PostgreSQL folds names that are not quoted to small letters, and IAM compares as they are written.
fn is_user(text: &str) -> bool {
    let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(word)
}

fn user(wire: &Wire) -> Vec<Node> {
    let arn = |user: &str| match proxy::is_there(&wire.to) {
        true => proxy::user_arn(&wire.to, user),
        false => database::user_arn(&wire.to, user),
    };
    wire.options().text("user").map(arn).into_iter().collect()
}

fn user_behind(wire: &Wire) -> Vec<Node> {
    wire.options().text("user").map(|user| database::user_arn(&wire.to, user)).into_iter().collect()
}

/// A database answers only in its own network.
fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (inside, home) = (wire.from.refers("network"), database::home(&wire.to));
    let Some(home) = home else { return };
    if inside.is_none_or(|inside| inside.id != home.id) {
        let function = (wire.from.name(), wire.from.span());
        let at = wire.from.attributes().get("network").map(|given| given.span);
        let database = (wire.to.name(), wire.to.attribute_span("network"));
        diagnostics.push(say::outside(
            (&function.0, function.1, wire.from.resource.braces, at),
            (&database.0, database.1),
            &home.name(),
            wire.span(),
        ));
    }
}

fn check_query(wire: &Wire, diagnostics: &mut Diagnostics) {
    if let Some(engine) = database::engine(&wire.to).filter(|engine| !engine.is_aurora) {
        let declared = wire.to.attribute_span("engine");
        diagnostics.push(say::statements_without_aurora(&wire.to.name(), engine.name, wire.span(), declared));
    }
}

/// The group at the other end lets the function in; once, though two arrows lead there.
fn lower(wire: &Wire, template: &mut Template) {
    let Some(group) = door::entered(wire) else { return };
    let first =
        wire.from.outgoing().find(|other| other.to.id == wire.to.id && door::entered(other).as_ref() == Some(&group));
    if first.is_some_and(|first| first.connection.id == wire.connection.id) {
        let port = database::port_number(&wire.to);
        let entry = groups::lets_in(group, function::group(&wire.from), port, &wire.from.name(), wire.span());
        template.add(wire.satellite("Ingress"), entry);
    }
}
