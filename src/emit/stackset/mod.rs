//! One template for all regions of a service, as CloudFormation StackSets take it.
//!
//! In: the templates of a service's stacks. Out: those of what exists once as they were, and one in the place of the
//! regional ones. Invariant: read in one of the regions, with the conditions that ask for `AWS::Region` decided, the
//! template is that region's own: the same resources, properties, outputs and waits.
//!
//! [`merge`] goes down to the smallest part that differs; [`regions`] has the words for it, which are conditions, and
//! a mapping where three regions or more differ in a plain value; [`parameters`] unites what is asked.
//!
//! `DependsOn` takes no `!If`, and the documentation of `Condition` says that what depends on a resource which is not
//! created is not created either. So a `DependsOn` stays only where it holds in every region of its resource; others
//! become conditional references in the metadata, for which CloudFormation waits as well.

mod merge;
mod parameters;
mod regions;

use super::handover::Part;
use crate::diagnostics::{Diagnostic, usage};
use crate::model::stack::{Purpose, Stack};
use crate::model::template::{Entry, LogicalId, Node, Template, TemplateOutput};
use crate::source::Span;
use ecow::EcoString;
use regions::{Regions, Set};
use std::hash::Hash;

/// The name of the template's file, without the ending.
pub const NAME: &str = "stackset";

/// The regional stacks of a service as one.
#[derive(Debug)]
pub struct StackSet {
    /// The template for all regions, and whatever any of them asks.
    pub part: Part,
    /// What it was made of, the home region first.
    pub regional: Vec<Part>,
}

/// What differs between regions and cannot do so in one template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uneven {
    /// The resource.
    pub id: LogicalId,
    /// `Type`, `DeletionPolicy`, `Code`.
    pub what: EcoString,
    /// The source that caused it.
    pub cause: Span,
}

/// Takes the regional stacks out of a service's and makes one of them; the others stay.
pub fn of(parts: Vec<Part>) -> Result<(Vec<Part>, StackSet), Vec<Diagnostic>> {
    let (regional, others): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| part.stack.purpose == Purpose::Region);
    let names: Vec<EcoString> = regional.iter().filter_map(|part| part.stack.region.clone()).collect();
    let Some(home) = regional.first().filter(|_| regional.len() > 1 && names.len() == regional.len()) else {
        return Err(vec![usage::stack_set_of_one_region()]);
    };
    let templates: Vec<&Template> = regional.iter().map(|part| &part.template).collect();
    let template = merged(&names, &templates).map_err(|uneven| {
        let report = |uneven: &Uneven| usage::uneven_stack_set(uneven.cause, uneven.id.as_str(), &uneven.what);
        uneven.iter().map(report).collect::<Vec<_>>()
    })?;
    let stack = Stack { name: NAME.into(), region: None, purpose: Purpose::Region };
    let asked = united(regional.iter().map(|part| part.asked.iter()));
    let local = united(regional.iter().map(|part| part.local.iter()));
    let part = Part { id: home.id, stack, template, asked, local };
    Ok((others, StackSet { part, regional }))
}

/// Merges the templates of regions.
pub fn merged(names: &[EcoString], templates: &[&Template]) -> Result<Template, Vec<Uneven>> {
    let mut regions = Regions::new(names);
    regions.keep(united(templates.iter().map(|template| template.conditions.keys())).into_iter().map(|id| {
        let given = given(templates, |template| template.conditions.get(&id));
        (id, given)
    }));
    let mut out = Template {
        description: templates.first().and_then(|template| template.description.clone()),
        transform: templates.first().and_then(|template| template.transform),
        parameters: parameters::merged(names, templates),
        ..Template::default()
    };
    for id in united(templates.iter().map(|template| template.resources.keys())) {
        let entry = resource(&mut regions, &id, &given(templates, |template| template.resources.get(&id)));
        out.resources.extend(entry.map(|entry| (id, entry)));
    }
    for id in united(templates.iter().map(|template| template.outputs.keys())) {
        let output = output(&mut regions, &id, &given(templates, |template| template.outputs.get(&id)));
        out.outputs.extend(output.map(|output| (id, output)));
    }
    if !regions.uneven.is_empty() {
        return Err(regions.uneven);
    }
    (out.conditions, out.mappings) = regions.sections();
    Ok(out)
}

