//! Whether the judged programs use everything that the shelves have: what no program uses, no judge has seen.

use super::programs;
use crate::support::{Memory, compiled};
use slsc::cli::disk::Disk;
use slsc::compile::Output;
use slsc::model::graph::{Connection, View};
use slsc::{Analysis, connections, kinds};
use std::collections::BTreeSet;

/// What all programs together use.
#[derive(Default)]
struct Used {
    connections: BTreeSet<String>,
    options: BTreeSet<String>,
    attributes: BTreeSet<String>,
}

impl Used {
    fn add(&mut self, analysis: &Analysis) {
        for graph in &analysis.deployment.graphs {
            graph.connections.iter().for_each(|connection| self.connection(connection));
            graph.views().for_each(|view| self.resource(&view));
        }
    }

    fn connection(&mut self, connection: &Connection) {
        self.connections.insert(connection.kind.name.to_owned());
        let options = connection.options.values.keys();
        self.options.extend(options.map(|option| option_of(connection.kind.from.kind, option)));
    }

    fn resource(&mut self, view: &View) {
        let kind = view.kind().name;
        self.attributes.insert(kind.to_owned());
        self.attributes.extend(view.attributes().values.keys().map(|name| format!("{kind}.{name}")));
    }
}

/// Options are shared by the arrows from one kind; one of them is enough.
fn option_of(from: &str, option: &str) -> String {
    format!("{option} on an arrow from a {from}")
}

#[test]
fn the_judged_programs_use_everything_on_the_shelves() {
    let mut used = Used::default();
    for program in programs::all() {
        let folder = program.main.parent().expect("a file is in a folder");
        let compiled = match program.main.file_name().is_some_and(|name| name == "main.sls") {
            true => compiled(&Disk::new(folder), &Output::default()),
            false => compiled(&Memory::at(&program.main), &Output::default()),
        };
        assert!(!compiled.analysis.diagnostics.has_errors(), "{}:\n{}", program.name, compiled.rendered());
        used.add(&compiled.analysis);
    }
    let mut unseen: Vec<String> = Vec::new();
    let implied = connections::IMPLIED.iter().map(|(_, connection)| connection.name);
    let implied = implied.chain(connections::IMPLIED_BY_ATTRIBUTE.iter().map(|reference| reference.connection.name));
    let content = connections::IMPLIED_BY_CONTENT.iter().flat_map(|references| references.connections);
    let implied = implied.chain(content.map(|connection| connection.name));
    let all = connections::all().map(|connection| connection.name).chain(implied);
    unseen.extend(all.filter(|name| !used.connections.contains(*name)).map(str::to_owned));
    for connection in connections::all() {
        let options = connection.options.iter().map(|option| option_of(connection.from.kind, option.name));
        unseen.extend(options.filter(|option| !used.options.contains(option)));
    }
    for kind in kinds::ALL {
        let names = kind.attributes.iter().map(|attribute| format!("{}.{}", kind.name, attribute.name));
        let names = names.chain([kind.name.to_owned()]);
        unseen.extend(names.filter(|name| !used.attributes.contains(name)));
    }
    unseen.sort();
    unseen.dedup();
    assert!(unseen.is_empty(), "no judged program has: {}", unseen.join(", "));
}
