//! Portraits: a program as a picture.
//!
//! In: a [`Deployment`] without errors. Out: a [`Picture`]. Invariant: what is drawn is what the graphs say; a kind or a
//! connection that nobody here has heard of is drawn as well, plainly.
//!
//! Each [`Aspect`] is a file. [`drill`] draws the regions too, with what a loss does to them.

pub mod architecture;
mod arrows;
mod cast;
pub mod drill;
mod frames;
mod looks;
mod names;
mod permissions;
mod regions;
mod words;

#[cfg(test)]
mod tests;

use crate::model::deployment::Deployment;
use crate::picture::{Picture, State};
use crate::resilience::names::{Answer, Record};
use crate::resilience::node::Node;

/// The schema of a portrait as JSON.
pub const SCHEMA: &str = include_str!("../../data/schemas/graph.schema.json");

/// What of a program is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aspect {
    /// What is declared, once, in whatever regions it is.
    Architecture,
    /// What is in each stack, and which names lead there.
    Regions,
    /// Who may do what to whom.
    Permissions,
}

impl Aspect {
    /// All of them.
    pub const ALL: [Aspect; 3] = [Aspect::Architecture, Aspect::Regions, Aspect::Permissions];

    /// Its name on the command line and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Architecture => "architecture",
            Aspect::Regions => "regions",
            Aspect::Permissions => "permissions",
        }
    }
}

/// The portrait of a program.
pub fn of(deployment: &Deployment, aspect: Aspect) -> Picture {
    match aspect {
        Aspect::Architecture => architecture::of(deployment),
        Aspect::Regions => regions::of(deployment),
        Aspect::Permissions => permissions::of(deployment),
    }
}

/// How things fare, for who draws them; as usual, unless somebody knows better.
trait Fates {
    /// A region; `None` is the one of a template that can be deployed anywhere.
    fn region(&self, _: Option<&str>) -> State {
        State::Normal
    }

    /// A resource in a stack.
    fn resource(&self, _: Node) -> State {
        State::Normal
    }

    /// A name.
    fn name(&self, _: &Record) -> State {
        State::Normal
    }

    /// An answer of a name.
    fn answer(&self, _: &Record, _: &Answer) -> State {
        State::Normal
    }

    /// Somebody else's host.
    fn host(&self, _: &str) -> State {
        State::Normal
    }
}

/// Everything is as usual.
struct Calm;

impl Fates for Calm {}

/// The service's name; empty where the program declares none.
fn service(deployment: &Deployment) -> String {
    deployment.first().map(|architecture| architecture.service.name.to_string()).unwrap_or_default()
}
