//! A checked deployment as templates.
//!
//! In: [`Checked<Deployment>`]. Out: a [`Template`] for each stack. Invariant: the order of the template is the order of ranks and paths,
//! whatever the order of declarations; everything that belongs to a resource stands right behind it: its roles and
//! their policies, its resource policy, then what its outgoing arrows need. A reader finds an arrow where it starts.

use super::handover::{self, Part};
use super::{interface, limits, permissions::Permissions, policies::Admissions, roles::Roles};
use crate::checked::Checked;
use crate::diagnostics::Diagnostics;
use crate::graph::loops;
use crate::kinds::overrides;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View, Wire};
use crate::model::stack::Stack;
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// Makes the templates of a deployment. What it reports concerns names, sizes and cycles of the templates.
pub fn lower(deployment: &Checked<Deployment>, diagnostics: &mut Diagnostics) -> Vec<Part> {
    let part = |(id, stack, graph): (_, &Stack, &Graph)| Part {
        id,
        stack: stack.clone(),
        template: template(graph, diagnostics),
        asked: Vec::new(),
        local: Vec::new(),
    };
    let mut parts: Vec<Part> = deployment.stacks().map(part).collect();
    handover::between(deployment, &mut parts, diagnostics);
    for part in &parts {
        limits::check(&part.template, diagnostics);
        crate::graph::template_cycles::check(&part.template, diagnostics);
    }
    parts
}

fn template(graph: &Graph, diagnostics: &mut Diagnostics) -> Template {
    let mut template = Template::default();
    interface::add(graph, &mut template);
    let (roles, admissions) = (Roles::of(graph), Admissions::of(graph));
    let mut permissions = Permissions::of(graph);
    for view in in_order(graph) {
        let first = template.resources.len();
        (view.kind().lower)(&view, &mut template);
        overrides::apply(&view, &mut template);
        roles.add(view, &mut template, diagnostics);
        admissions.add(view, &mut template, diagnostics);
        stand_inside(&view.resource.trail, first, &mut template);
        for wire in arrows(view) {
            let first = template.resources.len();
            (wire.connection.kind.lower)(&wire, &mut template);
            permissions.add(wire.connection.id, &mut template);
            stand_inside(&wire.connection.trail, first, &mut template);
        }
    }
    declare_loops(graph, &mut template);
    wait_only_for_what_exists(&mut template);
    template
}

/// Lambda stops a loop after 16 turns, unless each of its functions says that it is meant (CloudFormation,
/// `AWS::Lambda::Function`, `RecursiveLoop`; AWS's default is `Terminate`).
fn declare_loops(graph: &Graph, template: &mut Template) {
    for view in loops::declared(graph).into_iter().filter_map(|id| graph.view(id)) {
        if let Some(entry) = template.resources.get_mut(&view.logical()) {
            entry.properties.push(("RecursiveLoop".into(), Node::text("Allow")));
        }
    }
}

/// Notes the pattern instances around the entries from `first` on.
fn stand_inside(trail: &[Span], first: usize, template: &mut Template) {
    for entry in template.resources.values_mut().skip(first) {
        entry.trail = trail.to_vec();
    }
}

/// The arrows that stand behind a resource: those that start there, and those that come from what another stack has.
fn arrows(view: View<'_>) -> impl Iterator<Item = Wire<'_>> {
    view.outgoing().chain(view.incoming().filter(|wire| !wire.from.is_here()))
}

/// Resources by the rank of their kind, then by path.
fn in_order(graph: &Graph) -> Vec<View<'_>> {
    let mut views: Vec<View> = graph.views().collect();
    views.sort_by_key(|view| view.kind().rank);
    views
}

