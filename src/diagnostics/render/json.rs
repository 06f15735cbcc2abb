//! One JSON object for each run; its schema is `data/schemas/diagnostics.schema.json`.
//!
//! Lines and columns count from one, columns in characters, offsets in bytes from the start of the file. The object
//! grows by new keys only; `version` changes where that cannot be kept.

use super::{Place, Program, Report, Summary, fingerprint, level_word, reports};
use crate::diagnostics::fix::Replacement;
use crate::source::{Position, Span};
use serde::Serialize;

/// The schema of what [`render`] gives.
pub const SCHEMA: &str = include_str!("../../../data/schemas/diagnostics.schema.json");

#[derive(Serialize)]
struct Run<'a> {
    version: u32,
    tool: Tool,
    diagnostics: Vec<Entry<'a>>,
    summary: Counts,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Counts {
    errors: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'static str,
    name: &'static str,
    level: &'static str,
    message: &'a str,
    labels: Vec<Label<'a>>,
    help: Option<&'a str>,
    fix: Option<Fix<'a>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Label<'a> {
    #[serde(flatten)]
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    /// The first change once more, for readers that know of one only.
    #[serde(flatten)]
    first: Edit,
    edits: Vec<Edit>,
}

#[derive(Clone, Serialize)]
struct Edit {
    #[serde(flatten)]
    range: Range,
    replacement: String,
}

#[derive(Clone, Serialize)]
struct Range {
    file: String,
    start: Point,
    end: Point,
}

#[derive(Clone, Serialize)]
struct Point {
    line: usize,
    column: usize,
    offset: usize,
}

/// The object of a run, on one line.
pub fn render(programs: &[Program]) -> String {
    let Summary { errors, warnings } = Summary::of(programs);
    let run = Run {
        version: 1,
        tool: Tool { name: "slsc", version: crate::VERSION },
        diagnostics: reports(programs).iter().zip(fingerprint::all(programs)).map(entry).collect(),
        summary: Counts { errors, warnings },
    };
    // Texts, numbers and lists: nothing in it can fail to be written.
    serde_json::to_string(&run).map(|text| text + "\n").unwrap_or_default()
}

fn entry<'a>((report, fingerprint): (&Report<'a>, String)) -> Entry<'a> {
    let diagnostic = report.diagnostic;
    let range = |span: Span| report.program.place(span).map(range);
    Entry {
        code: diagnostic.code.id,
        name: diagnostic.code.name,
        level: level_word(diagnostic.level),
        message: &diagnostic.message,
        labels: (diagnostic.labels.iter())
            .filter_map(|label| Some(Label { range: range(label.span)?, text: &label.text }))
            .collect(),
        help: diagnostic.help.as_deref(),
        fix: diagnostic.fix.as_ref().and_then(|fix| fix_of(report, fix)),
        fingerprint,
    }
}

fn fix_of<'a>(report: &Report<'a>, fix: &'a crate::diagnostics::Fix) -> Option<Fix<'a>> {
    let edit = |replacement: Replacement| {
        Some(Edit { range: range(report.program.place(replacement.span)?), replacement: replacement.text })
    };
    let edits: Vec<Edit> = fix.replacements(report.program.sources).into_iter().filter_map(edit).collect();
    Some(Fix { title: &fix.title, first: edits.first()?.clone(), edits })
}

fn range(place: Place) -> Range {
    let point = |at: Position, offset| Point { line: at.line, column: at.column, offset };
    Range { start: point(place.start, place.offsets.0), end: point(place.end, place.offsets.1), file: place.file }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_run_is_one_object() {
        let (sources, diagnostics) = sample();
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" };
        let mut run: Value = serde_json::from_str(&render(&[program])).unwrap();
        let print = run["diagnostics"][1].as_object_mut().unwrap().remove("fingerprint").unwrap();
        assert_eq!(print.as_str().unwrap().len(), 32);
        assert_eq!(run["summary"], json!({ "errors": 1, "warnings": 1 }));
        assert_eq!(run["diagnostics"][0]["labels"], json!([]));
        assert_eq!(
            run["diagnostics"][1],
            json!({
                "code": "SLS0401",
                "name": "unknown-kind",
                "level": "error",
                "message": "`batch` does\nnot, exist: 100%",
                "labels": [
                    {
                        "file": "main.sls",
                        "start": { "line": 2, "column": 19, "offset": 34 },
                        "end": { "line": 2, "column": 24, "offset": 39 },
                        "text": "this option"
                    },
                    {
                        "file": "lib/other.sls",
                        "start": { "line": 2, "column": 10, "offset": 15 },
                        "end": { "line": 2, "column": 16, "offset": 21 },
                        "text": "because of `charge`"
                    }
                ],
                "help": "write `window`",
                "fix": {
                    "title": "replace with `window`",
                    "file": "main.sls",
                    "start": { "line": 2, "column": 19, "offset": 34 },
                    "end": { "line": 2, "column": 24, "offset": 39 },
                    "replacement": "window",
                    "edits": [{
                        "file": "main.sls",
                        "start": { "line": 2, "column": 19, "offset": 34 },
                        "end": { "line": 2, "column": 24, "offset": 39 },
                        "replacement": "window"
                    }]
                }
            })
        );
    }
}
