//! What makes a report the same from one run to the next.
//!
//! A fingerprint is made of the code, the file as the project knows it, the text of the line, and how many times that came
//! before in the program. So it survives lines above, other names elsewhere, another order of declarations, and a call from
//! another folder; a report of a line that was edited is a new one.

use super::{Program, Report};
use crate::source::{SourceFile, Span};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// The fingerprints of all reports, in the order of [`super::reports`].
pub fn all(programs: &[Program]) -> Vec<String> {
    programs.iter().flat_map(of_program).collect()
}

fn of_program(program: &Program) -> Vec<String> {
    let mut seen = HashMap::new();
    program.reports().iter().map(|report| one(report, &mut seen)).collect()
}

fn one(report: &Report, seen: &mut HashMap<String, usize>) -> String {
    let span = report.diagnostic.span();
    let id = report.diagnostic.code.id;
    let key = match report.program.sources.file(span) {
        Some(file) => format!("{id}\n{}\n{}", file.name, line(file, span).trim()),
        // What is said without a place counts something; another count is no other report.
        None => format!("{id}\n{}", report.diagnostic.message.replace(|c: char| c.is_ascii_digit(), "")),
    };
    let count = seen.entry(key.clone()).or_insert(0);
    *count += 1;
    let digest = Sha256::digest(format!("{key}\n{count}"));
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

fn line(file: &SourceFile, span: Span) -> &str {
    let at = (span.start - file.base) as usize;
    let (Some(head), Some(tail)) = (file.text.get(..at), file.text.get(at..)) else {
        return "";
    };
    let start = head.rfind('\n').map_or(0, |newline| newline + 1);
    let end = tail.find('\n').map_or(file.text.len(), |newline| at + newline);
    file.text.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::{Diagnostic, Diagnostics, codes};
    use crate::source::SourceMap;

    /// The fingerprints of reports at each `wrong` of a text.
    fn of(text: &str, main: &str) -> Vec<String> {
        let mut sources = SourceMap::default();
        let base = sources.add("main.sls", text).unwrap().start;
        let mut diagnostics = Diagnostics::default();
        for (at, _) in text.match_indices("wrong") {
            let at = base + u32::try_from(at).unwrap();
            diagnostics.push(Diagnostic::new(codes::SLS0401, "x").at(Span::new(at, at + 5), ""));
        }
        all(&[Program { sources: &sources, diagnostics: &diagnostics, main }])
    }

    #[test]
    fn what_stands_around_a_report_and_where_it_is_called_means_nothing() {
        let first = of("queue a {}\nwrong b {}\n", "main.sls");
        assert_eq!(first, of("// new\n\nqueue a {}\n  wrong b {}\n", "main.sls"), "lines above, another indent");
        assert_eq!(first, of("queue other {}\nwrong b {}\n", "main.sls"), "another name elsewhere");
        assert_eq!(first, of("wrong b {}\nqueue a {}\n", "main.sls"), "another order");
        assert_eq!(first, of("queue a {}\nwrong b {}\n", "../shop/main.sls"), "another folder");
        assert_ne!(first, of("queue a {}\nwrong c {}\n", "main.sls"), "another line");
    }

    #[test]
    fn equal_lines_are_told_apart_and_their_order_means_nothing() {
        let two = of("wrong b {}\nwrong b {}\n", "main.sls");
        assert_ne!(two[0], two[1]);
        let mut others = [of("wrong c {}\nwrong b {}\n", "main.sls"), of("wrong b {}\nwrong c {}\n", "main.sls")];
        others.iter_mut().for_each(|all| all.sort());
        assert_eq!(others[0], others[1]);
    }

    #[test]
    fn another_count_is_no_other_report() {
        let of = |message: &str| {
            let mut diagnostics = Diagnostics::default();
            diagnostics.push(Diagnostic::new(codes::SLS0801, message));
            all(&[Program { sources: &SourceMap::default(), diagnostics: &diagnostics, main: "main.sls" }])
        };
        assert_eq!(of("the template has 401 resources"), of("the template has 402 resources"));
    }
}
