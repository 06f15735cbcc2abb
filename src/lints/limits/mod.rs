//! Limits.

use crate::lints::Area;

/// The lints of limits.
pub static AREA: Area = Area { title: "Limits", lints: &[] };
