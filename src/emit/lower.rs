//! A checked graph as a template.
//!
//! In: [`Checked<Graph>`]. Out: a [`Template`]. Invariant: the order of the template is the order of ranks and paths,
//! whatever the order of declarations; everything that belongs to a resource stands right behind it: its roles and
//! their policies, its resource policy, then what its outgoing arrows need. A reader finds an arrow where it starts.

use super::{interface, limits, permissions::Permissions, policies::Admissions, roles::Roles};
use crate::checked::Checked;
use crate::diagnostics::Diagnostics;
use crate::model::graph::{Graph, View};
use crate::model::template::{LogicalId, Node, Template};
use std::collections::{HashMap, HashSet};

/// Makes the template of a graph. What it reports concerns names, sizes and cycles of the template.
pub fn lower(graph: &Checked<Graph>, diagnostics: &mut Diagnostics) -> Template {
    let mut template = Template::default();
    interface::add(graph, &mut template);
    let (roles, admissions) = (Roles::of(graph), Admissions::of(graph));
    let mut permissions = Permissions::of(graph);
    for view in in_order(graph) {
        (view.kind().lower)(&view, &mut template);
        roles.add(view, &mut template, diagnostics);
        admissions.add(view, &mut template, diagnostics);
        for wire in view.outgoing() {
            (wire.connection.kind.lower)(&wire, &mut template);
            permissions.add(wire.connection.id, &mut template);
        }
    }
    wait_only_for_what_exists(&mut template);
    limits::check(&template, diagnostics);
    crate::graph::template_cycles::check(&template, diagnostics);
    template
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
    let known: HashSet<LogicalId> = template.resources.keys().cloned().collect();
    for (own, entry) in template.resources.iter_mut().filter(|(_, entry)| !entry.depends_on.is_empty()) {
        let mut referred = HashSet::new();
        entry.properties.iter().for_each(|(_, node)| note_references(node, &mut referred));
        let mut seen = HashSet::new();
        let waited = std::mem::take(&mut entry.depends_on);
        let several = |id: LogicalId| {
            let more = further.get(&id).cloned().unwrap_or_default();
            std::iter::once(id).chain(more)
        };
        entry.depends_on = waited
            .into_iter()
            .flat_map(several)
            .filter(|id| id != own && known.contains(id) && !referred.contains(id) && seen.insert(id.clone()))
            .collect();
    }
}

fn note_references(node: &Node, referred: &mut HashSet<LogicalId>) {
    node.references(&mut |id| {
        referred.insert(id.clone());
    });
}

/// The managed policies beside an inline one, by the name of that.
fn further_policies(template: &Template) -> HashMap<LogicalId, Vec<LogicalId>> {
    let mut further: HashMap<LogicalId, Vec<LogicalId>> = HashMap::new();
    let mut inline: Option<&LogicalId> = None;
    for (id, entry) in &template.resources {
        match entry.ty.as_str() {
            "AWS::IAM::Policy" => inline = Some(id),
            "AWS::IAM::ManagedPolicy" => {
                let Some(first) = inline else { continue };
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
