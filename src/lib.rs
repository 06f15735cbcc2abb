//! The compiler of `.sls`: the stages as functions, in the order in which data passes.
//!
//! [`analyse`] takes a program to the wired graphs of its stacks and says what is wrong with them; [`checked::gate`] lets a
//! deployment without errors through; [`emit`] makes templates of it. Nothing here touches a disk, a clock or a terminal: what has to be
//! read comes through a [`world::World`], and [`cli`] is the only module that knows the machine.
#![doc = include_str!("../docs/ARCHITECTURE.md")]

pub mod audit;
pub mod budget;
pub mod check;
pub mod checked;
pub mod cli;
pub mod compile;
pub mod connections;
pub mod diagnostics;
pub mod diff;
pub mod emit;
pub mod expand;
pub mod expect;
pub mod fixes;
pub mod format;
pub mod graph;
pub mod handlers;
pub mod kinds;
pub mod lints;
pub mod model;
pub mod names;
pub mod picture;
pub mod place;
pub mod portrait;
pub mod reference;
pub mod resilience;
pub mod source;
pub mod syntax;
pub mod texts;
pub mod vendor;
pub mod wire;
pub mod world;

use diagnostics::Diagnostics;
use diagnostics::levels::Levels;
use expand::Given;
use model::date::Date;
use model::deployment::Deployment;
use source::SourceMap;
use world::World;

/// The version that generated files name.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is to be compiled.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The main file, relative to the root of the [`World`], with `/`.
    pub main: String,
    /// Values of parameters, in the order in which they were given; the last one of a name counts.
    pub given: Vec<Given>,
    /// The day, for what is allowed up to one; nothing else of a program depends on it.
    pub today: Option<Date>,
}

/// What is known of a program once every stage has looked at it.
#[derive(Debug, Default)]
pub struct Analysis {
    /// All texts that were read.
    pub sources: SourceMap,
    /// What is wrong.
    pub diagnostics: Diagnostics,
    /// The wired architecture of each stack; with errors, as much of it as could be understood.
    pub deployment: Deployment,
}

impl Analysis {
    /// The levels that the service says.
    pub fn levels(&self) -> Levels {
        self.deployment.first().map(|architecture| architecture.service.lints.clone()).unwrap_or_default()
    }
}

/// From a main file to its graphs and everything that is wrong with it. `done` is told the name of each stage that ends.
pub fn analyse(world: &dyn World, request: &Request, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let mut sources = SourceMap::default();
    let mut diagnostics = Diagnostics::default();
    let program = names::load(world, &request.main, &mut sources, &mut diagnostics);
    done("parse");
    let names = names::scope::bind(&program, &mut diagnostics);
    done("bind");
    check::check(&names, &mut diagnostics);
    done("check");
    let architecture = expand::expand(&names, &request.given, &mut diagnostics);
    done("expand");
    let mut parts = place::place(architecture, &mut diagnostics);
    done("place");
    texts::read(&mut parts, world, &mut sources, &mut diagnostics);
    done("read");
    let deployment = wire::wire(parts, &mut diagnostics);
    done("wire");
    graph::judge(&deployment, &mut diagnostics);
    lints::check(&deployment, &mut diagnostics);
    handlers::check(&deployment, world, &mut diagnostics);
    names::allows::apply(&program, request.today, &mut diagnostics);
    done("judge");
    if !diagnostics.has_errors() {
        expect::prove(&deployment, &mut diagnostics);
    }
    done("prove");
    Analysis { sources, diagnostics, deployment }
}
