//! `slsc budget`: calls at once against the account, connections against the database, region by region.

use super::Exit;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome};
use super::run::Project;
use super::terminal::{Stream, Terminal};
use crate::budget::connections::{Client, Database, Verdict};
use crate::budget::load::Load;
use crate::budget::survival::Survival;
use crate::budget::{self, Budget, Region, json, limit};
use clap::{ValueEnum, ValueHint};
use std::path::PathBuf;

/// The arguments of `slsc budget`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The main file
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// How the budget is shown
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    #[command(flatten)]
    program: ProgramArgs,
}

/// The forms of a budget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
}

impl Args {
    /// Adds up and prints.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let project = Project::new(&self.file, &self.program)?;
        let session = project.check();
        if session.analysis.diagnostics.has_errors() {
            return report::reports(terminal, &[project.shown(&session)], true);
        }
        let budget = budget::of(&session.analysis.deployment);
        let text = match terminal.format == MessageFormat::Json || self.format == Format::Json {
            true => json::write(&budget, &session.analysis.sources),
            false => table(&budget),
        };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }
}

fn table(budget: &Budget) -> String {
    budget.regions.iter().map(of_region).collect::<Vec<_>>().join("\n")
}

fn of_region(region: &Region) -> String {
    let place = region.name.as_ref().map_or_else(|| "wherever it is deployed".to_owned(), ToString::to_string);
    let assumed = match region.limit.said {
        Some(_) => String::new(),
        None => format!(" (assumed; a new account has {}: say yours with `concurrency_limit`)", limit::NEW),
    };
    let mut out = format!("{place}: {} calls at once{assumed}\n\n", region.limit.calls);
    out.push_str(&functions(region));
    region.databases.iter().for_each(|database| out.push_str(&of_database(database, region)));
    region.survivals.iter().for_each(|survival| out.push_str(&of_survival(survival, region)));
    out
}

fn functions(region: &Region) -> String {
    let head = ["function", "reserved", "ready", "at most", "polls"].map(str::to_owned);
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(region.functions.iter().map(row)).collect();
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..5).map(|column| width(column).unwrap_or(0)).collect();
    let mut out = String::new();
    for [name, reserved, ready, most, polls] in &rows {
        let [w0, w1, w2, w3] = [0, 1, 2, 3].map(|column| widths.get(column).copied().unwrap_or(0));
        let line = format!("  {name:w0$}  {reserved:>w1$}  {ready:>w2$}  {most:>w3$}  {polls}");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    let verdict =
        if region.reserved() <= region.limit.reservable() || region.reserved() == 0 { "fits" } else { "overflows" };
    out.push_str(&format!(
        "\n  reserved {} of {}, as {} must stay free: {verdict}\n  left for the others: {}\n",
        region.reserved(),
        region.limit.reservable(),
        limit::FLOOR,
        region.shared(),
    ));
    out
}

fn row(load: &Load) -> [String; 5] {
    let number = |number: Option<i64>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
    let polls = load.pollers.iter().map(|poller| match poller.most {
        Some(most) => format!("{} ({most} at once)", poller.source),
        None => poller.source.clone(),
    });
    let polls = polls.collect::<Vec<_>>().join(", ");
    [load.name.clone(), number(load.reserved), number(load.ready), number(load.most()), polls]
}

fn of_database(database: &Database, region: &Region) -> String {
    let mut out = format!("\n  {} ({})\n", database.name, database.words);
    for client in &database.clients {
        out.push_str(&format!("      {}\n", of_client(client, region)));
    }
    out.push_str(&format!("      needs {} {}\n", database.needs, compared(database, database.bears(database.needs))));
    out
}

fn of_client(client: &Client, region: &Region) -> String {
    let plural = if client.connections == 1 { "connection" } else { "connections" };
    match client.most {
        Some(most) => format!("{}: {most} at once, {} {plural} each", client.name, client.connections),
        None => format!(
            "{}: no limit, so all {} that are left, {} {plural} each",
            client.name,
            region.shared(),
            client.connections
        ),
    }
}

/// `of 740 (90% of 823, through the proxy): fits`
fn compared(database: &Database, verdict: Verdict) -> String {
    let words = match verdict {
        Verdict::Fits => "fits",
        Verdict::Waits => "the rest waits for its turn",
        Verdict::Overflows => "the rest is refused",
        Verdict::Unknown => "nobody knows how many it takes",
    };
    match (database.room(), database.takes, database.share) {
        (Some(room), Some(takes), Some(share)) => {
            format!("of {room} ({share}% of {takes}, through the proxy): {words}")
        }
        (Some(room), ..) => format!("of {room}: {words}"),
        _ => format!("connections: {words}"),
    }
}

fn of_survival(survival: &Survival, region: &Region) -> String {
    let mut out = format!("\n  without {}, and with its load\n", survival.lost);
    let verdict = survival.verdict.word();
    out.push_str(&format!("      reserved {} of {}: {verdict}\n", survival.reserved, region.limit.reservable()));
    for (name, need, has) in &survival.short {
        out.push_str(&format!("      {name} needs {need}, and has {has}: the rest is throttled\n"));
    }
    for (name, needs, verdict) in &survival.databases {
        if let Some(database) = region.databases.iter().find(|database| database.name == *name) {
            out.push_str(&format!("      {name} needs {needs} {}\n", compared(database, *verdict)));
        }
    }
    out
}
