//! Pairs to nodes.
//!
//! In: the pairs that the grammar found in the mended text. Out: the tree, and a report for each slip and each
//! `BAD_` stretch among them. The files here mirror the tree: [`items`], [`expressions`], [`literals`],
//! [`strings`], [`types`]. Invariant: the tree that leaves here is never higher than [`MAX_HEIGHT`], so that
//! the stages behind may walk it recursively.

mod docs;
mod expressions;
mod items;
mod literals;
mod names;
mod recover;
mod strings;
mod teach;
mod types;

use super::MAX_REPORTS;
use super::ast::{Expr, ExprNode, File, Item, Name};
use super::grammar::{Rule, SlsParser};
use super::scan::Scan;
use crate::diagnostics::{Diagnostic, Diagnostics, syntax};
use crate::source::Span;
use pest::Parser;
use pest::iterators::{Pair, Pairs};

/// The greatest height of an expression, and the longest chain of `else if`.
pub const MAX_HEIGHT: u32 = 200;

/// Builds the tree of a file from what the scanner left of its text.
pub fn file(span: Span, source: &str, scan: Scan, diagnostics: &mut Diagnostics) -> File {
    let Scan { text, cuts, comments, docs, quiet, found, unreadable } = scan;
    let mut build = Build {
        text: "",
        base: span.start,
        source,
        file: span.start,
        docs,
        next_doc: 0,
        quiet,
        reports: found,
        too_high: None,
        comments,
        unreadable,
    };
    let mut items = Vec::new();
    let ends = cuts.iter().copied().chain([text.len()]);
    for (start, end) in std::iter::once(0).chain(cuts.iter().copied()).zip(ends) {
        items.extend(build.part(text.get(start..end).unwrap_or_default(), start));
    }
    build.idle_docs_before(span.end);
    let Build { reports, mut comments, unreadable, .. } = build;
    for report in reports.into_iter().take(MAX_REPORTS) {
        diagnostics.push(report);
    }
    comments.sort_by_key(|comment| comment.span);
    File { items, comments, span, unreadable }
}

/// What the builders of all nodes share.
struct Build<'i> {
    /// The part of the mended text that is being read, which the pairs point into.
    text: &'i str,
    /// Where this part begins in the numbering of the source map.
    base: u32,
    /// The whole file as written.
    source: &'i str,
    /// Where the file begins in the numbering.
    file: u32,
    /// The `///` lines of the file, in order.
    docs: Vec<super::scan::DocLine>,
    /// The first of them that no declaration has claimed.
    next_doc: usize,
    /// Lines that the scanner has reported already: what the grammar finds there is the same mistake.
    quiet: Vec<Span>,
    /// What was found, the scanner's findings first.
    reports: Vec<Diagnostic>,
    /// The place of the last report of height.
    too_high: Option<Span>,
    /// Comments, and doc comments that document nothing.
    comments: Vec<super::ast::Comment>,
    /// Names of declarations that could not be read.
    unreadable: Vec<Name>,
}

/// An expression and how high its tree is.
struct Tall {
    expr: Expr,
    height: u32,
}

impl<'i> Build<'i> {
    /// The items of a part of the text.
    fn part(&mut self, text: &'i str, start: usize) -> Vec<Item> {
        self.text = text;
        self.base = self.file + offset(start);
        match SlsParser::parse(Rule::file, text) {
            Ok(mut pairs) => pairs.next().map(|file| self.items(&mut file.into_inner())).unwrap_or_default(),
            Err(error) => {
                self.unreadable_part(&error);
                Vec::new()
            }
        }
    }

    /// The place of a pair.
    ///
    /// The grammar passes over blanks before it looks for what may follow, and leaves them at the end of the pair.
    fn span(&self, pair: &Pair<'_, Rule>) -> Span {
        let start = pair.as_span().start();
        self.place(start, start + pair.as_str().trim_end_matches([' ', '\n']).len())
    }

    /// The place of two offsets in the text.
    fn place(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + offset(start), self.base + offset(end))
    }

    /// The text as written at a place.
    fn written(&self, span: Span) -> &'i str {
        self.source.get((span.start - self.file) as usize..(span.end - self.file) as usize).unwrap_or_default()
    }

    /// A name of a pair.
    fn name(&self, pair: &Pair<'_, Rule>) -> Name {
        Name { text: pair.as_str().into(), span: self.span(pair) }
    }

    /// The next pair where it is of the given rule.
    fn take(&self, pairs: &mut Pairs<'i, Rule>, rule: Rule) -> Option<Pair<'i, Rule>> {
        (peek(pairs) == Some(rule)).then(|| pairs.next()).flatten()
    }

    /// Adds a report, unless its line has one of the scanner's already.
    fn report(&mut self, diagnostic: Diagnostic) {
        let at = diagnostic.span().start;
        let next = self.quiet.partition_point(|line| line.start <= at);
        let quiet = next.checked_sub(1).and_then(|line| self.quiet.get(line));
        if quiet.is_none_or(|line| at > line.end) && self.reports.len() < MAX_REPORTS {
            self.reports.push(diagnostic);
        }
    }

    /// A node over nodes, or a hole where the tree would become too high.
    fn raise(&mut self, height: u32, node: ExprNode, span: Span) -> Tall {
        if height < MAX_HEIGHT {
            return Tall { expr: Expr { node, span }, height: height + 1 };
        }
        if self.too_high.is_none_or(|last| span.start > last.end || span.end < last.start) {
            self.report(syntax::too_long_an_expression(span, MAX_HEIGHT));
        }
        self.too_high =
            Some(self.too_high.map_or(span, |last| if last.end >= span.start { last.to(span) } else { span }));
        Tall { expr: Expr { node: ExprNode::Missing, span }, height: 0 }
    }
}

/// The rule of the next pair.
fn peek(pairs: &Pairs<'_, Rule>) -> Option<Rule> {
    pairs.peek().map(|pair| pair.as_rule())
}

fn offset(at: usize) -> u32 {
    // The source map refuses files that would not fit.
    u32::try_from(at).unwrap_or(u32::MAX)
}
