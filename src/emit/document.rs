//! The outline of a template file: its sections and the keys of each entry, in the order in which people read them.
//!
//! In: a [`Template`]. Out: an [`Item`], a tree that borrows the template's nodes. Invariant: both writers spell this
//! tree and nothing else, so that YAML and JSON cannot differ in content or order.
//!
//! A resource says first what it is and what it waits for, then what happens to it, where it comes from, and last,
//! because that is long, its properties.

use super::Writing;
use crate::model::template::{Deletion, Entry, Node, Parameter, Template, TemplateOutput};
use ecow::EcoString;
use std::borrow::Cow;

/// A part of a template file.
#[derive(Debug)]
pub enum Item<'a> {
    /// A value.
    Node(&'a Node),
    /// Text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Item<'a>>),
    /// A map.
    Map(Vec<(&'a str, Item<'a>)>),
    /// A map, written in one line where the syntax has a way to.
    Line(Vec<(&'a str, Item<'a>)>),
    /// A map of properties.
    Properties(&'a [(EcoString, Node)]),
    /// A map of which each entry stands apart from the next.
    Section(Vec<(&'a str, Item<'a>)>),
}

/// The outline of a template.
pub fn outline<'a>(template: &'a Template, writing: &'a Writing) -> Item<'a> {
    let mut sections = vec![("AWSTemplateFormatVersion", Item::Text("2010-09-09".into()))];
    sections.extend(template.transform.map(|transform| ("Transform", text(transform))));
    sections.extend(template.description.as_deref().map(|words| ("Description", text(words))));
    sections.extend(about(template, writing).map(|item| ("Metadata", item)));
    let parameters = template.parameters.iter().map(|(id, parameter)| (id.as_str(), parameter_item(parameter)));
    section(&mut sections, "Parameters", parameters);
    section(&mut sections, "Mappings", template.mappings.iter().map(|(id, node)| (id.as_str(), Item::Node(node))));
    section(&mut sections, "Conditions", template.conditions.iter().map(|(id, node)| (id.as_str(), Item::Node(node))));
    let resources = template.resources.iter().map(|(id, entry)| (id.as_str(), resource(entry, writing)));
    section(&mut sections, "Resources", resources);
    section(&mut sections, "Outputs", template.outputs.iter().map(|(id, out)| (id.as_str(), output(out))));
    Item::Section(sections)
}

/// What the template says about itself: who made it, and what `cfn-lint` need not mention.
fn about<'a>(template: &Template, writing: &Writing) -> Option<Item<'a>> {
    writing.metadata?;
    let mut about = vec![("slsc", Item::Line(vec![("version", text(crate::VERSION))]))];
    if template.resources.values().any(has_local_code) {
        let ignored = Item::List(vec![text(NEEDS_PACKAGE)]);
        about.push(("cfn-lint", Item::Map(vec![("config", Item::Map(vec![("ignore_checks", ignored)]))])));
    }
    Some(Item::Map(about))
}

/// The warning of `cfn-lint` that a local path "may only work with the package command", which is how it is meant.
const NEEDS_PACKAGE: &str = "W3002";

/// Whether a resource has code that is not in AWS yet. SAM's own types are expected to.
pub fn has_local_code(entry: &Entry) -> bool {
    !entry.ty.starts_with("AWS::Serverless::")
        && entry.properties.iter().any(|(_, node)| matches!(node, Node::Local(_)))
}

fn section<'a>(
    sections: &mut Vec<(&'a str, Item<'a>)>,
    name: &'static str,
    entries: impl Iterator<Item = (&'a str, Item<'a>)>,
) {
    let entries: Vec<_> = entries.collect();
    // CloudFormation insists on resources and refuses the other sections when they are empty.
    if !entries.is_empty() || name == "Resources" {
        sections.push((name, Item::Section(entries)));
    }
}

fn text(text: &str) -> Item<'_> {
    Item::Text(Cow::Borrowed(text))
}

fn parameter_item(parameter: &Parameter) -> Item<'_> {
    Item::Properties(&parameter.entries)
}

fn resource<'a>(entry: &'a Entry, writing: &Writing) -> Item<'a> {
    let mut keys = vec![("Type", text(&entry.ty))];
    keys.extend(entry.condition.as_ref().map(|id| ("Condition", text(id.as_str()))));
    keys.extend(depends_on(entry).map(|item| ("DependsOn", item)));
    if let Some(deletion) = entry.deletion {
        let word = deletion_word(deletion);
        keys.extend([("DeletionPolicy", text(word)), ("UpdateReplacePolicy", text(word))]);
    }
    keys.extend(metadata(entry, writing).map(|item| ("Metadata", item)));
    if !entry.properties.is_empty() {
        keys.push(("Properties", Item::Properties(&entry.properties)));
    }
    Item::Map(keys)
}

fn depends_on(entry: &Entry) -> Option<Item<'_>> {
    match entry.depends_on.as_slice() {
        [] => None,
        [only] => Some(text(only.as_str())),
        several => Some(Item::List(several.iter().map(|id| text(id.as_str())).collect())),
    }
}

fn deletion_word(deletion: Deletion) -> &'static str {
    match deletion {
        Deletion::Delete => "Delete",
        Deletion::Retain => "Retain",
        Deletion::Snapshot => "Snapshot",
    }
}

fn metadata<'a>(entry: &'a Entry, writing: &Writing) -> Option<Item<'a>> {
    let mut about: Vec<(&str, Item)> = origin(entry, writing).map(|item| ("sls", item)).into_iter().collect();
    if !entry.waits_for.is_empty() {
        about.push(("WaitsFor", Item::List(entry.waits_for.iter().map(Item::Node).collect())));
    }
    (!about.is_empty()).then_some(Item::Map(about))
}

fn origin<'a>(entry: &'a Entry, writing: &Writing) -> Option<Item<'a>> {
    let place = writing.metadata?.place(entry.cause);
    if place.is_empty() {
        return None;
    }
    let mut about = vec![("source", Item::Text(Cow::Owned(place)))];
    let around: Vec<String> = entry.trail.iter().filter_map(|span| Some(writing.metadata?.place(*span))).collect();
    if !around.is_empty() {
        about.push(("inside", Item::Text(Cow::Owned(around.join(", ")))));
    }
    Some(match entry.doc.as_deref() {
        Some(doc) => Item::Map(about.into_iter().chain([("doc", text(doc))]).collect()),
        None => Item::Line(about),
    })
}

fn output(output: &TemplateOutput) -> Item<'_> {
    let condition = output.condition.as_ref().map(|id| ("Condition", text(id.as_str())));
    let description = output.description.as_deref().map(|words| ("Description", text(words)));
    let value = [("Value", Item::Node(&output.value))];
    Item::Map(condition.into_iter().chain(description).chain(value).collect())
}
