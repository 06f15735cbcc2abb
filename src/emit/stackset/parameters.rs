//! The parameters of several regions as one list.

use super::{given, united};
use crate::model::template::{LogicalId, Node, Parameter, Template};
use ecow::EcoString;
use indexmap::IndexMap;

/// Every parameter of any region. A default that differs is none: the instances of a stack set override it.
pub fn merged(names: &[EcoString], templates: &[&Template]) -> IndexMap<LogicalId, Parameter> {
    let ids = united(templates.iter().map(|template| template.parameters.keys()));
    let one = |id: LogicalId| {
        let parameter = parameter(names, &given(templates, |template| template.parameters.get(&id)))?;
        Some((id, parameter))
    };
    ids.into_iter().filter_map(one).collect()
}

fn parameter(names: &[EcoString], given: &[(usize, &Parameter)]) -> Option<Parameter> {
    let (_, first) = given.first()?;
    let keys = united(given.iter().map(|(_, parameter)| parameter.entries.iter().map(|(key, _)| key)));
    let entries = keys.into_iter().filter_map(|key| {
        let said: Vec<(usize, Option<&Node>)> =
            given.iter().map(|(region, parameter)| (*region, entry(parameter, &key))).collect();
        let groups = super::merge::groups(&said);
        let node = match (groups.as_slice(), key.as_str()) {
            ([(_, node)], _) => (*node)?.clone(),
            (groups, "Description") => Node::text(descriptions(names, groups)),
            // A constraint of some regions would bind the others, and what one region hides is hidden.
            (groups, "Type" | "NoEcho") => groups.iter().find_map(|(_, node)| *node)?.clone(),
            _ => return None,
        };
        Some((key, node))
    });
    Some(Parameter { entries: entries.collect(), cause: first.cause })
}

fn entry<'p>(parameter: &'p Parameter, key: &str) -> Option<&'p Node> {
    parameter.entries.iter().find(|(name, _)| name == key).map(|(_, node)| node)
}

/// `us-east-1: one thing; us-west-1: another`
fn descriptions(names: &[EcoString], groups: &[(Vec<usize>, Option<&Node>)]) -> String {
    let part = |(set, node): &(Vec<usize>, Option<&Node>)| match node {
        Some(Node::Text(words)) => {
            let set: Vec<&str> = set.iter().filter_map(|region| names.get(*region)).map(EcoString::as_str).collect();
            Some(format!("{}: {words}", set.join(", ")))
        }
        _ => None,
    };
    groups.iter().filter_map(part).collect::<Vec<_>>().join("; ")
}
