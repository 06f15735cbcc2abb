//! What stands in brackets: on one line, or each element on a line of its own.

use super::weave::Weaver;
use crate::source::Span;

/// Brackets with elements.
pub struct Group {
    /// `{`, `[`, `(`, and their closers.
    pub brackets: (&'static str, &'static str),
    /// From the opener to the closer.
    pub span: Span,
    /// The elements.
    pub places: Vec<Place>,
    /// What stands inside the brackets on one line: a blank, or nothing.
    pub padding: &'static str,
    /// Whether elements on lines of their own are followed by commas.
    pub commas: bool,
}

/// Where an element stands.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// Where what documents it begins.
    pub first: u32,
    /// From its first character to its last.
    pub span: Span,
}

impl From<Span> for Place {
    fn from(span: Span) -> Place {
        Place { first: span.start, span }
    }
}

/// How the elements of a group are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// On one line.
    Flat,
    /// Each on a line of its own.
    Spread,
}

impl Weaver<'_> {
    /// Prints a group: as its author laid it out, but spread where one line would be too wide. `print` prints an element.
    pub fn group(&mut self, group: &Group, print: &mut dyn FnMut(&mut Self, usize, Layout)) {
        if self.is_spread(group) {
            return self.spread(group, print);
        }
        let mark = self.attempt();
        self.flat(group, print);
        if mark.is_some_and(|mark| self.failed(mark)) {
            self.spread(group, print);
        }
    }

    /// Whether an author spread a group: a line ends before, between or behind its elements. One without elements is spread for
    /// the comments in it only.
    fn is_spread(&self, group: &Group) -> bool {
        let Span { start, end } = group.span;
        if end <= start + 1 {
            return false;
        }
        if group.places.is_empty() && !self.comment_between(start, end) {
            return false;
        }
        let starts = group.places.iter().map(|place| place.span.start).chain([end - 1]);
        let ends = [start + 1].into_iter().chain(group.places.iter().map(|place| place.span.end));
        ends.zip(starts).any(|(end, start)| self.broken(end, start))
    }

    fn flat(&mut self, group: &Group, print: &mut dyn FnMut(&mut Self, usize, Layout)) {
        let (opener, closer) = group.brackets;
        self.word(opener);
        for (index, place) in group.places.iter().enumerate() {
            self.word(if index == 0 { group.padding } else { ", " });
            self.inline_before(place.span.start);
            print(self, index, Layout::Flat);
            let next = group.places.get(index + 1);
            self.inline_behind(next.map_or(group.span.end.saturating_sub(1), |_| self.find(b',', place.span.end)));
        }
        if group.places.is_empty() && self.inline_behind(group.span.end) {
            self.word(" ");
        }
        self.words(&[if group.places.is_empty() { "" } else { group.padding }, closer]);
    }

    fn spread(&mut self, group: &Group, print: &mut dyn FnMut(&mut Self, usize, Layout)) {
        let (opener, closer) = group.brackets;
        self.open(opener, group.span.start + 1);
        for (index, place) in group.places.iter().enumerate() {
            self.begin_below(place.first, place.span.start);
            print(self, index, Layout::Spread);
            self.word(if group.commas && index + 1 < group.places.len() { "," } else { "" });
            self.end(place.span.end);
        }
        self.close(closer, group.span.end.saturating_sub(1));
    }
}
