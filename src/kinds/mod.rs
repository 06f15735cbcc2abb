//! The shelf of kinds: one file each, and this list.
//!
//! A kind is plain data ([`Kind`]), so that the checker, `explain`, completion, the reference in `docs/` and the
//! tests all read the same source. To add one: write `NAME.rs` with a `static NAME: Kind`, and one line here.

mod alarm;
pub mod api;
pub mod arns;
pub mod authorizer;
mod bucket;
mod bucket_lifecycle;
pub mod bucket_replication;
pub mod bucket_website;
mod bus;
pub mod common;
pub mod conform;
pub mod database;
pub mod delivery;
pub mod dns;
pub mod function;
mod key;
pub mod network;
pub mod overrides;
mod parameter;
pub mod pipe;
pub mod properties;
mod queue;
pub mod raw;
mod replicas;
mod schedule;
mod secret;
pub mod site;
pub mod stream;
mod table;
mod table_capacity;
mod table_keys;
mod table_replicas;
mod topic;
pub mod workflow;

pub use alarm::condition;
pub use api::route::parse_route;
pub use bus::is_default as bus_is_default;
pub use function::{called, log_group, runtimes, switch};
pub use queue::{needed_visibility, visibility};
pub use schedule::{expression, max_age, period};
pub use secret::permitted as permitted_secret;

pub use crate::model::kind::Kind;

/// Every kind, in the order in which a template shows them.
pub static ALL: &[&Kind] = &[
    &key::KEY,
    &parameter::PARAMETER,
    &secret::SECRET,
    &network::NETWORK,
    &function::FUNCTION,
    &workflow::WORKFLOW,
    &schedule::SCHEDULE,
    &pipe::PIPE,
    &queue::QUEUE,
    &topic::TOPIC,
    &bus::BUS,
    &stream::STREAM,
    &delivery::DELIVERY,
    &bucket::BUCKET,
    &table::TABLE,
    &database::DATABASE,
    &dns::zone::ZONE,
    &dns::certificate::CERTIFICATE,
    &api::API,
    &authorizer::AUTHORIZER,
    &site::SITE,
    &alarm::ALARM,
    &dns::health_check::HEALTH_CHECK,
    &dns::record::RECORD,
    &raw::RESOURCE,
];

/// The kind with a name.
pub fn find(name: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.name == name)
}
