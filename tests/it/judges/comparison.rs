//! What other checkers find in the flawed architectures of `tests/flawed`: the table of `docs/comparison.md`.
//!
//! Other checkers read templates. So that there is one, what slsc finds is allowed for once; a program whose mistake cannot be
//! allowed has no template, and nobody to look at it.

use super::environment::{home, python_of_the_judges, virtual_environment};
use crate::flawed::{cases, marked, marks, twin};
use crate::support::{Memory, root};
use slsc::Request;
use slsc::compile::{Output, OutputFile, compile};
use slsc::diagnostics::Level;
use slsc::diagnostics::levels::Levels;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// By architecture and tool: the findings.
type Findings = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The tools, as they stand in the table.
const TOOLS: [&str; 4] = ["cfn-lint", "serverless-rules", "checkov", "parliament"];

#[test]
fn the_table_of_what_other_checkers_find_is_current() {
    let out = home().join("flawed");
    let _ = fs::remove_dir_all(&out);
    for (name, folder) in cases() {
        for of in ["flawed", "sound"] {
            write(&out.join(&name).join(of), &templates(&twin(&folder, of)));
        }
    }
    keep(&table(&found(&out)));
}

/// The templates of a program, with what it is flawed by allowed.
fn templates(text: &str) -> Vec<OutputFile> {
    let mut levels = Levels::default();
    marked(text).into_iter().for_each(|code| levels.set(code, Level::Allow));
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    let (_, files) = compile(&Memory::of(text), &request, &levels, &Output::default(), &mut |_| {});
    files.unwrap_or_default().into_iter().filter(|file| file.path.ends_with(".yaml")).collect()
}

fn write(folder: &Path, files: &[OutputFile]) {
    fs::create_dir_all(folder).unwrap();
    for file in files {
        fs::write(folder.join(file.path.replace('/', "-")), &file.text).unwrap();
    }
}

fn found(out: &Path) -> Findings {
    let tool = |name: &str, requirements: &str| virtual_environment(name, requirements);
    let mut command = python_of_the_judges();
    command
        .args(["-m", "judges.comparison"])
        .arg(out)
        .env("JUDGES_CFN_LINT", tool("rules", "requirements-serverless-rules.txt").with_file_name("cfn-lint"))
        .env("JUDGES_CHECKOV", tool("checkov", "requirements-checkov.txt").with_file_name("checkov"))
        .env("JUDGES_PARLIAMENT", tool("parliament", "requirements-parliament.txt"));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A row for each architecture, with the lines that slsc points at.
fn table(findings: &Findings) -> String {
    let mut rows = format!(
        "| architecture | slsc, in the source | {} |\n| --- | --- |{}\n",
        TOOLS.join(" | "),
        " --- |".repeat(TOOLS.len())
    );
    let mut totals = [0; TOOLS.len()];
    for (name, folder) in cases() {
        let text = twin(&folder, "flawed");
        let story = fs::read_to_string(folder.join("README.md")).unwrap();
        let ours: Vec<String> = marks(&text).into_iter().map(|(line, id)| format!("`{id}` line {line}")).collect();
        let refused = marked(&text).iter().any(|code| !code.lifts);
        let mut cells = Vec::new();
        for (total, tool) in totals.iter_mut().zip(TOOLS) {
            let of = findings.get(&name).and_then(|tools| tools.get(tool)).cloned().unwrap_or_default();
            let (aside, news): (Vec<&str>, Vec<&str>) =
                of.iter().map(String::as_str).partition(|it| is_aside(&story, it));
            *total += usize::from(!news.is_empty());
            let struck = aside.into_iter().map(|finding| format!("~~{finding}~~"));
            let shown: Vec<String> = news.into_iter().map(str::to_owned).chain(struck).collect();
            cells.push(match refused {
                true => "no template".to_owned(),
                false if shown.is_empty() => "–".to_owned(),
                false => shown.join(", "),
            });
        }
        rows.push_str(&format!(
            "| [{name}](../tests/flawed/{name}/README.md) | {} | {} |\n",
            ours.join(", "),
            cells.join(" | ")
        ));
    }
    let refused =
        cases().iter().filter(|(_, folder)| marked(&twin(folder, "flawed")).iter().any(|code| !code.lifts)).count();
    let count = cases().len();
    let totals: Vec<String> = totals.iter().map(|total| format!("{total} of {}", count - refused)).collect();
    rows + &format!("| **found** | {count} of {count} | {} |\n", totals.join(" | "))
}

/// Whether a story says of a finding that it comes with the flaw and is not about it: "Aside: `CKV_AWS_119`, …".
fn is_aside(story: &str, finding: &str) -> bool {
    let rule = finding.split(' ').next().unwrap_or_default();
    story.lines().any(|line| line.starts_with("Aside:") && line.contains(&format!("`{rule}`")))
}

/// Compares the table in the document with what it should be; with `UPDATE_DOCS=1` it is written instead.
fn keep(table: &str) {
    let path = root().join("docs/comparison.md");
    let text = fs::read_to_string(&path).unwrap();
    let (start, end) = ("<!-- findings -->\n", "<!-- end of findings -->");
    let (head, rest) = text.split_once(start).expect("the mark is in the document");
    let (old, tail) = rest.split_once(end).expect("the mark is in the document");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return fs::write(&path, format!("{head}{start}{table}{end}{tail}")).unwrap();
    }
    assert_eq!(old, table, "docs/comparison.md is not current; run `UPDATE_DOCS=1 cargo test --test it comparison`");
}
