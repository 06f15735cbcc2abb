//! `function -> table.read` and its like: the code works on items.
//!
//! Sources: Service Authorization Reference, Amazon DynamoDB; Amazon DynamoDB Developer Guide, "Using IAM with
//! transactions". A transaction is no action: it needs those of its parts. Only `Query` and `Scan` go to an index.

use super::code::{ITSELF, may, may_when, row};
use crate::model::connection::{ConnectionKind, Crypto, End, On, Side};
use crate::model::graph::Wire;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[
    row(
        "function_to_table_read",
        Side::port("table", "read"),
        "The code reads items by their keys, in the table and its indexes: `GetItem`, `BatchGetItem`, `Query`, and \
         `ConditionCheckItem` for transactions. Not `Scan`, which has a port of its own.",
        &[
            may(
                &["dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:Query"],
                ITSELF,
                Crypto::Table,
            ),
            may_when(&["dynamodb:Query"], INDEXES, Crypto::No, has_indexes),
        ],
    ),
    row(
        "function_to_table_scan",
        Side::port("table", "scan"),
        "The code walks through the whole table or an index: `Scan`. It reads everything, and costs accordingly.",
        &[
            may(&["dynamodb:Scan"], ITSELF, Crypto::Table),
            may_when(&["dynamodb:Scan"], INDEXES, Crypto::No, has_indexes),
        ],
    ),
    row(
        "function_to_table_write",
        Side::port("table", "write"),
        "The code writes, changes and deletes items: `PutItem`, `UpdateItem`, `DeleteItem`, `BatchWriteItem`, which \
         also serve transactions. It reads none; draw a second arrow to `.read` for that.",
        &[may(
            &["dynamodb:BatchWriteItem", "dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
            ITSELF,
            Crypto::Table,
        )],
    ),
    row(
        "function_to_table_put",
        Side::port("table", "put"),
        "The code writes whole items and nothing else: `PutItem`.",
        &[may(&["dynamodb:PutItem"], ITSELF, Crypto::Table)],
    ),
    row(
        "function_to_table_update",
        Side::port("table", "update"),
        "The code changes items, one at a time, and nothing else: `UpdateItem`.",
        &[may(&["dynamodb:UpdateItem"], ITSELF, Crypto::Table)],
    ),
    row(
        "function_to_table_delete",
        Side::port("table", "delete"),
        "The code deletes items and nothing else: `DeleteItem`.",
        &[may(&["dynamodb:DeleteItem"], ITSELF, Crypto::Table)],
    ),
    row(
        "function_to_table_idempotency",
        Side::port("table", "idempotency"),
        "The code notes which events it has worked on, and looks them up: `GetItem`, `PutItem`, `UpdateItem`, \
         `DeleteItem`, as the idempotency utility of Powertools for AWS Lambda needs. The table wants a `ttl`, so that the \
         notes go away by themselves.",
        &[may(
            &["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"],
            ITSELF,
            Crypto::Table,
        )],
    ),
    row(
        "function_to_table_lease",
        Side::port("table", "lease"),
        "The code takes, extends and gives back a lease: conditional `PutItem`, `UpdateItem` and `DeleteItem`. It reads \
         nothing: a condition that fails says that somebody else holds it.",
        &[may(&["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:UpdateItem"], ITSELF, Crypto::Table)],
    ),
];

const INDEXES: On = On::Suffix(End::To, "/index/*");

fn has_indexes(wire: &Wire) -> bool {
    wire.to.attributes().map("indexes").is_some_and(|indexes| !indexes.is_empty())
}
