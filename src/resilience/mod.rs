//! What survives a loss, what suffers and what is gone: the failover of a program, worked out on its graphs.
//!
//! In: a [`Deployment`] without errors, and a [`Scenario`] of what is lost. Out: an [`Outcome`]: for each entry point a
//! verdict, the time to recover and the steps that decide it, and the data at risk. Invariant: nothing is changed and
//! nothing is assumed that the program does not say: where it is unknown whether something notices a loss, it does not.

pub mod data;
pub mod entries;
pub mod hops;
pub mod json;
pub mod judge;
pub mod loss;
pub mod names;
pub mod needs;
pub mod node;
mod read;
pub mod resolve;
pub mod time;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

use crate::model::deployment::Deployment;
use data::Risk;
use judge::Finding;
use loss::Scenario;
use names::Names;
use needs::Needs;
use node::Node;

/// A program that losses are tried on.
#[derive(Debug)]
pub struct Drill<'a> {
    /// The program.
    pub deployment: &'a Deployment,
    /// What answers under which name.
    pub names: Names,
}

/// What a loss does to a program.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What is lost.
    pub scenario: Scenario,
    /// What becomes of each entry point.
    pub findings: Vec<Finding>,
    /// What data it costs.
    pub risks: Vec<Risk>,
}

impl<'a> Drill<'a> {
    /// A program, with the records and health checks that it declares.
    pub fn of(deployment: &'a Deployment) -> Drill<'a> {
        Drill { deployment, names: read::names(deployment) }
    }

    /// What a loss does.
    pub fn run(&self, scenario: &Scenario) -> Outcome {
        let findings = entries::all(self).iter().map(|entry| judge::entry(self, scenario, entry)).collect();
        Outcome { scenario: scenario.clone(), findings, risks: data::at_risk(self, scenario) }
    }

    /// What a resource in a stack needs to do its work.
    pub fn work(&self, node: Node) -> Option<Needs> {
        needs::of_resource(self.deployment.graph(node.stack)?, node.stack, node.resource)
    }
}
