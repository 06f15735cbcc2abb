//! `///` lines to the declarations behind them.

use super::Build;
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::ast::{Comment, Text};
use crate::syntax::scan::DocLine;

impl Build<'_> {
    /// The doc of the declaration that begins at an offset: the lines since the declaration before it.
    pub(super) fn doc_before(&mut self, start: u32) -> Option<Text> {
        let first = self.next_doc;
        let count = self.docs.get(first..)?.iter().take_while(|line| line.span.start < start).count();
        self.next_doc += count;
        let lines: Vec<DocLine> = self.docs.get(first..first + count)?.to_vec();
        let (documenting, idle): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.alone);
        self.idle(idle);
        let span = documenting.first()?.span.to(documenting.last()?.span);
        let lines: Vec<&str> = documenting.iter().map(|line| self.doc_text(line)).collect();
        Some(Text { value: lines.join("\n").into(), span })
    }

    /// Passes over the docs inside a declaration, which document nothing, before its block is left.
    pub(super) fn idle_docs_before(&mut self, end: u32) {
        let first = self.next_doc;
        let rest = self.docs.get(first..).unwrap_or_default();
        let idle: Vec<DocLine> = rest.iter().take_while(|line| line.span.start < end).cloned().collect();
        self.next_doc += idle.len();
        self.idle(idle);
    }

    /// Reports the docs that stand before nothing: a block of lines is one mistake.
    fn idle(&mut self, lines: Vec<DocLine>) {
        let mut blocks: Vec<Vec<Span>> = Vec::new();
        for DocLine { span, .. } in lines {
            self.comments.push(Comment { span, text: self.written(span).into() });
            let joins = |last: &Span| self.written(Span::new(last.end, span.start)).trim().is_empty();
            match blocks.last_mut() {
                Some(block) if block.last().is_some_and(joins) => block.push(span),
                _ => blocks.push(vec![span]),
            }
        }
        for block in blocks {
            self.report(syntax::idle_doc_comment(&block));
        }
    }

    /// A line without its slashes and one space.
    fn doc_text(&self, line: &DocLine) -> &str {
        let text = self.written(line.span);
        let text = text.strip_prefix("///").unwrap_or(text);
        text.strip_prefix(' ').unwrap_or(text)
    }
}
