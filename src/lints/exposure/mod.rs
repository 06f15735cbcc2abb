//! What lets in whom nobody meant: open routes and what they lead to, secrets in the clear, gaps in encryption.

mod any_origin;
mod closing;
mod credential_in_source;
mod decision_for_all_routes;
mod hidden_input;
mod insecure_origin;
mod named_secret;
mod old_tls;
mod open_delete;
mod open_owner;
mod open_secret;
mod open_workflow;
mod open_write;
mod plain_first_visit;
mod plain_log;
mod public_writes;
mod reach;
mod shared_decision;
mod texts;
mod unencrypted_leg;
mod unhidden_input;
mod unlimited_url;
mod unrotated_key;
mod unthrottled_api;
mod wide_access;
mod writing_get;

use crate::lints::Area;

/// The lints of exposure.
pub static AREA: Area = Area {
    title: "Exposure",
    lints: &[
        &open_write::OPEN_WRITE,
        &open_delete::OPEN_DELETE,
        &writing_get::WRITING_GET,
        &open_workflow::OPEN_WORKFLOW,
        &open_secret::OPEN_SECRET,
        &unlimited_url::UNLIMITED_URL,
        &unthrottled_api::UNTHROTTLED_API,
        &credential_in_source::CREDENTIAL_IN_SOURCE,
        &named_secret::NAMED_SECRET,
        &hidden_input::SECRET_IN_ENVIRONMENT,
        &hidden_input::SHOWN_SECRET,
        &unhidden_input::UNHIDDEN_INPUT,
        &shared_decision::SHARED_DECISION,
        &decision_for_all_routes::DECISION_FOR_ALL_ROUTES,
        &insecure_origin::INSECURE_ORIGIN,
        &any_origin::ANY_ORIGIN,
        &old_tls::OLD_TLS,
        &plain_first_visit::PLAIN_FIRST_VISIT,
        &public_writes::PUBLIC_WRITES,
        &unencrypted_leg::UNENCRYPTED_LEG,
        &plain_log::PLAIN_LOG,
        &unrotated_key::UNROTATED_KEY,
        &wide_access::WIDE_ACCESS,
        &open_owner::OPEN_OWNER,
    ],
};
