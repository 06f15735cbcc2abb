//! What keeps functions small: one task, no state, no more rights than the task needs, and a way to stop it.

mod broad_role;
mod direct_event;
mod effects;
mod fan_out_in_code;
mod idle_processors;
mod kept_scratch;
mod many_triggers;
mod monolith;
mod no_kill_switch;
mod orchestrating_function;
mod same_code_other_rights;
mod single_receiver;
mod singleton_on_queue;
mod starved_function;
mod unsaid_idempotence;

use crate::lints::Area;

/// The lints of design.
pub static AREA: Area = Area {
    title: "Design",
    lints: &[
        &many_triggers::MANY_TRIGGERS,
        &monolith::MONOLITH,
        &broad_role::BROAD_ROLE,
        &orchestrating_function::ORCHESTRATING_FUNCTION,
        &direct_event::DIRECT_EVENT,
        &fan_out_in_code::FAN_OUT_IN_CODE,
        &unsaid_idempotence::UNSAID_IDEMPOTENCE,
        &starved_function::STARVED_FUNCTION,
        &idle_processors::IDLE_PROCESSORS,
        &kept_scratch::KEPT_SCRATCH,
        &singleton_on_queue::SINGLETON_ON_QUEUE,
        &single_receiver::SINGLE_RECEIVER,
        &no_kill_switch::NO_KILL_SWITCH,
        &same_code_other_rights::SAME_CODE_OTHER_RIGHTS,
    ],
};
