//! What goes wrong on the way: time that does not suffice, retries that multiply, events that are lost.

mod blocking_record;
mod broken_order;
mod counted_twice;
mod double_delivery;
mod endless_catch;
mod expired_before_seen;
mod fixes;
mod hurried_batch;
mod idle_dead_letters;
mod late_retries;
mod limits;
mod long_request;
mod long_visibility;
mod lost_events;
mod lost_messages;
mod mixed_failures;
mod multiplied_retries;
mod narrow_callee;
mod narrow_queue;
mod overbooked_timeout;
mod overbooked_workflow;
mod overlapping_runs;
mod same_worker;
mod short_retention;
mod sinks;
mod skipped_records;
mod slow_authorizer;
mod stopped_consumer;
mod task_inversion;
mod unbounded_map;
mod unheard_failures;
mod unnamed_execution;
mod unsplit_batch;
mod untried_task;
mod unused_retries;

use crate::lints::Area;

/// The lints of time, retries and failures.
pub static AREA: Area = Area {
    title: "Time, retries and failures",
    lints: &[
        &overbooked_timeout::OVERBOOKED_TIMEOUT,
        &long_request::LONG_REQUEST,
        &multiplied_retries::MULTIPLIED_RETRIES,
        &narrow_callee::NARROW_CALLEE,
        &slow_authorizer::SLOW_AUTHORIZER,
        &double_delivery::DOUBLE_DELIVERY,
        &overlapping_runs::OVERLAPPING_RUNS,
        &short_retention::SHORT_RETENTION,
        &expired_before_seen::EXPIRED_BEFORE_SEEN,
        &idle_dead_letters::IDLE_DEAD_LETTERS,
        &lost_events::LOST_EVENTS,
        &lost_messages::LOST_MESSAGES,
        &same_worker::SAME_WORKER,
        &long_visibility::LONG_VISIBILITY,
        &broken_order::BROKEN_ORDER,
        &mixed_failures::MIXED_FAILURES,
        &unused_retries::UNUSED_RETRIES,
        &stopped_consumer::STOPPED_CONSUMER,
        &hurried_batch::HURRIED_BATCH,
        &narrow_queue::NARROW_QUEUE,
        &unheard_failures::UNHEARD_FAILURES,
        &unsplit_batch::UNSPLIT_BATCH,
        &blocking_record::BLOCKING_RECORD,
        &skipped_records::SKIPPED_RECORDS,
        &task_inversion::TASK_INVERSION,
        &overbooked_workflow::OVERBOOKED_WORKFLOW,
        &untried_task::UNTRIED_TASK,
        &unbounded_map::UNBOUNDED_MAP,
        &late_retries::LATE_RETRIES,
        &endless_catch::ENDLESS_CATCH,
        &counted_twice::COUNTED_TWICE,
        &unnamed_execution::UNNAMED_EXECUTION,
    ],
};
