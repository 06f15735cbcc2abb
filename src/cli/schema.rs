//! `slsc schema`: the JSON schemas of what programs can read.

use super::Exit;
use super::report::Outcome;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::render::json as diagnostics;
use crate::diff::render::json as diff;
use crate::portrait as graph;
use crate::resilience::json as drill;
use clap::ValueEnum;

/// The arguments of `slsc schema`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Which output; without it, their names are listed
    #[arg(value_name = "NAME", value_enum)]
    name: Option<Name>,
}

/// The outputs that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// --message-format json
    Diagnostics,
    /// diff --format json
    Diff,
    /// drill --format json
    Drill,
    /// graph --format json
    Graph,
}

impl Name {
    fn text(self) -> &'static str {
        match self {
            Name::Diagnostics => diagnostics::SCHEMA,
            Name::Diff => diff::SCHEMA,
            Name::Drill => drill::SCHEMA,
            Name::Graph => graph::SCHEMA,
        }
    }
}

impl Args {
    /// Prints a schema, or the names of all.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let text = match self.name {
            Some(name) => name.text().to_owned(),
            None => Name::value_variants().iter().filter_map(line).collect(),
        };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }
}

fn line(name: &Name) -> Option<String> {
    let value = name.to_possible_value()?;
    let of = value.get_help().map(ToString::to_string).unwrap_or_default();
    Some(format!("{:12} {of}\n", value.get_name()))
}
