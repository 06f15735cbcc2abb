//! The shelf of connections: one file for each pair of kinds, and this list.
//!
//! A connection is plain data ([`ConnectionKind`]): the ports it joins, options, grants, admissions, lowering. To add
//! one: write `FROM_to_TO.rs` with a `static` list, and one line here. Facts are from the services' developer guides
//! and the Service Authorization Reference, as each file says.

pub mod alarm_to_topic;
pub mod allow;
mod api;
pub mod api_account;
mod api_to_bus;
mod api_to_delivery;
mod api_to_function;
mod api_to_queue;
mod api_to_stream;
mod api_to_topic;
mod api_to_workflow;
mod authorizer_to_function;
pub mod bucket_itself;
mod bucket_rule;
mod bucket_to_bus;
mod bucket_to_function;
mod bucket_to_queue;
mod bucket_to_topic;
mod bucket_to_workflow;
mod bus_rule;
mod bus_to_bus;
mod bus_to_delivery;
mod bus_to_function;
mod bus_to_queue;
mod bus_to_stream;
mod bus_to_topic;
mod bus_to_workflow;
mod called_workflow;
mod changes;
mod code;
mod delivery_itself;
mod delivery_to_bucket;
mod delivery_to_function;
mod ends;
mod filter;
mod function_destination;
mod function_itself;
mod function_to_bucket;
mod function_to_bus;
mod function_to_database;
mod function_to_delivery;
mod function_to_function;
mod function_to_queue;
mod function_to_store;
mod function_to_stream;
mod function_to_table;
mod function_to_topic;
mod function_to_workflow;
mod mapping;
pub mod network_itself;
mod pipe_input;
pub mod pipe_itself;
mod pipe_source;
mod pipe_target;
mod pipe_to_bus;
mod pipe_to_delivery;
mod pipe_to_function;
mod pipe_to_queue;
mod pipe_to_stream;
mod pipe_to_topic;
mod pipe_to_workflow;
mod polled_stream;
mod queue_to_function;
mod queue_to_pipe;
mod request_value;
mod rule;
mod schedule_to_bus;
mod schedule_to_delivery;
mod schedule_to_function;
mod schedule_to_queue;
mod schedule_to_stream;
mod schedule_to_topic;
mod schedule_to_workflow;
mod scheduled;
mod site_content;
mod stream_to_delivery;
mod stream_to_function;
mod stream_to_pipe;
mod subscription;
mod table_to_function;
mod table_to_pipe;
mod task;
mod topic_to_delivery;
mod topic_to_function;
mod topic_to_queue;
pub mod workflow_itself;
mod workflow_steps;
mod workflow_to_function;
mod workflow_to_messages;
mod workflow_to_table;
mod workflow_to_workflow;

pub use ends::{meaningless, no_port};

use crate::model::architecture::Endpoint;
use crate::model::connection::{ConnectionKind, Reference, References, Side};
use crate::model::kind::Port;

/// Every connection, by file.
pub static ALL: &[&[ConnectionKind]] = &[
    allow::ALL,
    api_to_bus::ALL,
    api_to_delivery::ALL,
    api_to_function::ALL,
    api_to_queue::ALL,
    api_to_stream::ALL,
    api_to_topic::ALL,
    api_to_workflow::ALL,
    bucket_to_bus::ALL,
    bucket_to_function::ALL,
    bucket_to_queue::ALL,
    bucket_to_topic::ALL,
    bucket_to_workflow::ALL,
    bus_to_bus::ALL,
    bus_to_delivery::ALL,
    bus_to_function::ALL,
    bus_to_queue::ALL,
    bus_to_stream::ALL,
    bus_to_topic::ALL,
    bus_to_workflow::ALL,
    delivery_to_bucket::ALL,
    function_destination::ALL,
    function_to_bucket::ALL,
    function_to_bus::ALL,
    function_to_database::ALL,
    function_to_delivery::ALL,
    function_to_function::ALL,
    function_to_queue::ALL,
    function_to_store::ALL,
    function_to_stream::ALL,
    function_to_table::ALL,
    function_to_topic::ALL,
    function_to_workflow::ALL,
    pipe_to_bus::ALL,
    pipe_to_delivery::ALL,
    pipe_to_function::ALL,
    pipe_to_queue::ALL,
    pipe_to_stream::ALL,
    pipe_to_topic::ALL,
    pipe_to_workflow::ALL,
    queue_to_function::ALL,
    queue_to_pipe::ALL,
    schedule_to_bus::ALL,
    schedule_to_delivery::ALL,
    schedule_to_function::ALL,
    schedule_to_queue::ALL,
    schedule_to_stream::ALL,
    schedule_to_topic::ALL,
    schedule_to_workflow::ALL,
    stream_to_delivery::ALL,
    stream_to_function::ALL,
    stream_to_pipe::ALL,
    table_to_function::ALL,
    table_to_pipe::ALL,
    topic_to_delivery::ALL,
    topic_to_function::ALL,
    topic_to_queue::ALL,
    workflow_to_function::ALL,
    workflow_to_messages::ALL,
    workflow_to_table::ALL,
    workflow_to_workflow::ALL,
];

