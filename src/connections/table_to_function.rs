//! `table.changes -> function`: Lambda reads the table's stream and calls the function with batches.
//!
//! Sources: Lambda Developer Guide, "Using Lambda with DynamoDB"; AWS managed policy `AWSLambdaDynamoDBExecutionRole`
//! for the actions.

use super::{mapping, polled_stream};
use crate::diagnostics::{Diagnostics, deliveries, regions};
use crate::kinds::common;
use crate::model::connection::{ConnectionKind, Crypto, End, GrantRule, Mode, On, Side, Sink, always};
use crate::model::grant::LAMBDA;
use crate::model::graph::Wire;
use crate::model::shape::{Attribute, DAY, Fallback};
use crate::model::template::Template;

/// The rows of this file.
pub static ALL: &[ConnectionKind] = &[ConnectionKind {
    name: "table_changes_to_function",
    from: Side::port("table", "changes"),
    to: Side::of("function"),
    mode: Mode::Poll,
    doc: "Lambda reads the table's stream and calls the function with batches of changes, in order for each item. A \
          batch that fails is cut in two until the bad record stands alone; after `retries` attempts, or when it is \
          older than `max_age`, a note of it goes to the function's queue for failures and the rest continues. The \
          note says where the record was, and the stream keeps records for a day.\n\n\
          Where the table is replicated, each region reads the stream of its own replica, and each of these streams \
          has the changes of all regions: say where the arrow is `active`.",
    options: OPTIONS,
    grants: GRANTS,
    admits: &[],
    sink: Sink::Target,
    check,
    lower,
}];

static GRANTS: &[GrantRule] = &[
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"],
        on: On::Member(End::From, "stream"),
        crypto: Crypto::Read,
        when: always,
    },
    GrantRule {
        holder: End::To,
        principal: &LAMBDA,
        actions: &["dynamodb:ListStreams"],
        on: On::Everything("`dynamodb:ListStreams` accepts no resource"),
        crypto: Crypto::No,
        when: always,
    },
    polled_stream::MAY_GIVE_UP,
];

static OPTIONS: &[Attribute] = &[
    polled_stream::BATCH,
    polled_stream::WINDOW,
    polled_stream::RETRIES,
    polled_stream::max_age(DAY),
    polled_stream::BISECT,
    polled_stream::PARALLEL,
    polled_stream::TUMBLING,
    polled_stream::FROM,
    Attribute {
        name: "active",
        shape: common::ACTIVE,
        fallback: Fallback::Absent,
        doc: "In a service of several regions: whether the home region alone reads, and the others are ready to (one \
              `aws lambda update-event-source-mapping` starts them, with the changes of the last day that \
              `from: \"beginning\"` has them begin with), or every region.",
    },
    mapping::FILTER,
    mapping::ENABLED,
];

/// How many readers a shard of a stream takes (DynamoDB Developer Guide, "Quotas").
const MOST_READERS: usize = 2;

/// The same for a table with replicas: one reader is what the quotas recommend there.
const MOST_READERS_OF_REPLICA: usize = 1;

fn check(wire: &Wire, diagnostics: &mut Diagnostics) {
    mapping::check(wire, diagnostics);
    if wire.from.attributes().is_off("changes") {
        let at = wire.from.attribute_span("changes");
        diagnostics.push(deliveries::changes_off(&wire.from.name(), at, wire.span()));
    }
    one_region_reads(wire, diagnostics);
    let most = if wire.from.is_shared() { MOST_READERS_OF_REPLICA } else { MOST_READERS };
    let readers: Vec<Wire> = wire.from.outgoing().collect();
    let place = readers.iter().position(|reader| reader.connection.id == wire.connection.id);
    if place.is_some_and(|place| place >= most) {
        diagnostics.push(deliveries::crowded_stream(&wire.from.name(), readers.len(), most, wire.connection.to.span));
    }
}

/// Each replica's stream has the changes of all regions.
fn one_region_reads(wire: &Wire, diagnostics: &mut Diagnostics) {
    let (from, to) = (wire.from.name(), wire.to.name());
    let regions: Vec<&str> = wire.to.stacks().filter_map(|(_, stack)| stack.region.as_deref()).collect();
    let home = wire.graph.architecture.plan.home().unwrap_or_default();
    match wire.options().text("active") {
        None if wire.from.is_shared() && regions.len() > 1 => {
            diagnostics.push(regions::unsaid_reader(&from, &to, wire.span()));
        }
        Some("home") if !regions.is_empty() && !regions.contains(&home) => {
            let at = wire.option_span("active");
            diagnostics.push(regions::stopped_reader(&to, home, at, wire.to.resource.placement.span));
        }
        _ => {}
    }
}

fn lower(wire: &Wire, template: &mut Template) {
    template.add(wire.logical(), polled_stream::entry(wire, wire.from.member("stream")));
}
