//! `slsc why`: every permission, and the arrow that asked for it.

use super::Exit;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome};
use super::run::Project;
use super::terminal::{Stream, Terminal};
use crate::audit::{self, Answer, Question};
use crate::diagnostics::usage;
use crate::model::architecture::ResourceId;
use crate::model::deployment::Deployment;
use crate::model::graph::Graph;
use clap::ValueHint;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The arguments of `slsc why`.
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "slsc why [OPTIONS] [FILE] [RESOURCE [ACTION]]\n       slsc why [OPTIONS] [FILE] --who-can ACTION RESOURCE"
)]
pub struct Args {
    /// A main file (ends in .sls), a resource, an IAM action, each of them optional
    #[arg(value_name = "FILE|RESOURCE|ACTION", num_args = 0..=3, value_hint = ValueHint::FilePath)]
    words: Vec<String>,

    /// The other way round: who may do this; `*` in ACTION stands for any text: `dynamodb:*`
    #[arg(long, num_args = 2, value_names = ["ACTION", "RESOURCE"])]
    who_can: Option<Vec<String>>,

    #[command(flatten)]
    program: ProgramArgs,
}

impl Args {
    /// Prints the answer, as a table or as JSON.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let (file, words) = match self.words.split_first() {
            Some((file, rest)) if Path::new(file).extension().is_some_and(|extension| extension == "sls") => {
                (PathBuf::from(file), rest)
            }
            _ => (PathBuf::from("main.sls"), self.words.as_slice()),
        };
        let project = Project::new(&file, &self.program)?;
        let session = project.check();
        if session.analysis.diagnostics.has_errors() {
            return report::reports(terminal, &[project.shown(&session)], true);
        }
        let deployment = &session.analysis.deployment;
        let question = self.question(words, deployment)?;
        let answer = Answer::of(deployment, &session.analysis.sources, &question);
        let text = match terminal.format {
            MessageFormat::Json => format!("{:#}\n", audit::json(&answer)),
            _ => audit::table(&answer),
        };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }

    fn question(
        &self,
        words: &[String],
        deployment: &Deployment,
    ) -> Result<Question, Box<crate::diagnostics::Diagnostic>> {
        if let Some([action, resource]) = self.who_can.as_deref() {
            return Ok(Question {
                target: Some(find(deployment, resource)?),
                action: Some(action.clone()),
                holder: None,
            });
        }
        let holder = words.first().map(|word| find(deployment, word)).transpose()?;
        Ok(Question { holder, action: words.get(1).cloned(), target: None })
    }
}

fn find(deployment: &Deployment, word: &str) -> Result<ResourceId, Box<crate::diagnostics::Diagnostic>> {
    let path = word.replace('.', "/");
    let views = deployment.graphs.iter().flat_map(Graph::views);
    let named: BTreeMap<String, ResourceId> = views.map(|view| (view.name(), view.id)).collect();
    let found = named.get(&path).copied();
    found.ok_or_else(|| Box::new(usage::unknown_resource(word, named.keys().map(String::as_str))))
}
