//! What makes a second region useless when the first is lost.

mod manual_recovery;
mod shallow_check;
mod small_standby;
mod spread;
mod unreplicated_secret;
mod unreplicated_store;
mod unsaid_missing_data;

use crate::lints::Area;

/// The lints of failover.
pub static AREA: Area = Area {
    title: "Failover",
    lints: &[
        &shallow_check::SHALLOW_CHECK,
        &unreplicated_store::UNREPLICATED_STORE,
        &unreplicated_secret::UNREPLICATED_SECRET,
        &small_standby::SMALL_STANDBY,
        &manual_recovery::MANUAL_RECOVERY,
        &unsaid_missing_data::UNSAID_MISSING_DATA,
    ],
};
