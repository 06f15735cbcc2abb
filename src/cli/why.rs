//! `slsc why`: every permission, and the arrow that asked for it.

use super::Exit;
use super::options::{MessageFormat, ProgramArgs};
use super::report::{self, Outcome};
use super::run::Project;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::usage;
use crate::model::architecture::{Endpoint, ResourceId};
use crate::model::deployment::Deployment;
use crate::model::grant::{Admission, Grant};
use crate::model::graph::{Graph, Wire};
use crate::model::template::Node;
use crate::source::SourceMap;
use clap::ValueHint;
use serde_json::{Value, json};
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

    /// The other way round: who may do this
    #[arg(long, num_args = 2, value_names = ["ACTION", "RESOURCE"])]
    who_can: Option<Vec<String>>,

    #[command(flatten)]
    program: ProgramArgs,
}

/// What is asked: whose permissions, which action, on what.
#[derive(Debug, Default)]
struct Question {
    holder: Option<ResourceId>,
    action: Option<String>,
    target: Option<ResourceId>,
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
            MessageFormat::Json => format!("{:#}\n", answer.json()),
            _ => answer.table(),
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

impl Question {
    fn asks_for(&self, grant: &Grant, graph: &Graph) -> bool {
        self.holder.is_none_or(|holder| grant.role().resource == holder)
            && self.target.is_none_or(|target| grant.resources().iter().any(|node| is_about(node, target, graph)))
            && grant.actions().iter().any(|action| self.names(action))
    }

    fn admits(&self, admission: &Admission) -> bool {
        self.holder.or(self.target).is_none_or(|resource| admission.resource() == resource)
            && admission.actions().iter().any(|action| self.names(action))
    }

    fn names(&self, action: &str) -> bool {
        self.action.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(action))
    }

    fn is_open(&self) -> bool {
        self.holder.is_none() && self.action.is_none() && self.target.is_none()
    }
}

/// Whether an ARN is of a resource, or of everything.
fn is_about(node: &Node, resource: ResourceId, graph: &Graph) -> bool {
    let Some(view) = graph.view(resource) else { return false };
    let mut found = matches!(node, Node::Text(text) if text == "*");
    node.references(&mut |id| found |= *id == view.logical());
    found
}

/// The connections that the question is about, each with the permissions that it asked for.
struct Answer<'a> {
    question: &'a Question,
    sources: &'a SourceMap,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    wire: Wire<'a>,
    grants: Vec<&'a Grant>,
    admissions: Vec<&'a Admission>,
}

impl<'a> Answer<'a> {
    fn of(deployment: &'a Deployment, sources: &'a SourceMap, question: &'a Question) -> Answer<'a> {
        let row = |wire: Wire<'a>| {
            let (graph, is_of) = (wire.graph, |id| id == wire.connection.id);
            let grants =
                graph.grants.iter().filter(|grant| is_of(grant.connection()) && question.asks_for(grant, graph));
            let admissions = graph.admissions.iter().filter(|a| is_of(a.connection()) && question.admits(a));
            Row { wire, grants: grants.collect(), admissions: admissions.collect() }
        };
        let says_something = |row: &Row| question.is_open() || !(row.grants.is_empty() && row.admissions.is_empty());
        Answer {
            question,
            sources,
            rows: deployment.graphs.iter().flat_map(Graph::wires).map(row).filter(says_something).collect(),
        }
    }

    fn json(&self) -> Value {
        json!({ "arrows": self.rows.iter().map(|row| self.arrow(row)).collect::<Vec<_>>() })
    }

    fn arrow(&self, row: &Row) -> Value {
        let Row { wire, grants, admissions } = row;
        json!({
            "stack": wire.graph.stack().map(|stack| stack.name.as_str()),
            "source": self.sources.place(wire.connection.cause),
            "from": end(*wire, &wire.connection.from),
            "to": end(*wire, &wire.connection.to),
            "mode": wire.connection.kind.mode.word(),
            "drawn": wire.connection.drawn,
            "grants": grants.iter().map(|grant| grant_json(grant, wire.graph)).collect::<Vec<_>>(),
            "admissions": admissions.iter().map(|admission| admission_json(admission, wire.graph)).collect::<Vec<_>>(),
        })
    }

