//! What AWS would say no to, or only after somebody has asked for more.
//!
//! What can be counted in the source is a lint here. What only a template shows is counted in
//! [`emit::headroom`](crate::emit::headroom) and [`emit::limits`](crate::emit::limits).

mod crowded_api;
mod crowded_bus;
mod crowded_certificate;
mod crowded_topic;
mod long_site_name;
mod many_authorizers;
mod many_health_checks;
pub mod quotas;
mod throttle_over_quota;

use crate::lints::Area;

/// The lints of limits.
pub static AREA: Area = Area {
    title: "Limits",
    lints: &[
        &crowded_bus::CROWDED_BUS,
        &crowded_api::CROWDED_API,
        &crowded_topic::CROWDED_TOPIC,
        &many_health_checks::MANY_HEALTH_CHECKS,
        &crowded_certificate::CROWDED_CERTIFICATE,
        &throttle_over_quota::THROTTLE_OVER_QUOTA,
        &many_authorizers::MANY_AUTHORIZERS,
        &long_site_name::LONG_SITE_NAME,
    ],
};
