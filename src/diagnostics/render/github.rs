//! Workflow commands of GitHub Actions, which become notes beside the lines of a pull request.
//!
//! The format and its escapes: GitHub Docs, "Workflow commands for GitHub Actions", and `actions/toolkit`'s
//! `command.ts`, which the documentation leaves out.

use super::{Place, Program, Report, level_word, plain, plain_lines, reports};

/// One command for each report.
pub fn render(programs: &[Program]) -> String {
    reports(programs).iter().map(command).collect()
}

fn command(report: &Report) -> String {
    let code = report.diagnostic.code;
    let mut properties = report.place().map(place).unwrap_or_default();
    properties.push(("title", format!("{} ({})", code.id, code.name)));
    let properties: Vec<String> = properties.iter().map(|(key, value)| format!("{key}={}", property(value))).collect();
    format!("::{} {}::{}\n", level_word(report.diagnostic.level), properties.join(","), data(&text(report)))
}

/// GitHub shows columns only where a note stays on one line.
fn place(place: Place) -> Vec<(&'static str, String)> {
    let lines =
        vec![("file", place.file), ("line", place.start.line.to_string()), ("endLine", place.end.line.to_string())];
    let columns = [("col", place.start.column.to_string()), ("endColumn", place.end.column.to_string())];
    let on_one_line = place.start.line == place.end.line;
    lines.into_iter().chain(columns.into_iter().filter(|_| on_one_line)).collect()
}

fn text(report: &Report) -> String {
    let message = plain(&report.diagnostic.message);
    match report.advice() {
        Some(advice) => format!("{message}\nhelp: {}", plain_lines(&advice)),
        None => message,
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn places_and_texts_are_escaped() {
        let (sources, diagnostics) = sample();
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "a,b/main.sls" };
        assert_eq!(
            render(&[program]),
            "::warning title=SLS0801 (large-template)::the template is large\n\
             ::error file=a%2Cb/main.sls,line=2,endLine=2,col=19,endColumn=24,title=SLS0401 (unknown-kind)\
             ::`batch` does not, exist: 100%25%0Ahelp: write `window`\n"
        );
    }
}
