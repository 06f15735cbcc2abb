//! What loses data: stores that go with the stack, mistakes that cannot be taken back, writes and messages that get lost.

mod archived_reads;
mod dual_write;
mod endless_notes;
mod final_overwrites;
mod missing_image;
mod perishable_key;
mod perishable_store;
mod scan_on_route;
mod short_backups;
mod short_log;
mod split_lease;
mod unread_store;
mod unreceived_messages;
mod unrecoverable_table;
mod vanishing_objects;
mod weekend_loss;

use crate::lints::Area;

/// The lints of data.
pub static AREA: Area = Area {
    title: "Data",
    lints: &[
        &perishable_store::PERISHABLE_STORE,
        &perishable_key::PERISHABLE_KEY,
        &unrecoverable_table::UNRECOVERABLE_TABLE,
        &final_overwrites::FINAL_OVERWRITES,
        &endless_notes::ENDLESS_NOTES,
        &weekend_loss::WEEKEND_LOSS,
        &weekend_loss::SHORT_REPLAY,
        &dual_write::DUAL_WRITE,
        &scan_on_route::SCAN_ON_ROUTE,
        &missing_image::MISSING_IMAGE,
        &unread_store::UNREAD_STORE,
        &archived_reads::ARCHIVED_READS,
        &vanishing_objects::VANISHING_OBJECTS,
        &split_lease::SPLIT_LEASE,
        &short_log::SHORT_LOG,
        &unreceived_messages::UNRECEIVED_MESSAGES,
        &short_backups::SHORT_BACKUPS,
    ],
};
