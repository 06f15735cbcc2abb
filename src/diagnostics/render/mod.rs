//! How reports look: for people, for editors and scripts, for machines.
//!
//! In: programs with their reports. Out: text, without a word to any terminal. Invariant: nothing that stands in a
//! source can steer a terminal or forge a line of output; control characters are made visible on the way.

pub mod fingerprint;
pub mod github;
pub mod human;
pub mod json;
pub mod junit;
pub mod sarif;
pub mod short;
mod snippet;

use super::{Diagnostic, Diagnostics, Level};
use crate::source::{Position, SourceMap, Span};
use std::path::{Component, Path};

/// A program and what was said about it.
#[derive(Debug, Clone, Copy)]
pub struct Program<'a> {
    /// Its texts.
    pub sources: &'a SourceMap,
    /// What was said.
    pub diagnostics: &'a Diagnostics,
    /// Its main file as it was given: `shop/main.sls`. The names of its other files are shown beside it.
    pub main: &'a str,
}

impl<'a> Program<'a> {
    /// The reports, ordered by file and place.
    pub fn reports(&self) -> Vec<Report<'a>> {
        let program = *self;
        self.diagnostics.sorted(self.sources).into_iter().map(|diagnostic| Report { program, diagnostic }).collect()
    }

    /// The name of a file as it is shown: seen from where the command was given.
    pub fn shown(&self, name: &str) -> String {
        let folder = Path::new(self.main).parent().unwrap_or(Path::new(""));
        let stands_alone = name.starts_with("std:") || Path::new(name).is_absolute();
        if stands_alone { plain(name) } else { plain(&slashed(&folder.join(name))) }
    }

    /// Where a span starts and ends.
    pub fn place(&self, span: Span) -> Option<Place> {
        let file = self.sources.file(span)?;
        let start = self.sources.position(span)?;
        let end = self.sources.position(span.after()).unwrap_or(start);
        let offset = |at: u32| (at - file.base) as usize;
        Some(Place { file: self.shown(&file.name), start, end, offsets: (offset(span.start), offset(span.end)) })
    }
}

/// A report together with the program that it is about.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The program.
    pub program: Program<'a>,
    /// What is said.
    pub diagnostic: &'a Diagnostic,
}

impl Report<'_> {
    /// Where the mistake is.
    pub fn place(&self) -> Option<Place> {
        self.program.place(self.diagnostic.span())
    }

    /// `error[SLS0412]`
    pub fn head(&self) -> String {
        format!("{}[{}]", level_word(self.diagnostic.level), self.diagnostic.code.id)
    }

    /// The help, and the fix behind it where it says more.
    pub fn advice(&self) -> Option<String> {
        let fix = self.diagnostic.fix.as_ref().map(|fix| fix.title.as_str());
        match (self.diagnostic.help.as_deref(), fix) {
            (Some(help), Some(fix)) if !help.contains(fix) && !self.says(help) => Some(format!("{help}\n{fix}")),
            (Some(only), _) | (None, Some(only)) => Some(only.to_owned()),
            (None, None) => None,
        }
    }
}

impl Report<'_> {
    /// Whether a help shows already what the fix would write.
    fn says(&self, help: &str) -> bool {
        let written = self.diagnostic.fix.as_ref().and_then(|fix| fix.written()).map(|text| text.trim_matches('"'));
        written.is_some_and(|written| help.contains(&format!("`{written}`")) || help.contains(&format!("{written:?}")))
    }
}

/// A span as people and editors count it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file's name, as it is shown.
    pub file: String,
    /// Where it starts.
    pub start: Position,
    /// Where it ends: the column is one past the last character.
    pub end: Position,
    /// The same in bytes from the start of the file.
    pub offsets: (usize, usize),
}

/// How many errors and warnings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Reports that stop the compiler.
    pub errors: usize,
    /// Reports that do not.
    pub warnings: usize,
}

impl Summary {
    /// Counts the reports of all programs.
    pub fn of(programs: &[Program]) -> Summary {
        let count = |level| programs.iter().flat_map(|p| p.diagnostics.iter()).filter(|d| d.level == level).count();
        Summary { errors: count(Level::Error), warnings: count(Level::Warning) }
    }

    /// `2 errors, 1 warning`; nothing where there is nothing to count.
    pub fn words(self) -> Option<String> {
        let parts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning")]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// All reports of several programs, in the order of the programs.
pub fn reports<'a>(programs: &[Program<'a>]) -> Vec<Report<'a>> {
    programs.iter().flat_map(Program::reports).collect()
}

/// `error`, `warning`; SARIF, GitHub and people use the same words.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Allow => "note",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

/// Text on one line, with control characters made visible.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' => out.push(' '),
            '\r' => {}
            c if steers(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// Text whose lines stay lines, with the other control characters made visible.
pub fn plain_lines(text: &str) -> String {
    text.split('\n').map(plain).collect::<Vec<_>>().join("\n")
}

/// Whether a character could move a cursor, change a colour or turn the direction of writing.
pub fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A path with `/` on every platform, without `.`.
fn slashed(path: &Path) -> String {
    let mut out = String::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            other => {
                if !out.is_empty() && !out.ends_with('/') {
                    out.push('/');
                }
                out.push_str(&other.as_os_str().to_string_lossy());
            }
        }
    }
    out
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::diagnostics::codes;

    /// Two files, an error with two labels across them and a fix, a warning without a place.
    pub(crate) fn sample() -> (SourceMap, Diagnostics) {
        let mut sources = SourceMap::default();
        let main = sources.add("main.sls", "queue orders {}\norders -> charge { batch: 10, }\n").unwrap();
        let other = sources.add("lib/other.sls", "// é\nfunction charge { memory: 10 }\n").unwrap();
        let mut diagnostics = Diagnostics::default();
        let batch = Span::new(main.start + 34, main.start + 39);
        diagnostics.push(
            Diagnostic::new(codes::SLS0401, "`batch` does\nnot, exist: 100%")
                .at(batch, "this option")
                .at(Span::new(other.start + 15, other.start + 21), "because of `charge`")
                .help("write `window`")
                .fix("replace with `window`", batch, "window"),
        );
        diagnostics.push(Diagnostic::new(codes::SLS0801, "the template is large"));
        (sources, diagnostics)
    }

    #[test]
    fn names_are_seen_from_where_the_command_was_given() {
        let (sources, diagnostics) = sample();
        let program = |main| Program { sources: &sources, diagnostics: &diagnostics, main };
        assert_eq!(program("./shop/main.sls").shown("lib/a.sls"), "shop/lib/a.sls");
        assert_eq!(program("main.sls").shown("main.sls"), "main.sls");
        assert_eq!(program("/shop/main.sls").shown("main.sls"), "/shop/main.sls");
        assert_eq!(program("shop/main.sls").shown("std:orchestration"), "std:orchestration");
    }

    #[test]
    fn the_summary_counts_in_words() {
        assert_eq!(Summary { errors: 2, warnings: 1 }.words().unwrap(), "2 errors, 1 warning");
        assert_eq!(Summary::default().words(), None);
    }

    #[test]
    fn control_characters_become_visible() {
        assert_eq!(plain("a\u{1b}[2Jb\nc\u{202e}"), "a\\u{1b}[2Jb c\\u{202e}");
    }
}
