//! The canonical form of one file.
//!
//! In: the bytes of a file. Out: [`Read`], what it is and what it should be. Invariants: a file whose syntax is wrong has no
//! canonical form, and is left alone with its reports; what is printed is read as the same program with the same comments,
//! which is looked at before it is handed out. Nothing here touches a disk: the command line writes, an editor does as it
//! likes.
//!
//! The form itself is the printer's, [`crate::syntax::print()`]; `docs/style.md` has its rules and their reasons.

mod proof;

pub use proof::says_the_same;

use crate::diagnostics::{Diagnostics, syntax as say, usage};
use crate::fixes::Rewritten;
use crate::source::{SourceMap, Span, decoded};
use crate::syntax;

/// A file that was looked at.
#[derive(Debug)]
pub struct Read {
    /// The text that was read.
    pub sources: SourceMap,
    /// Why it has no canonical form.
    pub diagnostics: Diagnostics,
    /// Its text, and the canonical one; `None` where it has none.
    pub file: Option<Rewritten>,
}

impl Read {
    /// Whether the file is in its canonical form.
    pub fn is_canonical(&self) -> bool {
        self.file.as_ref().is_some_and(|file| file.before == file.after)
    }

    /// Reports that the file is not in its canonical form, at the first line that differs.
    pub fn report(&mut self) {
        let Some(file) = self.file.as_ref().filter(|file| file.before != file.after) else { return };
        let same = |(a, b): &(&str, &str)| a == b;
        let (before, after) = (file.before.split_inclusive('\n'), file.after.split_inclusive('\n'));
        let length: usize = before.clone().zip(after.clone()).take_while(same).map(|(line, _)| line.len()).sum();
        let line = file.before.get(length..).unwrap_or_default().lines().next().unwrap_or_default().trim_end();
        let canonical = file.after.get(length..).unwrap_or_default().lines().next();
        let start = self.sources.files().first().map_or(0, |file| file.base) + offset(length);
        let place = Span::new(start, start + offset(line.len()));
        self.diagnostics.push(say::unformatted(place, &file.name, canonical));
    }
}

fn offset(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Looks at a file. `name` is how it is called below its folder, `shown` how it was asked for.
pub fn read(name: &str, shown: &str, bytes: Vec<u8>) -> Read {
    let mut read = Read { sources: SourceMap::default(), diagnostics: Diagnostics::default(), file: None };
    let (text, invalid) = decoded(bytes);
    // Lines and columns stay the same without the carriage returns, which no value keeps either.
    let Some(span) = read.sources.add(name, text.replace("\r\n", "\n")) else {
        read.diagnostics.push(usage::too_large(Span::NOWHERE, shown, SourceMap::CAPACITY));
        return read;
    };
    match invalid {
        Some(valid) => {
            let start = span.start + offset(valid);
            let place = Span::new(start, start + offset('\u{fffd}'.len_utf8()));
            read.diagnostics.push(usage::invalid_utf8(place, shown));
        }
        None => {
            let after = canonical(&read.sources, span, shown, &mut read.diagnostics);
            read.file = after.map(|after| Rewritten { name: shown.to_owned(), before: text, after });
        }
    }
    read
}

fn canonical(sources: &SourceMap, file: Span, shown: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    let tree = syntax::parse(sources, file, diagnostics);
    if diagnostics.has_errors() {
        return None;
    }
    let after = syntax::print(sources, &tree);
    let before = sources.text(file);
    if before != after && !says_the_same(before, &after) {
        diagnostics.push(say::unprintable(file, shown));
        return None;
    }
    Some(after)
}
