//! The shelf of lints: what only the wired graph shows, one file each, by area.
//!
//! In: a [`Deployment`]. Out: diagnostics. Invariant: a lint changes nothing and knows of no other lint.
//!
//! A lint is plain data: a code and where it looks. Its words stand in its file. To add one, write `AREA/NAME.rs` with a
//! `static`, its line in the list of the area, its row in the table of codes, its page with both programs, and the program
//! of `tests/reject`. Its name completes the phrase "allow …".

pub mod cost;
pub mod data;
pub mod design;
pub mod exposure;
pub mod failover;
pub mod flow;
pub mod ground;
pub mod limits;
pub mod load;
pub mod operations;
pub mod privilege;

use crate::diagnostics::{Code, Diagnostics};
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View, Wire};

/// A lint.
pub struct Lint {
    /// Its code, with the level and the page.
    pub code: Code,
    /// Where it looks.
    pub look: Look,
}

/// Where a lint looks, and how.
pub enum Look {
    /// At all stacks together: regions are compared.
    Deployment(fn(&Deployment, &mut Diagnostics)),
    /// At each stack by itself.
    Stack(fn(&Graph, &mut Diagnostics)),
    /// At each resource of these kinds, in each stack that has it.
    Each(&'static [&'static str], fn(View, &mut Diagnostics)),
    /// At each connection, drawn or implied, in each stack that has it.
    Arrow(fn(Wire, &mut Diagnostics)),
}

/// A part of the shelf.
pub struct Area {
    /// What its lints keep from happening, as a heading.
    pub title: &'static str,
    /// Its lints, in the order of their codes.
    pub lints: &'static [&'static Lint],
}

/// All areas.
pub static AREAS: &[&Area] = &[
    &failover::AREA,
    &load::AREA,
    &privilege::AREA,
    &flow::AREA,
    &exposure::AREA,
    &design::AREA,
    &data::AREA,
    &cost::AREA,
    &operations::AREA,
    &limits::AREA,
];

/// Every lint.
pub fn all() -> impl Iterator<Item = &'static Lint> {
    AREAS.iter().flat_map(|area| area.lints.iter().copied())
}

/// Looks for everything.
pub fn check(deployment: &Deployment, diagnostics: &mut Diagnostics) {
    all().for_each(|lint| lint.check(deployment, diagnostics));
}

impl Lint {
    fn check(&self, deployment: &Deployment, diagnostics: &mut Diagnostics) {
        match &self.look {
            Look::Deployment(look) => look(deployment, diagnostics),
            Look::Stack(look) => deployment.graphs.iter().for_each(|graph| look(graph, diagnostics)),
            Look::Each(kinds, look) => {
                let views = deployment.graphs.iter().flat_map(Graph::views);
                views.filter(|view| kinds.contains(&view.kind().name)).for_each(|view| look(view, diagnostics));
            }
            Look::Arrow(look) => {
                deployment.graphs.iter().flat_map(Graph::wires).for_each(|wire| look(wire, diagnostics));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::AREAS;

    #[test]
    fn lints_stand_in_the_order_of_their_codes() {
        for area in AREAS {
            assert!(area.lints.iter().map(|lint| lint.code.id).is_sorted(), "{}", area.title);
        }
    }

    #[test]
    fn what_a_lint_finds_can_be_meant() {
        let fixed: Vec<&str> = super::all().filter(|lint| !lint.code.lifts).map(|lint| lint.code.id).collect();
        assert_eq!(fixed, Vec::<&str>::new());
    }
}
