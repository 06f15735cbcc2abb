//! Changes of the source that cure a diagnostic.
//!
//! A check says what it wants changed in words of the language: an entry more between these braces, this declaration
//! gone. How that looks in a text (on which line, with which indent, with or without a comma) is found here, when somebody
//! wants to see or to apply it.

use crate::source::{SourceFile, SourceMap, Span};

/// A change that cures a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as a command: "replace with `512MB`".
    pub title: String,
    /// What is changed; places do not overlap.
    pub edits: Vec<Edit>,
}

/// A change at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Other text in the place of some.
    Replace(Span, String),
    /// One more entry between braces. An empty place stands for braces that were left out: they are written there.
    Enter(Span, String),
    /// Nothing in the place of something: with its line, where nothing else is on it, or with the comma behind it.
    Remove(Span),
}

/// Text in the place of some, as an editor applies it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Fix {
    /// The changes of the text, in the order of places; nothing where one of them has no place any more.
    pub fn replacements(&self, sources: &SourceMap) -> Vec<Replacement> {
        let found: Option<Vec<Replacement>> = self.edits.iter().map(|edit| edit.replacement(sources)).collect();
        let mut found = found.unwrap_or_default();
        found.sort_by_key(|replacement| replacement.span);
        found
    }

    /// What it would write, where it replaces one text by another.
    pub fn written(&self) -> Option<&str> {
        match self.edits.as_slice() {
            [Edit::Replace(_, text)] => Some(text),
            _ => None,
        }
    }
}

impl Edit {
    fn replacement(&self, sources: &SourceMap) -> Option<Replacement> {
        let (Edit::Replace(span, _) | Edit::Enter(span, _) | Edit::Remove(span)) = self;
        let file = sources.file(*span)?;
        Some(match self {
            Edit::Replace(span, text) => Replacement { span: *span, text: with_line_ends_of(file, text) },
            Edit::Enter(braces, entry) => {
                let Replacement { span, text } = entered(sources, file, *braces, entry);
                Replacement { span, text: with_line_ends_of(file, &text) }
            }
            Edit::Remove(span) => Replacement { span: with_line(file, *span), text: String::new() },
        })
    }
}

/// A file whose lines end in `\r\n` keeps to that.
fn with_line_ends_of(file: &SourceFile, text: &str) -> String {
    match file.text.contains("\r\n") {
        true => text.replace('\n', "\r\n"),
        false => text.to_owned(),
    }
}

/// One more entry: on a line of its own where the others have theirs, else behind the last one.
fn entered(sources: &SourceMap, file: &SourceFile, braces: Span, entry: &str) -> Replacement {
    let text = sources.text(braces);
    let Some(inside) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else {
        return Replacement { span: braces.after(), text: format!(" {{ {entry} }}") };
    };
    if inside.trim().is_empty() {
        return Replacement { span: braces, text: format!("{{ {entry} }}") };
    }
    let last_line = inside.rsplit_once('\n').map(|(_, line)| line);
    if let Some(closing) = last_line.filter(|line| line.trim().is_empty()) {
        let at = braces.end - 1 - length(closing);
        let indent = indent_of_entries(inside).unwrap_or_else(|| format!("{}  ", indent_at(file, braces.start)));
        return Replacement { span: Span::new(at, at), text: format!("{indent}{entry}\n") };
    }
    let end = inside.trim_end();
    let at = braces.start + 1 + length(end);
    let comma = if end.ends_with(',') { "" } else { "," };
    Replacement { span: Span::new(at, at), text: format!("{comma} {entry}") }
}

/// The indent of the first line inside that is not empty.
fn indent_of_entries(inside: &str) -> Option<String> {
    let line = inside.split('\n').skip(1).find(|line| !line.trim().is_empty())?;
    Some(line.chars().take_while(|c| *c == ' ' || *c == '\t').collect())
}

/// The indent of the line that a place is on.
fn indent_at(file: &SourceFile, at: u32) -> String {
    let head = file.text.get(..(at - file.base) as usize).unwrap_or_default();
    let line = head.rsplit_once('\n').map_or(head, |(_, line)| line);
    line.chars().take_while(|c| *c == ' ' || *c == '\t').collect()
}

