//! Names in the DNS: what Route 53 and Certificate Manager know.
//!
//! [`zone`], [`certificate`], [`health_check`] and [`record`] are kinds. What they share is beside them: [`name`] and
//! [`address`], the forms of names and addresses, and [`probe`], what a check meets at a route.

pub mod address;
pub mod certificate;
pub mod health_check;
pub mod name;
pub mod probe;
pub mod record;
pub mod zone;
