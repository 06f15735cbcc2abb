//! The options on arrows, against the tables of the connections that the arrows turned out to be.
//!
//! The arrows of one chain share the options behind it; each takes those it knows. One that none of them knows is a
//! mistake.

use crate::diagnostics::{Diagnostics, arrows as say};
use crate::kinds::conform::{Conform, forget_none, type_word};
use crate::model::architecture::{Architecture, Arrow};
use crate::model::connection::ConnectionKind;
use crate::model::value::{Fields, Value};
use std::collections::BTreeMap;

type Found<'a> = (&'a Arrow, &'static ConnectionKind);

/// Checks the options of all arrows.
pub fn check(architecture: &Architecture, found: &[Found], diagnostics: &mut Diagnostics) {
    let mut chains: BTreeMap<u32, Vec<&Found>> = BTreeMap::new();
    for pair in found.iter().filter(|(arrow, kind)| !arrow.options.is_empty() || !kind.options.is_empty()) {
        chains.entry(pair.0.chain).or_default().push(pair);
    }
    for chain in chains.values() {
        unknown(architecture, chain, diagnostics);
        for (arrow, kind) in chain {
            values(architecture, arrow, kind, diagnostics);
        }
    }
}

/// What an arrow takes of the options behind its chain.
pub fn taken(arrow: &Arrow, kind: &'static ConnectionKind) -> Fields {
    let takes = |name: &str| kind.options.iter().any(|option| option.name == name);
    let options = arrow.options.iter().filter(|(name, _)| takes(name));
    let mut fields: Fields = options.map(|(name, given)| (name.clone(), given.clone())).collect();
    forget_none(&mut fields, kind.options);
    fields
}

fn unknown(architecture: &Architecture, chain: &[&Found], diagnostics: &mut Diagnostics) {
    let Some((arrow, _)) = chain.first() else {
        return;
    };
    let known = || chain.iter().flat_map(|(_, kind)| kind.options).map(|option| option.name);
    for (name, given) in &arrow.options {
        if given.value != Value::None && !known().any(|option| option == name) {
            diagnostics.push(say::useless_option(name, &text(architecture, arrow), given.key, known()));
        }
    }
}

fn values(architecture: &Architecture, arrow: &Arrow, kind: &'static ConnectionKind, diagnostics: &mut Diagnostics) {
    let fields = taken(arrow, kind);
    let origin = |value: &Value| type_word(value).to_owned();
    let of = format!("the arrow `{}`", text(architecture, arrow));
    Conform { architecture, diagnostics, origin: &origin }.entries(&of, arrow.span, &fields, kind.options);
}

fn text(architecture: &Architecture, arrow: &Arrow) -> String {
    let end = |end: &crate::model::architecture::Endpoint| {
        let path = architecture.resource(end.resource).map(|resource| resource.path.to_string()).unwrap_or_default();
        match (&end.route, end.port.name) {
            (Some(route), _) => format!("{path}[\"{route}\"]"),
            (None, "") => path,
            (None, port) => format!("{path}.{port}"),
        }
    };
    format!("{} -> {}", end(&arrow.from), end(&arrow.to))
}
