//! One template for all regions of a service, as CloudFormation StackSets take it.
//!
//! In: the templates of a service's stacks. Out: those of what exists once as they were, and one in the place of the
//! regional ones. Invariant: read in one of the regions, with the conditions that ask for `AWS::Region` decided, the
//! template is that region's own: the same resources, properties, outputs and waits.
//!
//! `merge` goes down to the smallest part that differs; `regions` has the words for it, which are conditions, and
//! a mapping where three regions or more differ in a plain value; `parameters` unites what is asked.
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
    let mut entry = Entry {
        condition,
        deletion: first.deletion,
        doc: first.doc.clone(),
        trail: first.trail.clone(),
        ..Entry::new(first.ty.clone(), first.cause)
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::handover::Asked;
    use crate::emit::{Layout, files};
    use crate::model::architecture::Service;
    use crate::model::stack::StackId;
    use crate::model::template::{Deletion, Parameter};

    fn id(text: &str) -> LogicalId {
        LogicalId::new(text)
    }

    fn part(place: usize, region: &str, template: Template) -> Part {
        let stack = Stack { name: region.into(), region: Some(region.into()), purpose: Purpose::Region };
        Part { id: StackId(place), stack, template, asked: Vec::new(), local: Vec::new() }
    }

    fn asking(name: &str, entries: &[(&str, &str)]) -> Template {
        let entries = entries.iter().map(|(key, text)| (EcoString::from(*key), Node::text(*text))).collect();
        let mut template = Template::default();
        template.parameter(id(name), Parameter { entries, cause: Span::NOWHERE });
        template
    }

    fn manifest(parts: Vec<Part>) -> serde_json::Value {
        let layout = Layout { stackset: true, ..Layout::default() };
        let files = files(&Service::default(), parts, &layout, &mut crate::diagnostics::Diagnostics::default());
        serde_json::from_str(&files.last().unwrap().text).unwrap()
    }

    #[test]
    fn a_parameter_that_is_told_to_one_region_and_looked_up_in_another_is_overridden() {
        let mut home = part(0, "us-east-1", asking("Stream", &[("Type", "String"), ("Description", "told")]));
        let mut away = part(1, "us-west-1", asking("Stream", &[("Type", "String"), ("Description", "looked up")]));
        let global = Stack { name: "global".into(), region: Some("us-east-1".into()), purpose: Purpose::Global };
        home.asked.push(Asked { name: id("Stream"), from: StackId(2) });
        away.local.push(id("Stream"));
        let global = Part { id: StackId(2), stack: global, ..part(2, "", Template::default()) };
        let set = &manifest(vec![home, away, global])["stack_set"];
        assert_eq!(set["depends_on"], serde_json::json!(["global.yaml"]));
        assert_eq!(
            set["parameters"],
            serde_json::json!([{
                "name": "Stream",
                "type": "String",
                "description": "us-east-1: told; us-west-1: looked up",
                "hidden": false,
                "per_region": [
                    { "region": "us-west-1", "description": "looked up" },
                    {
                        "region": "us-east-1",
                        "description": "told",
                        "from": { "template": "global.yaml", "output": "Stream" },
                    },
                ],
            }])
        );
    }

    #[test]
    fn a_default_that_differs_is_one_of_the_instances() {
        let of = |place, region, word| part(place, region, asking("Stage", &[("Type", "String"), ("Default", word)]));
        let set = &manifest(vec![of(0, "us-east-1", "live"), of(1, "us-west-1", "standby")])["stack_set"];
        let parameter = &set["parameters"][0];
        assert!(parameter.get("default").is_none());
        assert_eq!(
            parameter["per_region"],
            serde_json::json!([
                { "region": "us-west-1", "default": "standby" },
                { "region": "us-east-1", "default": "live" },
            ])
        );
    }

    #[test]
    fn a_wait_of_some_regions_is_a_reference_under_a_condition() {
        let mut home = Template::default();
        home.add(id("Policy"), Entry::new("AWS::IAM::Policy", Span::NOWHERE));
        home.add(id("Always"), Entry::new("AWS::X::Y", Span::NOWHERE));
        home.add(id("Thing"), Entry::new("AWS::X::Z", Span::NOWHERE).after(id("Policy")).after(id("Always")));
        let mut away = Template::default();
        away.add(id("Always"), Entry::new("AWS::X::Y", Span::NOWHERE));
        away.add(id("Thing"), Entry::new("AWS::X::Z", Span::NOWHERE).after(id("Always")));
        let merged = merged(&["us-east-1".into(), "us-west-1".into()], &[&home, &away]).unwrap();
        insta::assert_snapshot!(crate::emit::testing::yaml(&merged, "Thing"), @r#"
        Thing:
          Type: AWS::X::Z
          DependsOn: Always
          Metadata:
            WaitsFor:
              - !If [InUsEast1, !Ref Policy, !Ref "AWS::NoValue"]
        "#);
        assert_eq!(merged.resources[&id("Policy")].condition, Some(id("InUsEast1")));
    }

    #[test]
    fn what_takes_no_condition_has_to_be_even() {
        let of = |ty: &str, deletion, code: &str| {
            let mut template = Template::default();
            let entry = Entry { deletion, ..Entry::new(ty, Span::NOWHERE) };
            template.add(id("Thing"), entry.with("Code", Node::Local(code.into())));
            template
        };
        let one = of("AWS::X::Y", Some(Deletion::Retain), "a");
        let differing = |other: &Template| {
            let uneven = merged(&["us-east-1".into(), "us-west-1".into()], &[&one, other]).err().unwrap_or_default();
            uneven.iter().map(|uneven| uneven.what.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(differing(&one), Vec::<String>::new());
        assert_eq!(differing(&of("AWS::X::Z", Some(Deletion::Retain), "a")), ["Type"]);
        assert_eq!(differing(&of("AWS::X::Y", None, "a")), ["DeletionPolicy"]);
        assert_eq!(differing(&of("AWS::X::Y", Some(Deletion::Retain), "b")), ["Code"]);
    }
}
