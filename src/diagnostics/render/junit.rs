//! JUnit's XML, which every CI system shows: a suite for each program, a test case for each report.
//!
//! There is no standard; this is what Jenkins' schema (`junit-10.xsd` of its xUnit plugin) and GitLab's documentation have in
//! common. An error is a failure; a warning is a test case that passes and says something. A program without reports
//! is one test case that passes. There are no times, so that the same source gives the same bytes.

use super::{Program, Report, fingerprint, plain, plain_lines};
use crate::diagnostics::Level;
use std::fmt::Write;

/// The document of a run.
pub fn render(programs: &[Program]) -> String {
    let all: Vec<Report> = super::reports(programs);
    let failures = all.iter().filter(|report| is_failure(report)).count();
    let tests: usize = programs.iter().map(|program| program.reports().len().max(1)).sum();
    let mut out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
    let _ = writeln!(out, r#"<testsuites name="slsc" tests="{tests}" failures="{failures}" errors="0">"#);
    programs.iter().for_each(|program| suite(program, &mut out));
    out + "</testsuites>\n"
}

fn suite(program: &Program, out: &mut String) {
    let reports = program.reports();
    let failures = reports.iter().filter(|report| is_failure(report)).count();
    let name = escaped(&plain(program.main));
    let tests = reports.len().max(1);
    let _ =
        writeln!(out, r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0" skipped="0">"#);
    if reports.is_empty() {
        let _ = writeln!(out, r#"    <testcase name="no mistakes" classname="{name}"/>"#);
    }
    for (report, print) in reports.iter().zip(fingerprint::all(&[*program])) {
        case(report, &print, &name, out);
    }
    out.push_str("  </testsuite>\n");
}

/// The names of test cases are unique: CI systems follow a case by its name.
fn case(report: &Report, print: &str, suite: &str, out: &mut String) {
    let code = report.diagnostic.code;
    let short: String = print.chars().take(8).collect();
    let name = format!("{} {} {short}", code.id, code.name);
    let _ = writeln!(out, r#"    <testcase name="{name}" classname="{suite}">"#);
    let text = escaped(&text(report));
    let _ = match is_failure(report) {
        true => {
            let message = escaped(&plain(&report.diagnostic.message));
            writeln!(out, r#"      <failure type="{}" message="{message}">{text}</failure>"#, code.id)
        }
        false => writeln!(out, "      <system-out>{text}</system-out>"),
    };
    out.push_str("    </testcase>\n");
}

fn is_failure(report: &Report) -> bool {
    report.diagnostic.level == Level::Error
}

/// `main.sls:2:11: error[SLS0201]: …`, and the help below.
fn text(report: &Report) -> String {
    let place = report.place().map(|place| format!("{}:{}:{}: ", place.file, place.start.line, place.start.column));
    let head = format!("{}{}: {}", place.unwrap_or_default(), report.head(), plain(&report.diagnostic.message));
    match report.advice() {
        Some(advice) => format!("{head}\nhelp: {}", plain_lines(&advice)),
        None => head,
    }
}

/// What XML can hold: its marks are written as entities, and what no document may have is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' | '\r' => out.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use crate::diagnostics::Diagnostics;
    use crate::source::SourceMap;

    #[test]
    fn errors_fail_and_warnings_speak() {
        let (sources, diagnostics) = sample();
        let text = render(&[Program { sources: &sources, diagnostics: &diagnostics, main: "a<b/main.sls" }]);
        let document = roxmltree::Document::parse(&text).unwrap();
        let suite = document.root_element().first_element_child().unwrap();
        assert_eq!(suite.attribute("name"), Some("a<b/main.sls"));
        assert_eq!((suite.attribute("tests"), suite.attribute("failures")), (Some("2"), Some("1")));
        let kinds: Vec<&str> =
            document.descendants().filter(|node| node.is_element()).map(|node| node.tag_name().name()).collect();
        assert_eq!(kinds, ["testsuites", "testsuite", "testcase", "system-out", "testcase", "failure"]);
        let failure = document.descendants().find(|node| node.has_tag_name("failure")).unwrap();
        assert_eq!(
            failure.text(),
            Some("a<b/main.sls:2:19: error[SLS0401]: `batch` does not, exist: 100%\nhelp: write `window`")
        );
    }

    #[test]
    fn a_clean_program_is_a_test_that_passes() {
        let (sources, diagnostics) = (SourceMap::default(), Diagnostics::default());
        let text = render(&[Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" }]);
        assert!(text.contains(r#"<testcase name="no mistakes" classname="main.sls"/>"#), "{text}");
    }

    #[test]
    fn no_character_breaks_the_document() {
        let all: String = ('\u{0}'..='\u{ffff}').filter(|c| !c.is_alphanumeric()).collect();
        let text = format!("<a b=\"{0}\">{0}</a>", escaped(&all));
        assert!(roxmltree::Document::parse(&text).is_ok());
    }
}
