//! What AWS takes: the names and sizes of a template.

use super::{headroom, policy};
use crate::diagnostics::{Diagnostics, output};
use crate::model::graph::View;
use crate::model::template::{LogicalId, Node, Template};
use crate::source::Span;

/// Resources in a template.
pub const RESOURCES: usize = 500;
/// Parameters of a template, and its outputs.
pub const INTERFACE: usize = 200;
/// Characters of a logical ID.
pub const LOGICAL_ID: usize = 255;
/// Bytes of a template that CloudFormation reads from a bucket.
pub const BYTES: usize = 1_000_000;
/// Bytes of a template that CloudFormation takes in the request itself.
pub const BODY: usize = 51_200;
/// Managed policies of a role, without asking AWS for more.
pub const MANAGED_POLICIES: usize = 10;
/// Statements in the policy of a queue.
pub const STATEMENTS: usize = 20;

/// Reports names that two things want or that are too long, and too many things.
pub fn check(template: &Template, diagnostics: &mut Diagnostics) {
    for (id, first, second) in &template.collisions {
        diagnostics.push(output::colliding_names(id, *first, *second));
    }
    names(template, diagnostics);
    if template.resources.len() > RESOURCES {
        diagnostics.push(output::large_template(template.resources.len(), RESOURCES));
    }
    crowd(
        template.parameters.len(),
        "inputs",
        template.parameters.values().map(|parameter| parameter.cause),
        diagnostics,
    );
    crowd(template.outputs.len(), "outputs", template.outputs.values().map(|output| output.cause), diagnostics);
    for full in headroom::counts(template).iter().filter(|usage| usage.is_nearly_full()) {
        diagnostics.push(output::nearly_full("the template", &full.to_string()));
    }
    function_policies(template, diagnostics);
}

/// Reports functions that let in more than Lambda writes down.
fn function_policies(template: &Template, diagnostics: &mut Diagnostics) {
    for (id, size) in headroom::function_policies(template) {
        let cause = template.resources.get(&id).map(|entry| entry.cause).unwrap_or_default();
        if size > headroom::FUNCTION_POLICY {
            diagnostics.push(output::large_resource_policy(cause, id.as_str(), size, headroom::FUNCTION_POLICY));
        }
    }
}

fn names(template: &Template, diagnostics: &mut Diagnostics) {
    let resources = template.resources.iter().map(|(id, entry)| (id, entry.cause));
    let parameters = template.parameters.iter().map(|(id, parameter)| (id, parameter.cause));
    let outputs = template.outputs.iter().map(|(id, output)| (id, output.cause));
    for (id, cause) in resources.chain(parameters).chain(outputs) {
        if id.as_str().len() > LOGICAL_ID {
            diagnostics.push(output::long_name(cause, id, LOGICAL_ID));
        }
    }
    for (id, parameter) in &template.parameters {
        if let Some(entry) = template.resources.get(id) {
            diagnostics.push(output::colliding_names(id, parameter.cause, entry.cause));
        }
    }
}

fn crowd(count: usize, word: &str, mut causes: impl Iterator<Item = Span>, diagnostics: &mut Diagnostics) {
    if count > INTERFACE {
        diagnostics.push(output::crowded_interface(causes.nth(INTERFACE).unwrap_or_default(), word, count, INTERFACE));
    }
}

/// Reports a resource policy that its service does not take.
pub fn resource_policy(view: View, document: &Node, most: usize, diagnostics: &mut Diagnostics) {
    let size = policy::size(document);
    if size > most {
        diagnostics.push(output::large_resource_policy(view.span(), &view.name(), size, most));
    }
}

/// Reports a template that CloudFormation does not read.
pub fn written(name: &str, bytes: usize, diagnostics: &mut Diagnostics) {
    if bytes > BYTES {
        diagnostics.push(output::large_file(name, bytes, BYTES));
    }
    let usage = headroom::bytes(bytes);
    if usage.is_nearly_full() {
        diagnostics.push(output::nearly_full(&format!("`{name}`"), &usage.to_string()));
    }
}

/// Every logical ID that something in the template refers to and nothing has; none in a correct template.
pub fn dangling(template: &Template) -> Vec<(LogicalId, LogicalId)> {
    let known = |id: &LogicalId| template.resources.contains_key(id) || template.parameters.contains_key(id);
    let mut missing = Vec::new();
    for (own, entry) in &template.resources {
        let mut visit = |id: &LogicalId| {
            if !known(id) {
                missing.push((own.clone(), id.clone()));
            }
        };
        entry.references(&mut visit);
    }
    missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::template::{Entry, Parameter};

    fn codes(template: &Template) -> Vec<&'static str> {
        let mut diagnostics = Diagnostics::default();
        check(template, &mut diagnostics);
        diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
    }

    fn with(names: impl IntoIterator<Item = String>) -> Template {
        let mut template = Template::default();
        for (index, name) in (1..).zip(names) {
            template.add(LogicalId::new(name), Entry::new("AWS::SQS::Queue", Span::new(index, index)));
        }
        template
    }

    #[test]
    fn from_nine_tenths_of_five_hundred_resources_on_it_is_reported() {
        let queues = |count| codes(&with((0..count).map(|i| format!("Q{i}"))));
        assert_eq!(queues(449), [""; 0]);
        assert_eq!(queues(450), ["SLS1821"]);
        assert_eq!(queues(500), ["SLS1821"]);
        assert_eq!(queues(501), ["SLS0801"]);
    }

    #[test]
    fn names_that_meet_or_grow_too_long_are_reported() {
        assert_eq!(codes(&with(["A".into(), "A".into()])), ["SLS0802"]);
        assert_eq!(codes(&with(["A".repeat(256)])), ["SLS0803"]);
        let mut template = with(["A".into()]);
        template.parameter(LogicalId::new("A"), Parameter { entries: Vec::new(), cause: Span::new(9, 9) });
        assert_eq!(codes(&template), ["SLS0802"]);
    }

    #[test]
    fn more_than_two_hundred_parameters_are_reported() {
        let mut template = Template::default();
        for index in 0..201 {
            let parameter = Parameter { entries: Vec::new(), cause: Span::new(index + 1, index + 2) };
            template.parameter(LogicalId::new(format!("P{index}")), parameter);
        }
        assert_eq!(codes(&template), ["SLS0804"]);
    }
}
