//! Reports for people: the lines of the source with marks, colours and help, drawn by miette.

use super::snippet::Snippets;
use super::{Program, Report, plain, plain_lines};
use crate::diagnostics::Level;
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};
use std::fmt::{self, Display};

/// What the reader's terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are wanted.
    pub color: bool,
    /// Whether lines are drawn with more than ASCII.
    pub unicode: bool,
    /// Characters in a line.
    pub width: usize,
}

impl Look {
    /// For files, pipes and tests: no colours, a fixed width.
    pub const PLAIN: Look = Look { color: false, unicode: true, width: 100 };
}

/// How many reports are drawn before the rest is only counted.
pub const CAP: usize = 200;

/// The first reports of all programs, each with an empty line behind it, and how many were left out.
pub fn render(programs: &[Program], look: Look) -> (String, usize) {
    let mut out = String::new();
    let mut total = 0;
    for program in programs {
        let reports = program.reports();
        let room = CAP.saturating_sub(total);
        total += reports.len();
        let snippets = Snippets::of(*program);
        for report in reports.iter().take(room) {
            draw(&mut out, report, &snippets, look);
        }
    }
    (out, total.saturating_sub(CAP))
}

fn draw(out: &mut String, report: &Report, snippets: &Snippets, look: Look) {
    let mut text = String::new();
    let drawn = Drawn { report, snippets };
    // Writing into a string fails only where the source code above refuses a span; the message alone is then shown.
    if handler(report, look).render_report(&mut text, &drawn).is_err() {
        text = format!("{}: {}", report.head(), plain(&report.diagnostic.message));
    }
    for line in text.trim().lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push('\n');
}

/// miette puts an icon before the message: ours is the level and the code.
fn handler(report: &Report, look: Look) -> GraphicalReportHandler {
    let mut theme = match (look.unicode, look.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme::ascii(),
        (false, false) => GraphicalTheme::none(),
    };
    let head = format!("{}:", report.head());
    theme.characters.error.clone_from(&head);
    theme.characters.warning = head;
    GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_context_lines(1)
        .with_links(false)
        .without_syntax_highlighting()
}

/// A report as miette takes it.
struct Drawn<'a> {
    report: &'a Report<'a>,
    snippets: &'a Snippets<'a>,
}

impl fmt::Debug for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.report)
    }
}

impl Display for Drawn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&plain(&self.report.diagnostic.message))
    }
}

impl std::error::Error for Drawn<'_> {}

impl miette::Diagnostic for Drawn<'_> {
    fn severity(&self) -> Option<Severity> {
        Some(if self.report.diagnostic.level == Level::Error { Severity::Error } else { Severity::Warning })
    }

    fn help<'a>(&'a self) -> Option<Box<dyn Display + 'a>> {
        Some(Box::new(plain_lines(&self.report.advice()?)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self.snippets)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.report.diagnostic.labels.iter().enumerate().filter_map(|(index, label)| {
            let span = self.snippets.marked(label.span)?;
            let text = (!label.text.is_empty()).then(|| plain(&label.text));
            Some(if index == 0 {
                LabeledSpan::new_primary_with_span(text, span)
            } else {
                LabeledSpan::new_with_span(text, span)
            })
        });
        let labels: Vec<LabeledSpan> = labels.collect();
        (!labels.is_empty()).then(|| Box::new(labels.into_iter()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;
    use crate::diagnostics::{Diagnostic, Diagnostics, codes};
    use crate::source::{SourceMap, Span};

    fn drawn(sources: &SourceMap, diagnostics: &Diagnostics) -> String {
        let program = Program { sources, diagnostics, main: "main.sls" };
        render(&[program], Look::PLAIN).0
    }

    fn one(text: &str, start: u32, end: u32) -> String {
        let mut sources = SourceMap::default();
        let base = sources.add("main.sls", text).unwrap().start;
        let mut diagnostics = Diagnostics::default();
        let span = Span::new(base + start, base + end);
        diagnostics.push(Diagnostic::new(codes::SLS0401, "wrong").at(span, "here"));
        drawn(&sources, &diagnostics)
    }

    #[test]
    fn a_report_points_into_both_files() {
        let (sources, diagnostics) = sample();
        insta::assert_snapshot!(drawn(&sources, &diagnostics), @r"
        warning[SLS0801]: the template is large

        error[SLS0401]: `batch` does not, exist: 100%
           ╭─[main.sls:2:19]
         1 │ queue orders {}
         2 │ orders -> charge { batch: 10, }
           ·                   ──┬──
           ·                     ╰── this option
           ╰────
           ╭─[lib/other.sls:2:10]
         1 │ // é
         2 │ function charge { memory: 10 }
           ·          ───┬──
           ·             ╰── because of `charge`
           ╰────
          help: write `window`
        ");
    }

    #[test]
    fn ascii_is_enough() {
        let (sources, diagnostics) = sample();
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" };
        let (text, _) = render(&[program], Look { unicode: false, ..Look::PLAIN });
        assert!(text.replace('é', "e").is_ascii(), "{text}");
    }

    #[test]
    fn colours_come_only_when_wanted() {
        let (sources, diagnostics) = sample();
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" };
        let (text, _) = render(&[program], Look { color: true, ..Look::PLAIN });
        assert!(text.contains("\u{1b}[31merror[SLS0401]"), "{text:?}");
    }

    #[test]
    fn a_mark_at_the_end_of_the_text_is_shown() {
        let expected = "error[SLS0401]: wrong\n   ╭─[main.sls:1:15]\n 1 │ queue orders {\n   ·               ▲\n   ·               ╰── here\n";
        assert!(one("queue orders {\n\n", 16, 16).starts_with(expected), "{}", one("queue orders {\n\n", 16, 16));
        assert!(one("queue orders {", 14, 14).starts_with(expected), "{}", one("queue orders {", 14, 14));
        assert!(one("", 0, 0).starts_with("error[SLS0401]: wrong"));
    }

    #[test]
    fn a_tall_mark_is_cut_to_its_first_line() {
        let text = format!("queue orders {{\n{}}}\n", "  retries: 1\n".repeat(20));
        let whole = one(&text, 0, u32::try_from(text.len()).unwrap());
        assert!(whole.lines().count() < 12, "{whole}");
    }

    #[test]
    fn of_a_long_line_a_window_is_shown() {
        let text = format!("let a = \"{}\"\n", "é".repeat(100_000));
        let whole = one(&text, 50_001, 190_001);
        assert!(whole.len() < 2000, "{}", whole.len());
        assert!(whole.contains("here"), "{whole}");
    }

    #[test]
    fn a_source_cannot_steer_the_terminal() {
        let text = one("queue \u{1b}[2J\u{0}\u{202e} {}\r\n", 6, 10);
        assert!(text.chars().all(|c| !super::super::steers(c) || c == '\n'), "{text:?}");
    }

    #[test]
    fn many_reports_are_counted() {
        let mut sources = SourceMap::default();
        let base = sources.add("main.sls", "x\n".repeat(10_000)).unwrap().start;
        let mut diagnostics = Diagnostics::default();
        for line in 0..300 {
            let span = Span::new(base + line * 2, base + line * 2 + 1);
            diagnostics.push(Diagnostic::new(codes::SLS0401, "wrong").at(span, ""));
        }
        let program = Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" };
        let (text, left) = render(&[program], Look::PLAIN);
        assert_eq!((text.matches("wrong").count(), left), (CAP, 100));
    }
}
