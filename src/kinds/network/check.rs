//! Mistakes in a network.

use super::existing;
use crate::diagnostics::{Diagnostics, networks as say};
use crate::kinds::{common, function};
use crate::model::graph::View;

/// What only a new network has is not said of one that exists; its log is kept for a time that CloudWatch offers.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    function::check_retention_of(view, "flow_logs", diagnostics);
    if existing(view).is_none() {
        return;
    }
    let written = |name: &&&str| view.attributes().get(name).is_some();
    for name in ["cidr", "zones", "internet", "flow_logs"].iter().filter(written) {
        let places = (common::name_span(view, name), view.attribute_span("existing"));
        diagnostics.push(say::new_and_existing(&view.name(), name, places));
    }
}
