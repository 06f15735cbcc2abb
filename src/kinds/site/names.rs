//! The names of a site, and the certificate for them.

use crate::kinds::common;
use crate::kinds::dns::{certificate, record};
use crate::model::graph::View;
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Value;
use ecow::EcoString;

/// Names that the author wrote: their records are elsewhere.
pub fn written(view: &View) -> Vec<EcoString> {
    let names = view.attributes().list("names").iter().filter_map(|given| match &given.value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    });
    names.collect()
}

/// Every name that the site answers to: those of the records that answer with it, then those that were written.
pub fn aliases(view: &View) -> Vec<EcoString> {
    let mut all = record::names_of(view);
    all.extend(written(view).into_iter().filter(|name| !record::names_of(view).contains(name)));
    all
}

/// The zones of the records that answer with the site, each once.
pub fn zones<'a>(view: &View<'a>) -> Vec<View<'a>> {
    let mut zones: Vec<View> = Vec::new();
    for record in record::all(view) {
        let points = record::answers::of(&record).iter().any(|answer| answer.target.resource() == Some(view.id));
        if let Some(zone) = record::zone_of(&record).filter(|_| points)
            && !zones.iter().any(|known| known.id == zone.id)
        {
            zones.push(zone);
        }
    }
    zones
}

/// Adds the certificate where the site has one of its own; the ARN of whichever it has.
pub fn certificate(view: &View, template: &mut Template) -> Option<Node> {
    let names = aliases(view);
    if names.is_empty() {
        return None;
    }
    if let Some(given) = view.refers("certificate") {
        return Some(given.member("arn"));
    }
    if let Some(arn) = view.property("certificate") {
        return Some(arn);
    }
    let zone = zones(view).into_iter().next()?;
    let names: Vec<Node> = names.into_iter().map(Node::Text).collect();
    let id = view.satellite("Certificate");
    let entry = certificate::entry(Entry::new("", view.span()), &names, &zone).with("Tags", common::tags(view));
    template.add(id.clone(), entry);
    Some(Node::reference(id))
}
