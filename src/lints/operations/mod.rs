//! What somebody who is woken at night would have wanted to know before.

mod absent_metric;
mod ageing_runtime;
mod alarmed_by_silence;
mod deaf_topic;
mod duplicate_alarm;
mod forgotten_dead_letters;
mod impatient_heartbeat;
mod silent_heartbeat;
mod text_logs;
mod unclaimed_failover;
mod uncounted_dead_letters;
mod unlogged_requests;
mod unreachable_threshold;
mod untraced_hop;
mod unwatched_dead_letters;
mod unwatched_health_check;
mod unwatched_lag;
mod unwatched_throttles;
mod unwatched_workflow;
mod watch;

use crate::lints::Area;

/// The lints of operations.
pub static AREA: Area = Area {
    title: "Operations",
    lints: &[
        &forgotten_dead_letters::FORGOTTEN_DEAD_LETTERS,
        &unwatched_dead_letters::UNWATCHED_DEAD_LETTERS,
        &uncounted_dead_letters::UNCOUNTED_DEAD_LETTERS,
        &unwatched_throttles::UNWATCHED_THROTTLES,
        &unwatched_lag::UNWATCHED_LAG,
        &unwatched_workflow::UNWATCHED_WORKFLOW,
        &unreachable_threshold::UNREACHABLE_THRESHOLD,
        &impatient_heartbeat::IMPATIENT_HEARTBEAT,
        &silent_heartbeat::SILENT_HEARTBEAT,
        &alarmed_by_silence::ALARMED_BY_SILENCE,
        &duplicate_alarm::DUPLICATE_ALARM,
        &absent_metric::ABSENT_METRIC,
        &untraced_hop::UNTRACED_HOP,
        &text_logs::TEXT_LOGS,
        &unlogged_requests::UNLOGGED_REQUESTS,
        &ageing_runtime::AGEING_RUNTIME,
        &unclaimed_failover::UNCLAIMED_FAILOVER,
        &deaf_topic::DEAF_TOPIC,
        &unwatched_health_check::UNWATCHED_HEALTH_CHECK,
    ],
};