/// What is said in each region where something is said.
type Given<'t, T> = Vec<(usize, &'t T)>;

fn given<'t, T>(templates: &[&'t Template], of: impl Fn(&'t Template) -> Option<&'t T>) -> Given<'t, T> {
    templates.iter().enumerate().filter_map(|(region, template)| Some((region, of(template)?))).collect()
}

fn set<T>(given: &[(usize, T)]) -> Set {
    given.iter().map(|(region, _)| *region).collect()
}

/// Everything that stands in any of the lists, once; what only a later one has stands behind its neighbour there.
fn united<'t, T: Clone + Eq + Hash + 't>(lists: impl Iterator<Item = impl Iterator<Item = &'t T>>) -> Vec<T> {
    let mut out: indexmap::IndexSet<T> = indexmap::IndexSet::new();
    for list in lists {
        let mut place = 0;
        for element in list {
            if let Some(found) = out.get_index_of(element) {
                place = found + 1;
            } else {
                out.shift_insert(place.min(out.len()), element.clone());
                place += 1;
            }
        }
    }
    out.into_iter().collect()
}

fn resource(regions: &mut Regions, id: &LogicalId, given: &[(usize, &Entry)]) -> Option<Entry> {
    let (_, first) = given.first()?;
    let scope = set(given);
    regions.about = Some((id.clone(), first.cause));
    for (what, same) in [
        ("Type", given.iter().all(|(_, entry)| entry.ty == first.ty)),
        ("DeletionPolicy", given.iter().all(|(_, entry)| entry.deletion == first.deletion)),
    ] {
        if !same {
            regions.differs(what);
        }
    }
    let condition = regions.exists(&per_region(given, |entry| entry.condition.as_ref()));
    let mut entry = Entry { condition, deletion: first.deletion, doc: first.doc.clone(), ..Entry::new(first.ty.clone(), first.cause) };
    for waited in united(given.iter().map(|(_, entry)| entry.depends_on.iter())) {
        let waiting: Set =
            given.iter().filter(|(_, entry)| entry.depends_on.contains(&waited)).map(|(region, _)| *region).collect();
        match waiting == scope {
            true => entry.depends_on.push(waited),
            false => entry.waits_for.push(regions.only_within(&waiting, Node::Ref(waited))),
        }
    }
    for name in united(given.iter().map(|(_, entry)| entry.properties.iter().map(|(name, _)| name))) {
        let values: Given<Node> =
            given.iter().filter_map(|(region, entry)| Some((*region, entry.property(&name)?))).collect();
        let path = [id.as_str(), &name].map(EcoString::from).to_vec();
        entry.properties.push((name, merge::optional(regions, &path, &scope, &values)));
    }
    Some(entry)
}

fn output(regions: &mut Regions, id: &LogicalId, given: &[(usize, &TemplateOutput)]) -> Option<TemplateOutput> {
    let (_, first) = given.first()?;
    regions.about = Some((id.clone(), first.cause));
    let condition = regions.exists(&per_region(given, |output| output.condition.as_ref()));
    let values: Given<Node> = given.iter().map(|(region, output)| (*region, &output.value)).collect();
    let value = merge::value(regions, &[EcoString::from(id.as_str())], &values);
    Some(TemplateOutput { condition, description: first.description.clone(), value, cause: first.cause })
}

fn per_region<'t, T, U>(given: &[(usize, &'t T)], of: impl Fn(&'t T) -> U) -> Vec<(usize, U)> {
    given.iter().map(|(region, inner)| (*region, of(inner))).collect()
}
