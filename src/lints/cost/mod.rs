//! What is paid for and serves nobody: logs without end, capacity without callers, dear ways where a cheap one does.

mod chatty_log;
mod dear_processor;
mod endless_log;
mod endless_versions;
mod fixed_capacity;
mod idle_provisioned;
mod idle_resource;
mod idle_rest;
mod idle_standard;
mod lone_dedicated;
mod money;
mod polled_store;
mod short_polling;
mod tiny_objects;
mod unread_shards;

use crate::lints::Area;

/// The lints of cost.
pub static AREA: Area = Area {
    title: "Cost",
    lints: &[
        &endless_log::ENDLESS_LOG,
        &short_polling::SHORT_POLLING,
        &idle_provisioned::IDLE_PROVISIONED,
        &unread_shards::UNREAD_SHARDS,
        &lone_dedicated::LONE_DEDICATED,
        &polled_store::POLLED_STORE,
        &idle_rest::IDLE_REST,
        &idle_standard::IDLE_STANDARD,
        &tiny_objects::TINY_OBJECTS,
        &endless_versions::ENDLESS_VERSIONS,
        &idle_resource::IDLE_RESOURCE,
        &fixed_capacity::FIXED_CAPACITY,
        &chatty_log::CHATTY_LOG,
        &dear_processor::DEAR_PROCESSOR,
    ],
};
