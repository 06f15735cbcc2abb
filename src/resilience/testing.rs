//! Programs in memory, for the tests of this folder and of [`crate::expect`].

use super::loss::{self, Scenario};
use super::{Drill, Outcome};
use crate::world::{Entry, Unreadable, World};
use crate::{Analysis, Request, analyse};
use std::path::Path;

struct Memory(String);

impl World for Memory {
    fn entry(&self, path: &Path) -> Entry {
        match path.extension() {
            Some(extension) if extension == "sls" && path != Path::new("main.sls") => Entry::Missing,
            Some(_) => Entry::File,
            None => Entry::Directory,
        }
    }

    fn read(&self, _: &Path) -> Result<Vec<u8>, Unreadable> {
        Ok(self.0.as_bytes().to_vec())
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

/// The analysis of a text.
pub fn analysed(text: &str) -> Analysis {
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    analyse(&Memory(text.to_owned()), &request, &mut |_| {})
}

/// The analysis of a right program.
pub fn right(text: &str) -> Analysis {
    let analysis = analysed(text);
    let errors: Vec<&str> = analysis
        .diagnostics
        .iter()
        .filter(|d| d.level == crate::diagnostics::Level::Error)
        .map(|d| d.message.as_str())
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    analysis
}

/// What happens to a program when things are lost.
pub fn lost(analysis: &Analysis, losses: &[&str]) -> Outcome {
    let drill = Drill::of(&analysis.deployment);
    let losses = losses.iter().map(|text| loss::parse(text, &analysis.deployment, &drill.names).unwrap()).collect();
    drill.run(&Scenario { losses })
}

/// What was found about an entry: verdict, seconds to recover, and the texts of the steps.
pub fn found(outcome: &Outcome, title: &str) -> (&'static str, Option<i64>, Vec<String>) {
    let finding = outcome.findings.iter().find(|finding| finding.entry.title == title);
    let finding = finding.unwrap_or_else(|| panic!("no entry `{title}` in {:#?}", outcome.findings));
    let steps = finding.path.iter().map(|hop| hop.text.clone()).collect();
    (finding.verdict.word(), finding.recovery.seconds(), steps)
}

/// The verdict about an entry of a program, when things are lost.
pub fn verdict(text: &str, losses: &[&str], title: &str) -> &'static str {
    found(&lost(&right(text), losses), title).0
}

/// A service of two regions with an API behind a record; `table` and `check` stand for what the tests vary.
pub fn failover(table: &str, primary: &str, more: &str) -> String {
    format!(
        r#"
service shop {{ regions: ["us-east-1", "us-west-1"] }}
zone root {{ name: "example.com", id: "Z0123456789ABCDEFGHIJ" }}
defaults function {{ runtime: "nodejs22.x", timeout: 10s, code: "./functions", handler: "index.handler" }}
function ping {{}}
function user {{}}
table users {{ key: {{ id: string }}{table} }}
api public {{ auth: "none", domain: {{ name: "api.example.com", zone: root }} }}
public["GET /ping"] -> ping
public["POST /user"] -> user -> [users.read, users.write]
health_check api_health {{ endpoint: public["GET /ping"], interval: 10s, failures: 3 }}
record api {{
  zone: root, name: "api.example.com", policy: "failover"
  primary:   {{ target: public in "us-east-1"{primary} }}
  secondary: {{ target: public in "us-west-1" }}
}}
{more}
"#
    )
}
