//! How many calls run at once: the reservation, the kill switch, and environments that stand ready.
//!
//! Sources: Lambda Developer Guide, "Configuring reserved concurrency", "Configuring provisioned concurrency".

use super::asynchronous;
use crate::diagnostics::{Diagnostics, functions as say};
use crate::model::graph::View;
use crate::model::template::{Entry, LogicalId, Node, Parameter, Template};
use ecow::EcoString;
use sha2::{Digest, Sha256};

/// The name of the alias through which a function with provisioned concurrency is called.
pub const ALIAS: &str = "live";

/// Whether environments stand ready: callers then go through the alias.
pub fn is_provisioned(view: &View) -> bool {
    view.attributes().get("provisioned").is_some()
}

/// The logical ID of the alias.
pub fn alias(view: &View) -> LogicalId {
    view.satellite("Live")
}

/// The condition that holds while a function may run, where it has a kill switch.
pub fn switch(view: &View) -> Option<LogicalId> {
    (view.is("function") && view.attributes().bool("kill_switch")).then(|| view.satellite("IsOn"))
}

/// No more ready than reserved, a release to tell versions apart, and no switch that loses events.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    if let Some(ready) = a.int("provisioned") {
        check_provisioned(view, ready, diagnostics);
    }
    let stops = match (a.bool("kill_switch"), a.int("concurrency")) {
        (true, _) => Some("kill_switch"),
        (false, Some(0)) => Some("concurrency"),
        _ => None,
    };
    let lost = || asynchronous::source(view).filter(|_| asynchronous::failure(view).is_none());
    if let (Some(attribute), Some(arrow)) = (stops, stops.and_then(|_| lost())) {
        diagnostics.push(say::stopped_without_sink(
            &view.name(),
            view.attribute_span(attribute),
            &arrow.text(),
            arrow.span(),
        ));
    }
}

fn check_provisioned(view: &View, ready: i64, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let at = view.attribute_span("provisioned");
    if let Some(reserved) = a.int("concurrency").filter(|reserved| *reserved < ready) {
        diagnostics.push(say::provisioned_over_reserved(ready, reserved, at, view.attribute_span("concurrency")));
    }
    if a.bool("kill_switch") {
        diagnostics.push(say::switch_on_provisioned(view.attribute_span("kill_switch"), at));
    }
    if a.values.get("release").is_none() {
        diagnostics.push(say::no_release(at));
    }
}

/// `ReservedConcurrentExecutions`: what was reserved, and nothing while the switch is off.
pub fn reserved(view: &View) -> Option<Node> {
    let reserved = view.property("concurrency");
    match switch(view) {
        Some(on) => Some(Node::If(on, Box::new(reserved.unwrap_or(Node::NoValue)), Box::new(Node::Int(0)))),
        None => reserved,
    }
}

/// The parameter and the condition of the kill switch.
pub fn lower_switch(view: &View, template: &mut Template) {
    let Some(condition) = switch(view) else { return };
    let parameter = view.satellite("Switch");
    let description = format!("Whether the function {} runs, and with it everything that feeds it.", view.name());
    let entries = [
        ("Type", Node::text("String")),
        ("Description", Node::text(description)),
        ("Default", Node::text("on")),
        ("AllowedValues", Node::texts(["on", "off"])),
    ];
    let entries = entries.into_iter().map(|(name, node)| (EcoString::from(name), node)).collect();
    let is_on = Node::list([Node::reference(parameter.clone()), Node::text("on")]);
    template.parameter(parameter, Parameter { entries, cause: view.span() });
    template.condition(condition, Node::map([("Fn::Equals", is_on)]));
}

/// What tells this release of the code from the last one, where versions are published.
pub fn release<'a>(view: &View<'a>) -> Option<&'a str> {
    view.attributes().text("release").filter(|_| is_provisioned(view))
}

/// The published version and the alias on it, with what stands ready.
///
/// A version cannot change. Its logical ID therefore carries a hash of the function's properties, with the release in
/// its description: a new release is a new resource, the alias moves to it, and CloudFormation takes the old one away.
pub fn lower_version(view: &View, function: &Entry, template: &mut Template) {
    let Some(ready) = view.property("provisioned") else { return };
    let version = view.satellite(&format!("Version{}", fingerprint(function)));
    let entry = Entry::new("AWS::Lambda::Version", view.span())
        .with("FunctionName", Node::reference(view.logical()))
        .with_some("Description", release(view).map(Node::text));
    template.add(version.clone(), entry);
    let entry = Entry::new("AWS::Lambda::Alias", view.span())
        .with("FunctionName", Node::reference(view.logical()))
        .with("FunctionVersion", Node::att(version, "Version"))
        .with("Name", Node::text(ALIAS))
        .with("ProvisionedConcurrencyConfig", Node::map([("ProvisionedConcurrentExecutions", ready)]));
    template.add(alias(view), entry);
}

/// Properties that can change without a new version: Lambda publishes none for them.
const UNVERSIONED: [&str; 2] = ["ReservedConcurrentExecutions", "Tags"];

/// Eight hexadecimal digits of what a published version holds.
fn fingerprint(function: &Entry) -> String {
    let mut hash = Sha256::new();
    for (name, node) in function.properties.iter().filter(|(name, _)| !UNVERSIONED.contains(&name.as_str())) {
        hash.update(format!("{name}={node:?}\n"));
    }
    hash.finalize().iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
