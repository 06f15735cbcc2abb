//! The command line: one file per command.
//!
//! In: arguments, the file system, a terminal. Out: text, files, an exit code. Invariant: this is the only module
//! that touches any of them; everything else is given a [`crate::world::World`] and returns values.

mod budget;
mod check;
mod compile;
mod completions;
mod deploy;
mod diff;
pub mod disk;
mod drill;
mod exit;
mod explain;
mod fmt;
mod found;
mod graph;
mod limits;
mod new;
mod options;
mod output;
mod params;
mod patch;
mod report;
mod rewrite;
mod run;
mod schema;
mod templates;
mod terminal;
mod why;

pub use exit::Exit;

use clap::{Parser, Subcommand};
use options::TalkArgs;
use report::Outcome;
use std::process::ExitCode;
use terminal::Terminal;

/// Compiles .sls, a small typed language for serverless architectures, to AWS CloudFormation and SAM.
#[derive(Debug, Parser)]
#[command(name = "slsc", version, propagate_version = true, disable_help_subcommand = true, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    talk: TalkArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make a project that compiles
    New(new::Args),
    /// Report every mistake of a program; with --fix, cure what can be
    Check(check::Args),
    /// Write the templates of a program
    Compile(compile::Args),
    /// Write files in the one canonical form
    Fmt(fmt::Args),
    /// Explain a code, a kind, a pattern or a connection
    Explain(explain::Args),
    /// Show every permission, and the arrow that asked for it
    Why(why::Args),
    /// Draw the architecture, the regions or the permissions
    Graph(graph::Args),
    /// Lose a region, a resource or a host, and see what survives
    Drill(drill::Args),
    /// Add up calls at once and connections, region by region
    Budget(budget::Args),
    /// Compare two outputs, or two programs, by what a deployment would change
    Diff(diff::Args),
    /// Print the JSON schema of an output for programs
    Schema(schema::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    exit::guarded(run).into()
}

fn run() -> Exit {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return misused(&error),
    };
    let terminal = Terminal::new(&cli.talk);
    match cli.command.run(&terminal) {
        Ok(exit) => exit,
        Err(stop) => report::stopped(&terminal, *stop),
    }
}

impl Command {
    fn run(&self, terminal: &Terminal) -> Outcome {
        match self {
            Command::New(args) => args.run(terminal),
            Command::Check(args) => args.run(terminal),
            Command::Compile(args) => args.run(terminal),
            Command::Fmt(args) => args.run(terminal),
            Command::Explain(args) => args.run(terminal),
            Command::Why(args) => args.run(terminal),
            Command::Graph(args) => args.run(terminal),
            Command::Drill(args) => args.run(terminal),
            Command::Budget(args) => args.run(terminal),
            Command::Diff(args) => args.run(terminal),
            Command::Schema(args) => args.run(terminal),
            Command::Completions(args) => args.run(terminal),
        }
    }
}

/// `--help` and `--version` are answers; everything else is wrong usage, which clap words and corrects itself.
fn misused(error: &clap::Error) -> Exit {
    let is_answer = !error.use_stderr();
    // Where not even the complaint can be written, the exit code has to do.
    let _ = error.print();
    if is_answer { Exit::Fine } else { Exit::Usage }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }
}
