//! What one stack hands over to another.
//!
//! In: the templates of all stacks. Out: the same, with a parameter for each value that another stack makes, and an
//! output where it comes from. Invariant: only what exists once for all regions hands something over, so no region's
//! stack ever needs another region's.

use crate::diagnostics::{Diagnostics, output as say};
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::model::kind::{Member, MemberFrom};
use crate::model::stack::{Purpose, Stack, StackId};
use crate::model::template::{LogicalId, Node, Parameter, Template, TemplateOutput};
use std::collections::{HashMap, HashSet};

/// A stack and its template.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its place in the plan.
    pub id: StackId,
    /// The stack.
    pub stack: Stack,
    /// What it deploys.
    pub template: Template,
    /// What it asks of other stacks.
    pub asked: Vec<Asked>,
    /// The parameters whose values are of the stack's region alone.
    pub local: Vec<LogicalId>,
}

/// A parameter whose value another stack tells.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The parameter, and the output of the same name.
    pub name: LogicalId,
    /// Who tells it.
    pub from: StackId,
}

/// Adds parameters for what other stacks make, and outputs there; takes away what a stack does not use.
pub fn between(deployment: &Deployment, parts: &mut [Part], diagnostics: &mut Diagnostics) {
    if parts.len() < 2 {
        return;
    }
    let mut told: Vec<(StackId, ResourceId, &'static Member)> = Vec::new();
    for part in parts.iter_mut() {
        let Some(graph) = deployment.graph(part.id) else { continue };
        let used = references(&part.template);
        part.template.parameters.retain(|id, _| used.contains(id));
        inputs_leave_names_free(graph, &part.template, diagnostics);
        for (view, member) in foreign(graph, &part.template, &used) {
            let Some((owner, home)) = view.stacks().next() else { continue };
            let name = view.handed(member.name);
            let looked_up = match member.from {
                MemberFrom::Replica(_, how) if home.region != part.stack.region => Some(how(&view)),
                _ => None,
            };
            let told_elsewhere = looked_up.is_none();
            part.template.parameter(name.clone(), parameter(&view, member, home, looked_up));
            if !told_elsewhere {
                part.local.push(name);
            } else {
                told.push((owner, view.id, member));
                part.asked.push(Asked { name, from: owner });
            }
        }
    }
    for (owner, id, member) in told {
        let Some(view) = deployment.view(owner, id) else { continue };
        if let Some(part) = parts.iter_mut().find(|part| part.id == owner) {
            let (name, made) = (view.handed(member.name), output(&view, member));
            match part.template.outputs.get(&name) {
                Some(known) if known.value != made.value => {
                    diagnostics.push(say::colliding_names(&name, view.span(), known.cause));
                }
                Some(_) => {}
                None => {
                    part.template.outputs.insert(name, made);
                }
            }
        }
    }
}

/// An input under the name that hands something over would be taken for it.
fn inputs_leave_names_free(graph: &Graph, template: &Template, diagnostics: &mut Diagnostics) {
    let once = |view: &View| view.stacks().all(|(_, stack)| stack.purpose != Purpose::Region);
    for view in elsewhere(graph).filter(once) {
        for member in view.kind().members.iter().filter(|member| !matches!(member.from, MemberFrom::Made(_))) {
            let name = view.handed(member.name);
            if let Some(input) = template.parameters.get(&name) {
                diagnostics.push(say::colliding_names(&name, view.span(), input.cause));
            }
        }
    }
}

/// The resources that are in other stacks alone.
fn elsewhere(graph: &Graph) -> impl Iterator<Item = View<'_>> {
    let ids = (0u32..).map(ResourceId).take(graph.architecture.len());
    ids.filter_map(|id| graph.view(id)).filter(|view| !view.is_here())
}

/// Every logical ID that something in a template refers to.
fn references(template: &Template) -> HashSet<LogicalId> {
    let mut used = HashSet::new();
    let mut visit = |id: &LogicalId| {
        used.insert(id.clone());
    };
    template.resources.values().flat_map(|entry| &entry.properties).for_each(|(_, node)| node.references(&mut visit));
    template.outputs.values().for_each(|output| output.value.references(&mut visit));
    template.conditions.values().for_each(|node| node.references(&mut visit));
    used
}

/// The members of other stacks' resources among them, in the order of paths.
fn foreign<'a>(graph: &'a Graph, template: &Template, used: &HashSet<LogicalId>) -> Vec<(View<'a>, &'static Member)> {
    let known = |id: &LogicalId| template.resources.contains_key(id) || template.parameters.contains_key(id);
    let unknown: HashSet<&LogicalId> = used.iter().filter(|id| !known(id)).collect();
    if unknown.is_empty() {
        return Vec::new();
    }
    let mut found: HashMap<LogicalId, (View, &'static Member)> = HashMap::new();
    for view in elsewhere(graph) {
        for member in view.kind().members {
            let name = view.handed(member.name);
            if unknown.contains(&name) {
                found.insert(name, (view, member));
            }
        }
    }
    let mut found: Vec<_> = found.into_iter().collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found.into_iter().map(|(_, found)| found).collect()
}

fn parameter(view: &View, member: &Member, home: &Stack, looked_up: Option<String>) -> Parameter {
    let what = format!("{}.{}", view.name(), member.name);
    let text = match looked_up {
        Some(how) => format!("{what} in this region: {how}"),
        None => format!("{what}, which the stack of {} tells as {}", home.name, view.handed(member.name)),
    };
    let entries = vec![("Type".into(), Node::text("String")), ("Description".into(), Node::text(text))];
    Parameter { entries, cause: view.span() }
}

fn output(view: &View, member: &Member) -> TemplateOutput {
    let description = format!("{}.{} for the other stacks", view.name(), member.name);
    let value = view.member(member.name);
    TemplateOutput { condition: None, description: Some(description.into()), value, cause: view.span() }
}