/// A place together with what would be left over without it.
fn with_line(file: &SourceFile, span: Span) -> Span {
    let (start, end) = ((span.start - file.base) as usize, (span.end - file.base) as usize);
    let (head, tail) = (file.text.get(..start).unwrap_or_default(), file.text.get(end..).unwrap_or_default());
    let line = head.rsplit_once('\n').map_or(head, |(_, line)| line);
    let rest = tail.split_once('\n').map_or(tail, |(rest, _)| rest);
    if line.trim().is_empty() && rest.trim().trim_matches(',').is_empty() {
        let newline = u32::from(tail.len() > rest.len());
        return Span::new(span.start - length(line), span.end + length(rest) + newline);
    }
    let comma = rest.trim_start();
    match comma.strip_prefix(',') {
        Some(behind) => Span::new(span.start, span.end + length(rest) - length(behind.trim_start())),
        None => before_comma(head, span),
    }
}

/// A last entry goes with the comma in front of it.
fn before_comma(head: &str, span: Span) -> Span {
    let trimmed = head.trim_end();
    match trimmed.strip_suffix(',') {
        Some(before) => Span::new(span.start - length(head) + length(before), span.end),
        None => span,
    }
}

fn length(text: &str) -> u32 {
    // Parts of a text that the source map holds.
    u32::try_from(text.len()).unwrap_or_default()
}

/// A text with replacements in it. One that overlaps an earlier one is left out.
pub fn applied(file: &SourceFile, replacements: &[Replacement]) -> String {
    let mut out = String::with_capacity(file.text.len());
    let mut done = 0;
    for replacement in replacements {
        let (start, end) = ((replacement.span.start - file.base) as usize, (replacement.span.end - file.base) as usize);
        if let Some(between) = file.text.get(done..start) {
            out.push_str(between);
            out.push_str(&replacement.text);
            done = end;
        }
    }
    out.push_str(file.text.get(done..).unwrap_or_default());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(text: &str, edit: impl Fn(Span) -> Edit, part: &str) -> String {
        let mut sources = SourceMap::default();
        let base = sources.add("main.sls", text).unwrap().start;
        let at = base + u32::try_from(text.find(part).unwrap()).unwrap();
        let fix = Fix { title: String::new(), edits: vec![edit(Span::new(at, at + length(part)))] };
        applied(&sources.files()[0], &fix.replacements(&sources))
    }

    fn entered_in(text: &str, braces: &str) -> String {
        changed(text, |span| Edit::Enter(span, "b: 2".into()), braces)
    }

    #[test]
    fn an_entry_goes_where_the_others_are() {
        assert_eq!(entered_in("queue q {}", "{}"), "queue q { b: 2 }");
        assert_eq!(entered_in("queue q { a: 1 }", "{ a: 1 }"), "queue q { a: 1, b: 2 }");
        assert_eq!(entered_in("queue q { a: 1, }", "{ a: 1, }"), "queue q { a: 1, b: 2 }");
        assert_eq!(entered_in("queue q {\n  a: 1\n}", "{\n  a: 1\n}"), "queue q {\n  a: 1\n  b: 2\n}");
        assert_eq!(entered_in("queue q {\n  a: 1 // x\n}", "{\n  a: 1 // x\n}"), "queue q {\n  a: 1 // x\n  b: 2\n}");
        assert_eq!(entered_in("queue q { a: 1,\n  c: 1 }", "{ a: 1,\n  c: 1 }"), "queue q { a: 1,\n  c: 1, b: 2 }");
    }

    #[test]
    fn braces_are_written_where_there_are_none() {
        let text = "a -> b\n";
        let mut sources = SourceMap::default();
        let base = sources.add("main.sls", text).unwrap().start;
        let fix = Fix { title: String::new(), edits: vec![Edit::Enter(Span::new(base + 6, base + 6), "b: 2".into())] };
        assert_eq!(applied(&sources.files()[0], &fix.replacements(&sources)), "a -> b { b: 2 }\n");
    }

    #[test]
    fn what_goes_takes_its_line_or_its_comma_along() {
        assert_eq!(changed("a: 1\n  b: 2\nc: 3", Edit::Remove, "b: 2"), "a: 1\nc: 3");
        assert_eq!(changed("{ a: 1, b: 2, c: 3 }", Edit::Remove, "b: 2"), "{ a: 1, c: 3 }");
        assert_eq!(changed("{ a: 1, b: 2 }", Edit::Remove, "b: 2"), "{ a: 1 }");
        assert_eq!(changed("{ b: 2 }", Edit::Remove, "b: 2"), "{  }");
        assert_eq!(changed("b: 2,\nc", Edit::Remove, "b: 2"), "c");
    }
}
