//! `workflow -> table.read` and its like: tasks work on items without code.
//!
//! Source: Step Functions Developer Guide, "Perform DynamoDB CRUD operations with Step Functions"; Service Authorization
//! Reference, Amazon DynamoDB. A step implies the one action that it needs; an arrow that is drawn is for the tasks of a
//! definition, whichever they are.

use super::task::{ITSELF, may, may_when, row};
use crate::model::connection::{ConnectionKind, Crypto, End, On, Side};
use crate::model::graph::Wire;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(
        "workflow_to_table_read",
        Side::port("table", "read"),
        "Tasks of a `definition` read items by their keys, in the table and its indexes: `GetItem` and `Query`.",
        &[
            may(&["dynamodb:GetItem", "dynamodb:Query"], ITSELF, Crypto::Table),
            may_when(&["dynamodb:Query"], INDEXES, Crypto::No, has_indexes),
        ],
    ),
    row(
        "workflow_to_table_write",
        Side::port("table", "write"),
        "Tasks of a `definition` write, change and delete items: `PutItem`, `UpdateItem`, `DeleteItem`.",
        &[may(&["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], ITSELF, Crypto::Table)],
    ),
    row(
        "workflow_to_table_delete",
        Side::port("table", "delete"),
        "Tasks of a `definition` delete items and do nothing else: `DeleteItem`.",
        &[may(&["dynamodb:DeleteItem"], ITSELF, Crypto::Table)],
    ),
];

/// What a step with `put` implies.
pub static PUTS: ConnectionKind = row(
    "workflow_puts_item",
    Side::port("table", "write"),
    "A step with `put` puts items: `dynamodb:PutItem`.",
    &[may(&["dynamodb:PutItem"], ITSELF, Crypto::Table)],
);

/// What a step with `get` implies.
pub static GETS: ConnectionKind = row(
    "workflow_gets_item",
    Side::port("table", "read"),
    "A step with `get` reads items by their keys: `dynamodb:GetItem`.",
    &[may(&["dynamodb:GetItem"], ITSELF, Crypto::Table)],
);

/// What a step with `update` implies.
pub static UPDATES: ConnectionKind = row(
    "workflow_updates_item",
    Side::port("table", "write"),
    "A step with `update` changes items: `dynamodb:UpdateItem`.",
    &[may(&["dynamodb:UpdateItem"], ITSELF, Crypto::Table)],
);

/// What a step with `delete` implies.
pub static DELETES: ConnectionKind = row(
    "workflow_deletes_item",
    Side::port("table", "delete"),
    "A step with `delete` deletes items: `dynamodb:DeleteItem`.",
    &[may(&["dynamodb:DeleteItem"], ITSELF, Crypto::Table)],
);

const INDEXES: On = On::Suffix(End::To, "/index/*");

fn has_indexes(wire: &Wire) -> bool {
    wire.to.attributes().map("indexes").is_some_and(|indexes| !indexes.is_empty())
}
