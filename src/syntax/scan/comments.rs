//! Comments: they are kept beside the text, which has blanks in their places.

use super::DocLine;
use super::text::Scanner;
use crate::diagnostics::syntax;
use crate::syntax::ast::Comment;

impl Scanner<'_> {
    pub(super) fn line_comment(&mut self) {
        let start = self.at;
        let end = self.line_end(start);
        let text = self.source.get(start..end).unwrap_or_default().trim_end();
        let end_of_text = start + text.len();
        if text.starts_with("///") && !text.starts_with("////") {
            let before = self.source.get(self.line_start(start)..start).unwrap_or_default();
            let alone = before.trim_start_matches('\u{feff}').trim().is_empty();
            self.out.docs.push(DocLine { span: self.place(start, end_of_text), alone });
        } else {
            self.comment(start, end_of_text);
        }
        self.blank(start, end);
        self.at = end;
    }

    pub(super) fn block_comment(&mut self) {
        let start = self.at;
        let rest = self.source.get(start + 2..).unwrap_or_default();
        let Some(length) = rest.find("*/") else { return self.unclosed_comment(start) };
        let end = start + 2 + length + 2;
        self.comment(start, end);
        self.mended.get_mut(start..end).unwrap_or_default().fill(b' ');
        if let Some(newline) = rest.get(..length).and_then(|text| text.find('\n')) {
            self.at = start + 2 + newline;
            self.newline();
        }
        self.at = end;
    }

    /// A comment without an end: the rest of its declaration is lost, the next one is read.
    fn unclosed_comment(&mut self, start: usize) {
        self.report(syntax::unclosed_comment(self.place(start, start + 2)));
        let end = self.next_declaration(start);
        self.lose(start, end);
    }

    fn comment(&mut self, start: usize, end: usize) {
        let text = self.source.get(start..end).unwrap_or_default().into();
        self.out.comments.push(Comment { span: self.place(start, end), text });
    }
}
