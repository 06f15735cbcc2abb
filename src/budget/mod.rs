//! What burns down under load: calls at once against the account, connections against the database, in each region, and
//! in a region that carries another one's load as well.
//!
//! In: a [`Deployment`]. Out: a [`Budget`], numbers and what they are made of. Invariant: nothing is estimated but what AWS
//! does not tell, and that is said; a function without a limit counts with all that the others leave.

pub mod connections;
pub mod json;
pub mod limit;
pub mod load;
pub mod survival;
#[cfg(test)]
mod tests;

use crate::kinds::database;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use connections::Database;
use ecow::EcoString;
use limit::Limit;
use load::Load;
use survival::Survival;

/// The budget of a program.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// The service's name; empty where the file declares none.
    pub service: EcoString,
    /// Its regions, home first.
    pub regions: Vec<Region>,
}

/// The budget of a region.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// Its name; none for a template that can be deployed anywhere.
    pub name: Option<EcoString>,
    /// How many calls the account runs there at once.
    pub limit: Limit,
    /// The functions, in the order of their paths.
    pub functions: Vec<Load>,
    /// The databases, in the order of their paths.
    pub databases: Vec<Database>,
    /// What it carries when another region is lost.
    pub survivals: Vec<Survival>,
}

impl Region {
    /// What is reserved, together.
    pub fn reserved(&self) -> i64 {
        self.functions.iter().filter_map(|load| load.reserved).sum()
    }

    /// What the functions without a reservation share.
    pub fn shared(&self) -> i64 {
        (self.limit.calls - self.reserved()).max(0)
    }

    /// A function of it.
    pub fn function(&self, name: &str) -> Option<&Load> {
        self.functions.iter().find(|load| load.name == name)
    }
}

/// Adds up a program.
pub fn of(deployment: &Deployment) -> Budget {
    let service = deployment.first().map(|architecture| architecture.service.name.clone()).unwrap_or_default();
    let mut regions: Vec<Region> = regional(deployment).map(region).collect();
    let survivals: Vec<Vec<Survival>> =
        regions.iter().map(|region| survival::of(deployment, region, &regions)).collect();
    for (region, survivals) in regions.iter_mut().zip(survivals) {
        region.survivals = survivals;
    }
    Budget { service, regions }
}

/// The graphs of the service's regions.
fn regional(deployment: &Deployment) -> impl Iterator<Item = &Graph> {
    use crate::model::stack::Purpose;
    deployment.graphs.iter().filter(|graph| graph.stack().is_none_or(|stack| stack.purpose == Purpose::Region))
}

/// The budget of one region, as its stack says.
pub fn region(graph: &Graph) -> Region {
    let name = graph.stack().and_then(|stack| stack.region.clone());
    let here = |kind: &'static str| graph.views().filter(move |view: &View| view.is(kind) && view.is_here());
    let mut region = Region {
        limit: limit::of(&graph.architecture.service, name.as_deref()),
        name,
        functions: here("function").map(|view| load::of(&view)).collect(),
        databases: Vec::new(),
        survivals: Vec::new(),
    };
    region.databases = here(database::DATABASE.name).map(|view| connections::of(&view, &region)).collect();
    region
}
