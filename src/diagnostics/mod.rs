//! What the compiler has to say about a program.
//!
//! A [`Diagnostic`] is one value: a code, a level, a message, labelled places, help, and where it is safe a
//! fix. Checks pass facts to a constructor in the area's file ([`syntax`], [`names`], [`types`], [`attributes`],
//! [`arrows`], [`graph`], [`output`], [`usage`]), where the wording of an area stands together and can be
//! read aloud. [`codes`] is the table of all codes; each row includes its page, so that a code without an
//! explanation does not build.
//!
//! Wording: the message says what is wrong, in the author's words, in lower case, names in backticks. Labels
//! show where and what it collides with. The help is what to write.

pub mod alarms;
pub mod apis;
pub mod arrows;
pub mod attributes;
pub mod changes;
pub mod claims;
pub mod code;
pub mod codes;
pub mod databases;
pub mod deliveries;
pub mod dns;
pub mod expectations;
pub mod failover;
pub mod fix;
pub mod functions;
pub mod graph;
pub mod levels;
pub mod names;
pub mod networks;
pub mod output;
pub mod pipes;
pub mod regions;
pub mod render;
pub mod requirements;
pub mod rights;
pub mod schedules;
pub mod sites;
pub mod stores;
pub mod streams;
pub mod suggest;
pub mod syntax;
pub mod types;
pub mod usage;
pub mod vendor;
pub mod workflows;

pub use codes::Code;
pub use fix::{Edit, Fix};

use crate::source::{SourceMap, Span};
use std::collections::HashSet;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported; the program compiles.
    Warning,
    /// The program does not compile.
    Error,
}

/// A place with words to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is to be seen there; may be empty.
    pub text: String,
}

/// One mistake, one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its entry in the table of codes.
    pub code: Code,
    /// The level, at first that of the code.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// The first label is the place of the mistake.
    pub labels: Vec<Label>,
    /// What to write instead.
    pub help: Option<String>,
    /// A change that cures it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A diagnostic without a place, for mistakes outside any source.
    pub fn new(code: Code, message: impl Into<String>) -> Diagnostic {
        Diagnostic { code, level: code.level, message: message.into(), labels: Vec::new(), help: None, fix: None }
    }

    /// Adds a labelled place; the first one is where the mistake is.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Diagnostic {
        self.help = Some(help.into());
        self
    }

    /// Offers other text in the place of some.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Diagnostic {
        self.edits(title, vec![Edit::Replace(span, replacement.into())])
    }

    /// Offers another value for an attribute, where a fix may change it.
    #[must_use]
    pub fn value(self, name: &str, place: Option<Span>, value: impl Into<String>) -> Diagnostic {
        let value = value.into();
        match place {
            Some(place) => self.fix(format!("write `{name}: {value}`"), place, value),
            None => self,
        }
    }

    /// Offers one more entry between braces; where nobody wrote a declaration, there is nothing to offer.
    #[must_use]
    pub fn entry(self, braces: Span, entry: impl Into<String>) -> Diagnostic {
        let entry = entry.into();
        if braces.is_nowhere() {
            return self;
        }
        self.edits(format!("write `{entry}`"), vec![Edit::Enter(braces, entry)])
    }

    /// Offers to do without something.
    #[must_use]
    pub fn removal(self, title: impl Into<String>, span: Span) -> Diagnostic {
        self.edits(title, vec![Edit::Remove(span)])
    }

    /// Offers a change at several places.
    #[must_use]
    pub fn edits(mut self, title: impl Into<String>, edits: Vec<Edit>) -> Diagnostic {
        self.fix = Some(Fix { title: title.into(), edits });
        self
    }

    /// The place of the mistake; `Span::NOWHERE` where it has none.
    pub fn span(&self) -> Span {
        self.labels.first().map_or(Span::NOWHERE, |label| label.span)
    }
}

/// All that a run has found so far. Every stage adds to it; only the gate before lowering asks it anything.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    known: HashSet<Mistake>,
}

/// What makes two reports one mistake: the code and the place, or the message where there is no place.
type Mistake = (&'static str, Span, Option<String>);

impl Diagnostics {
    /// Adds a report. The same code at the same place is one mistake and is kept once.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let span = diagnostic.span();
        let message = span.is_nowhere().then(|| diagnostic.message.clone());
        if self.known.insert((diagnostic.code.id, span, message)) {
            self.list.push(diagnostic);
        }
    }

    /// Whether any of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// Everything, ordered by file and place.
    pub fn sorted(&self, sources: &SourceMap) -> Vec<&Diagnostic> {
        let mut all: Vec<(Option<&str>, &Diagnostic)> =
            self.list.iter().map(|d| (sources.file(d.span()).map(|file| file.name.as_str()), d)).collect();
        all.sort_by(|a, b| {
            let rest = |d: &Diagnostic| (d.span(), d.code.id);
            a.0.cmp(&b.0).then_with(|| rest(a.1).cmp(&rest(b.1))).then_with(|| a.1.message.cmp(&b.1.message))
        });
        all.into_iter().map(|(_, diagnostic)| diagnostic).collect()
    }

    /// The reports in the order in which they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Changes the level of reports, or drops those that become [`Level::Allow`].
    pub fn relevel(&mut self, level: impl Fn(&Diagnostic) -> Level) {
        for diagnostic in &mut self.list {
            diagnostic.level = level(diagnostic);
        }
        self.list.retain(|diagnostic| diagnostic.level != Level::Allow);
    }

    /// Drops the reports that something holds for, and says how many they were.
    pub fn remove(&mut self, holds: impl Fn(&Diagnostic) -> bool) -> usize {
        let before = self.list.len();
        self.list.retain(|diagnostic| !holds(diagnostic));
        before - self.list.len()
    }

    /// Changes the reports that something holds for, and says how many they are.
    pub fn amend(&mut self, holds: impl Fn(&Diagnostic) -> bool, change: impl Fn(&mut Diagnostic)) -> usize {
        self.list.iter_mut().filter(|diagnostic| holds(diagnostic)).map(change).count()
    }

    /// How many reports there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, reports: T) {
        reports.into_iter().for_each(|report| self.push(report));
    }
}