/// Mends `DependsOn`: a role without grants has no policy to wait for, a large one has several, and what a property
/// refers to is waited for anyway.
fn wait_only_for_what_exists(template: &mut Template) {
    let further = further_policies(template);
    let mended = |(own, entry): (usize, &Entry)| {
        (!entry.depends_on.is_empty()).then(|| (own, waited_for(template, &further, entry)))
    };
    let mended: Vec<(usize, Vec<LogicalId>)> = template.resources.values().enumerate().filter_map(mended).collect();
    for (own, waited) in mended {
        if let Some((_, entry)) = template.resources.get_index_mut(own) {
            entry.depends_on = waited;
        }
    }
}

fn waited_for(template: &Template, further: &HashMap<LogicalId, Vec<LogicalId>>, entry: &Entry) -> Vec<LogicalId> {
    let mut referred = HashSet::new();
    entry.properties.iter().for_each(|(_, node)| {
        node.references(&mut |id| {
            referred.insert(id.clone());
        });
    });
    let all = entry.depends_on.iter().flat_map(|id| std::iter::once(id).chain(further.get(id).into_iter().flatten()));
    let mut waited: Vec<LogicalId> = Vec::new();
    for id in all.filter(|id| template.resources.contains_key(*id) && !referred.contains(*id)) {
        if !waited.contains(id) {
            waited.push(id.clone());
        }
    }
    waited
}

/// The managed policies beside an inline one, by the name of that.
fn further_policies(template: &Template) -> HashMap<LogicalId, Vec<LogicalId>> {
    let mut further: HashMap<LogicalId, Vec<LogicalId>> = HashMap::new();
    let mut inline: Option<&LogicalId> = None;
    for (id, entry) in &template.resources {
        match entry.ty.as_str() {
            "AWS::IAM::Policy" => inline = Some(id),
            "AWS::IAM::ManagedPolicy" => {
                let numbered = |first: &&LogicalId| {
                    let number = id.as_str().strip_prefix(first.as_str());
                    number.is_some_and(|number| number.parse::<u32>().is_ok())
                };
                let Some(first) = inline.filter(numbered) else { continue };
                further.entry(first.clone()).or_default().push(id.clone());
            }
            _ => {}
        }
    }
    further
}

#[cfg(test)]
mod tests {
    use crate::emit::testing::{BUCKET, FUNCTION, Fixture, POLLS, QUEUE};
    use crate::model::grant::LAMBDA;

    #[test]
    fn what_belongs_together_stands_together_whatever_the_order_of_declarations() {
        let mut fixture = Fixture::default();
        let files = fixture.resource(&BUCKET, "files");
        let orders = fixture.resource(&QUEUE, "orders");
        let zeal = fixture.resource(&FUNCTION, "zeal");
        let charge = fixture.resource(&FUNCTION, "charge");
        let arrow = fixture.arrow(&POLLS, (orders, ""), (charge, ""), &[]);
        fixture.grant(arrow, (charge, &LAMBDA), &["sqs:ReceiveMessage"], vec![fixture.arn(orders)]);
        let _ = (files, zeal);
        let (template, diagnostics) = fixture.lower();
        assert!(diagnostics.is_empty());
        let ids: Vec<String> = template.resources.keys().map(ToString::to_string).collect();
        let expected = ["Charge", "ChargeRole", "ChargePolicy", "Zeal", "ZealRole"];
        let expected = expected.into_iter().chain(["Orders", "OrdersAccessPolicy", "OrdersToCharge"]);
        assert_eq!(ids, expected.chain(["Files", "FilesAccessPolicy"]).collect::<Vec<_>>());
        assert_eq!(crate::emit::limits::dangling(&template), []);
    }

    #[test]
    fn nothing_waits_for_a_policy_that_does_not_exist() {
        let mut fixture = Fixture::default();
        let orders = fixture.resource(&QUEUE, "orders");
        let charge = fixture.resource(&FUNCTION, "charge");
        fixture.arrow(&POLLS, (orders, ""), (charge, ""), &[]);
        let (template, _) = fixture.lower();
        assert!(template.resources.values().all(|entry| entry.depends_on.is_empty()));
    }
}