/// What a resource of a kind is joined to without an arrow: itself, for what it does on its own (a function writes its
/// log). The port is where `why` shows the connection to start and end; a rule's `when` decides whether it applies.
pub static IMPLIED: &[(&Port, &ConnectionKind)] = &[
    (&api_account::LOGS, &api_account::API_ACCOUNT_LOGS),
    (&delivery_itself::LOG, &delivery_itself::DELIVERY_LOG),
    (&function_itself::LOG, &function_itself::WRITES_LOG),
    (&function_itself::TRACES, &function_itself::WRITES_TRACES),
    (&function_itself::NETWORK, &function_itself::JOINS_NETWORK),
    (&network_itself::LOG, &network_itself::NETWORK_LOG),
    (&pipe_itself::LOG, &pipe_itself::WRITES_LOG),
    (&bucket_itself::COPIES, &bucket_itself::BUCKET_COPIES),
    (&bucket_itself::PAGES, &bucket_itself::BUCKET_PAGES),
    (&site_content::FILES, &site_content::SITE_CONTENT),
    (&workflow_itself::LOG, &workflow_itself::WRITES_LOG),
    (&workflow_itself::TRACES, &workflow_itself::WRITES_TRACES),
];

/// Attributes that refer to resources and imply a connection to them.
pub static IMPLIED_BY_ATTRIBUTE: &[Reference] = &[
    Reference { kind: "alarm", attribute: "notify", connection: &alarm_to_topic::ALARM_TO_TOPIC },
    Reference { kind: "alarm", attribute: "ok", connection: &alarm_to_topic::ALARM_TO_TOPIC },
    Reference {
        kind: "authorizer",
        attribute: "function",
        connection: &authorizer_to_function::AUTHORIZER_TO_FUNCTION,
    },
    Reference { kind: "delivery", attribute: "transform", connection: &delivery_to_function::DELIVERY_TO_FUNCTION },
    Reference { kind: "function", attribute: "key", connection: &function_itself::DECRYPTS_VARIABLES },
    Reference { kind: "pipe", attribute: "enrich", connection: &pipe_itself::FUNCTION_ENRICHES },
    Reference { kind: "pipe", attribute: "enrich", connection: &pipe_itself::WORKFLOW_ENRICHES },
    Reference { kind: "pipe", attribute: "enrich", connection: &pipe_itself::ROUTE_ENRICHES },
];

/// References inside attributes that imply connections.
pub static IMPLIED_BY_CONTENT: &[&References] = &[&workflow_steps::STEPS];

/// Every connection.
pub fn all() -> impl Iterator<Item = &'static ConnectionKind> {
    ALL.iter().flat_map(|list| list.iter())
}

/// What an arrow between two sides means.
pub fn find(from: Side, to: Side) -> Option<&'static ConnectionKind> {
    all().find(|kind| kind.from == from && kind.to == to)
}

/// The side of an end point; `kind` is that of its resource.
pub fn side(kind: &'static str, endpoint: &Endpoint) -> Side {
    Side { kind, port: endpoint.port.name }
}