    /// Blocks of lines: who, and below what it may do, on what, and because of which arrow.
    fn table(&self) -> String {
        let mut lines: Vec<[String; 4]> = Vec::new();
        for row in &self.rows {
            let because = self.because(row.wire);
            let granted = row.grants.iter().flat_map(|grant| grant_lines(grant, row.wire.graph, &because));
            let admitted =
                row.admissions.iter().flat_map(|admission| admission_lines(admission, row.wire.graph, &because));
            lines.extend(granted.chain(admitted).filter(|[_, action, ..]| self.question.names(action)));
        }
        if lines.is_empty() {
            return "nobody may: no arrow asks for it\n".to_owned();
        }
        lines.sort();
        lines.dedup();
        blocks(&lines)
    }

    fn because(&self, wire: Wire) -> String {
        let place = self.sources.place(wire.connection.cause);
        match wire.connection.drawn {
            true => format!("{place}  {}", wire.text()),
            false => format!("{place}  {} {}", wire.from.kind().name, wire.from.name()),
        }
    }
}

fn end(wire: Wire, endpoint: &Endpoint) -> Value {
    let port = endpoint.route.as_ref().map_or_else(|| endpoint.port.name.to_owned(), ToString::to_string);
    wire.graph.view(endpoint.resource).map_or(Value::Null, |view| {
        let (name, kind, logical) = (view.name(), view.kind().name, view.logical());
        let end = json!({ "resource": name, "kind": kind, "port": port, "logical": logical.as_str() });
        match (view.stacks().next().filter(|_| !view.is_here()), end) {
            (Some((_, stack)), Value::Object(mut end)) => {
                end.insert("stack".to_owned(), stack.name.as_str().into());
                Value::Object(end)
            }
            (_, end) => end,
        }
    })
}

fn grant_json(grant: &Grant, graph: &Graph) -> Value {
    let conditions: Vec<Value> = (grant.conditions().iter())
        .map(|c| json!({ "operator": c.operator.as_str(), "key": c.key.as_str(), "value": c.value.words() }))
        .collect();
    json!({
        "role": role(grant, graph),
        "actions": grant.actions(),
        "resources": grant.resources().iter().map(Node::words).collect::<Vec<_>>(),
        "conditions": conditions,
    })
}

fn admission_json(admission: &Admission, graph: &Graph) -> Value {
    json!({
        "on": logical(admission.resource(), graph),
        "principal": admission.principal(),
        "actions": admission.actions(),
        "source": admission.source().words(),
    })
}

fn grant_lines(grant: &Grant, graph: &Graph, because: &str) -> Vec<[String; 4]> {
    let who = format!("{} may", role(grant, graph));
    let mut on = grant.resources().iter().map(Node::words).collect::<Vec<_>>().join(" ");
    for condition in grant.conditions() {
        on.push_str(&format!(" where {} {} {}", condition.key, condition.operator, condition.value.words()));
    }
    grant.actions().iter().map(|action| [who.clone(), (*action).to_owned(), on.clone(), because.to_owned()]).collect()
}

fn admission_lines(admission: &Admission, graph: &Graph, because: &str) -> Vec<[String; 4]> {
    let who = format!("{} lets in {}", logical(admission.resource(), graph), admission.principal());
    let from = format!("from {}", admission.source().words());
    let line = |action: &&str| [who.clone(), (*action).to_owned(), from.clone(), because.to_owned()];
    admission.actions().iter().map(line).collect()
}

fn role(grant: &Grant, graph: &Graph) -> String {
    let role = grant.role();
    graph.view(role.resource).map_or_else(String::new, |view| view.role(role.principal).to_string())
}

fn logical(resource: ResourceId, graph: &Graph) -> String {
    graph.view(resource).map_or_else(String::new, |view| view.logical().to_string())
}

/// Lines under a heading for each "who", with columns of even width.
fn blocks(lines: &[[String; 4]]) -> String {
    let width = |column: fn(&[String; 4]) -> &String| lines.iter().map(|line| column(line).chars().count()).max();
    let (actions, targets) = (width(|[_, action, ..]| action), width(|[_, _, on, _]| on));
    let (actions, targets) = (actions.unwrap_or(0), targets.unwrap_or(0).min(60));
    let mut out = String::new();
    let mut before = "";
    for [who, action, on, because] in lines {
        if who != before {
            out.push_str(&format!("{}{who}\n", if before.is_empty() { "" } else { "\n" }));
            before = who;
        }
        out.push_str(&format!("  {action:actions$}  {on:targets$}  {because}\n"));
    }
    out
}
