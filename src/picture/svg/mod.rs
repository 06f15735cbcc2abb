//! A picture in SVG, complete in itself: to be opened, or put into a page.
//!
//! In: a [`Picture`]. Out: the text of a file. Invariant: it is well-formed XML, whatever is written on the things in it.
//!
//! Colours hang on classes, and `style.css` beside this file gives them, for light and for dark. Nothing else is used of
//! CSS, so that programs that know little of it draw the same; and nothing of it reaches a page around the picture.

mod edges;
mod glyphs;
mod legend;
mod nodes;

use super::layout::{self, Layout, Sizes};
use super::tidy::Tidy;
use super::{Picture, text};

/// Room around everything.
const MARGIN: f64 = 24.0;
/// Room for the title.
const HEAD: f64 = 34.0;
/// The size of the title's letters.
const TITLE: f64 = 16.0;

/// The text of a picture.
pub fn write(picture: &Picture) -> String {
    let tidy = Tidy::new(picture);
    let layout = layout::layout(&tidy, &sizes(&tidy));
    let legend = legend::Legend::of(&tidy);
    let title = text::one_line(tidy.title);
    let top = MARGIN + if title.is_empty() { 0.0 } else { HEAD };
    let inner = layout.width.max(text::width(&title, TITLE)).max(legend.width());
    let (width, height) = (inner + 2.0 * MARGIN, top + layout.height + legend.height() + MARGIN);
    let mut svg = Svg::default();
    svg.head(width, height, &title, &spoken(&tidy));
    svg.open(&format!("<g transform=\"translate({} {})\">", number(MARGIN), number(top)));
    svg.things(&tidy, &layout);
    legend.draw(&mut svg, layout.height);
    svg.close("</g>");
    svg.close("</svg>");
    svg.out
}

/// How many arrows a description tells.
const TOLD: usize = 40;

/// What a reader of the screen says of the whole picture.
fn spoken(tidy: &Tidy) -> String {
    let arrows: Vec<String> = tidy.edges.iter().take(TOLD).map(|edge| edges::spoken(edge.edge)).collect();
    let mut spoken = format!("Boxes: {}, arrows: {}", tidy.nodes.len(), tidy.edges.len());
    if !arrows.is_empty() {
        spoken.push_str(&format!(". {}", arrows.join("; ")));
    }
    if tidy.edges.len() > TOLD {
        spoken.push_str(&format!("; and {} more", tidy.edges.len() - TOLD));
    }
    spoken
}

fn sizes(tidy: &Tidy) -> Sizes {
    Sizes {
        nodes: nodes::sizes(tidy),
        groups: tidy.groups.iter().map(|group| nodes::width_of_group(&group.group.label)).collect(),
        edges: tidy.edges.iter().map(|edge| edges::size_of_words(&edge.edge.label)).collect(),
    }
}

/// Text that grows.
#[derive(Debug, Default)]
struct Svg {
    out: String,
    depth: usize,
}

impl Svg {
    fn head(&mut self, width: f64, height: f64, title: &str, about: &str) {
        let (w, h) = (number(width), number(height));
        self.open(&format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"architecture\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" role=\"img\">"
        ));
        self.line(&format!("<title>{}</title>", escaped(if title.is_empty() { "Architecture" } else { title })));
        self.line(&format!("<desc>{}</desc>", escaped(about)));
        self.line(&format!("<style>\n{}</style>", include_str!("style.css")));
        self.line("<rect class=\"page\" width=\"100%\" height=\"100%\"/>");
        if !title.is_empty() {
            let (x, y) = (number(MARGIN), number(MARGIN + TITLE));
            self.line(&format!("<text class=\"title\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(title)));
        }
    }

    /// Frames below arrows, arrows below boxes.
    fn things(&mut self, tidy: &Tidy, layout: &Layout) {
        let mut groups: Vec<_> = tidy.groups.iter().zip(&layout.groups).collect();
        groups.sort_by(|(_, a), (_, b)| (b.w * b.h).total_cmp(&(a.w * a.h)));
        for (group, rect) in groups {
            nodes::draw_group(self, group.group, *rect);
        }
        for edge in edges::front_last(tidy, layout) {
            edges::draw(self, &edge);
        }
        for (node, rect) in tidy.nodes.iter().zip(&layout.nodes) {
            nodes::draw(self, node.node, *rect);
        }
    }

    fn open(&mut self, tag: &str) {
        self.line(tag);
        self.depth += 1;
    }

    fn close(&mut self, tag: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(tag);
    }

    fn line(&mut self, text: &str) {
        for _ in 0..self.depth {
            self.out.push(' ');
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

/// A number with one digit behind the point, where it needs one.
fn number(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Text between tags or within quotes. What XML cannot hold becomes a space.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests;
