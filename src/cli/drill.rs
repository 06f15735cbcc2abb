//! `slsc drill`: what survives a loss, what suffers, what is gone, and how long that lasts.

use super::Exit;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome as Ended};
use super::run::Project;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::{Diagnostic, usage};
use crate::model::deployment::Deployment;
use crate::model::hop::Hop;
use crate::model::shape::seconds;
use crate::picture;
use crate::portrait::drill as drawing;
use crate::resilience::judge::Finding;
use crate::resilience::loss::{self, Loss, Scenario, Unknown};
use crate::resilience::time::{Part, Recovery};
use crate::resilience::{Drill, Outcome, json};
use crate::source::SourceMap;
use clap::{ValueEnum, ValueHint};
use ecow::EcoString;
use std::path::PathBuf;

/// The arguments of `slsc drill`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The main file
    #[arg(value_name = "FILE", default_value = "main.sls", value_hint = ValueHint::FilePath)]
    file: PathBuf,

    /// What is lost: us-east-1, users, 'users in us-west-1', url:www.example.org; several are lost at once [default:
    /// each region in turn, then each host that a health check asks]
    #[arg(long, value_name = "REGION|RESOURCE|url:HOST")]
    lose: Vec<String>,

    /// How the result is shown; a picture shows the first loss
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,

    #[command(flatten)]
    program: ProgramArgs,
}

/// The forms of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For programs
    Json,
    /// A picture
    Svg,
    /// A picture as Mermaid text
    Mermaid,
    /// A picture as Graphviz text
    Dot,
}

impl Args {
    /// Tries the losses and prints what they do.
    pub fn run(&self, terminal: &Terminal) -> Ended {
        let project = Project::new(&self.file, &self.program)?;
        let session = project.check();
        if session.analysis.diagnostics.has_errors() {
            return report::reports(terminal, &[project.shown(&session)], true);
        }
        let (deployment, sources) = (&session.analysis.deployment, &session.analysis.sources);
        let drill = Drill::of(deployment);
        let scenarios = self.scenarios(&drill)?;
        let outcomes: Vec<Outcome> = scenarios.iter().map(|scenario| drill.run(scenario)).collect();
        let shown = Shown { deployment, sources };
        let format = if terminal.format == MessageFormat::Json { Format::Json } else { self.format };
        let picture = || outcomes.first().map(|outcome| drawing::of(&drill, outcome)).unwrap_or_default();
        let text = match format {
            Format::Table => outcomes.iter().map(|outcome| shown.table(outcome)).collect::<Vec<_>>().join("\n"),
            Format::Json => json::write(deployment, sources, &outcomes),
            Format::Svg => picture::svg::write(&picture()),
            Format::Mermaid => picture::mermaid::write(&picture()),
            Format::Dot => picture::dot::write(&picture()),
        };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }

    fn scenarios(&self, drill: &Drill) -> Result<Vec<Scenario>, Box<Diagnostic>> {
        if self.lose.is_empty() {
            return Ok(loss::usual(drill.deployment, &drill.names));
        }
        let one = |text: &String| loss::parse(text, drill.deployment, &drill.names).map_err(|wrong| unknown(&wrong));
        let losses = self.lose.iter().map(one).collect::<Result<Vec<Loss>, Box<Diagnostic>>>()?;
        Ok(vec![Scenario { losses }])
    }
}

fn unknown(wrong: &Unknown) -> Box<Diagnostic> {
    let words = |list: &[EcoString]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
    let (word, known) = match wrong {
        Unknown::Region(region, known) => {
            return Box::new(usage::foreign_region(region, known.iter().map(EcoString::as_str)));
        }
        Unknown::Absent(name, region, lives) => {
            return Box::new(usage::absent_there(name, region, lives.iter().map(EcoString::as_str)));
        }
        Unknown::Host(host, known) => {
            return Box::new(usage::unasked_host(host, known.iter().map(EcoString::as_str)));
        }
        Unknown::Name(name, known) => (name, words(known)),
    };
    Box::new(usage::unknown_resource(word, known.iter().map(String::as_str)))
}

/// What a result needs to be shown.
struct Shown<'a> {
    deployment: &'a Deployment,
    sources: &'a SourceMap,
}

impl Shown<'_> {
    fn table(&self, outcome: &Outcome) -> String {
        let mut out = format!("Without {}:\n\n", outcome.scenario.words(self.deployment));
        if outcome.findings.is_empty() {
            out.push_str("  the program has no entry points\n");
        }
        let heads: Vec<String> = outcome.findings.iter().map(head).collect();
        let width = heads.iter().map(|head| head.chars().count()).max().unwrap_or(0);
        let mut before: &[Hop] = &[];
        for (finding, head) in outcome.findings.iter().zip(&heads) {
            let verdict = finding.verdict.word();
            out.push_str(format!("  {head:width$}  {verdict:8}  {}", recovery(&finding.recovery)).trim_end());
            out.push('\n');
            if let Recovery::After(parts) = &finding.recovery {
                let sum = parts.iter().map(summand).collect::<Vec<_>>().join(" + ");
                out.push_str(&format!("      {sum}\n"));
            }
            match finding.path == before && !before.is_empty() {
                true => out.push_str("      for the same reason\n"),
                false => out.push_str(&self.steps(&finding.path)),
            }
            before = &finding.path;
        }
        if !outcome.risks.is_empty() {
            out.push_str("\n  data at risk\n");
        }
        let width = outcome.risks.iter().map(|risk| risk.title.chars().count()).max().unwrap_or(0);
        for risk in &outcome.risks {
            out.push_str(&format!("      {:width$}  {}\n", risk.title, risk.text));
        }
        out
    }

    fn steps(&self, path: &[Hop]) -> String {
        let places: Vec<String> = path.iter().map(|hop| self.sources.place(hop.span)).collect();
        let width = places.iter().map(String::len).max().unwrap_or(0);
        path.iter().zip(&places).map(|(hop, place)| format!("      {place:width$}  {}\n", hop.text)).collect()
    }
}

fn head(finding: &Finding) -> String {
    match &finding.entry.name {
        Some(name) => format!("{} at {name}", finding.entry.title),
        None => finding.entry.title.clone(),
    }
}

fn recovery(recovery: &Recovery) -> String {
    match recovery {
        Recovery::Untouched => "not touched".to_owned(),
        Recovery::After(parts) => {
            let sum = parts.iter().map(|part| part.seconds).sum();
            format!("after {}", seconds(sum))
        }
        Recovery::Until(end) => format!("until {end}"),
    }
}

fn summand(part: &Part) -> String {
    format!("{} ({})", seconds(part.seconds), part.label)
}
