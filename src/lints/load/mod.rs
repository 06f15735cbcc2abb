//! What burns the house down: more calls than the account runs, more connections than a database takes.

mod few_for_pollers;
mod idle_nat;
mod many_connections;
mod reserved_over_limit;
mod shared_pool;
mod unbounded_connections;
mod useless_network;

use crate::lints::Area;

/// The lints of load.
pub static AREA: Area = Area {
    title: "Load",
    lints: &[
        &reserved_over_limit::RESERVED_OVER_LIMIT,
        &many_connections::MANY_CONNECTIONS,
        &unbounded_connections::UNBOUNDED_CONNECTIONS,
        &few_for_pollers::FEW_FOR_POLLERS,
        &shared_pool::SHARED_POOL,
        &useless_network::USELESS_NETWORK,
        &idle_nat::IDLE_NAT,
    ],
};
