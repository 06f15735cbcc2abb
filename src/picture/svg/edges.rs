//! Arrows and the words on them.

use super::nodes::class;
use super::{Svg, escaped, number};
use crate::picture::layout::{Layout, Point, Rect};
use crate::picture::tidy::Tidy;
use crate::picture::{Edge, EdgeStyle, State, text};

/// The size of the letters on an arrow.
const WORDS: f64 = 10.0;
/// How long words on an arrow may be.
const LONGEST: f64 = 170.0;
/// How far apart lines of words on an arrow are.
const LINE: f64 = 12.0;
/// How far an arrow's head reaches back.
const HEAD: f64 = 7.0;
/// The radius of the corners of an edge that turns back.
const CORNER: f64 = 9.0;

/// Width and height of the words on an edge, or zero.
pub fn size_of_words(label: &str) -> (f64, f64) {
    let lines = text::lines(label, WORDS, LONGEST);
    let width = lines.iter().map(|line| text::width(line, WORDS)).fold(0.0, f64::max);
    if lines.is_empty() { (0.0, 0.0) } else { ((width + 6.0).ceil(), LINE * text::count(lines.len()) + 5.0) }
}

/// An edge and its way.
pub struct Drawn<'a> {
    edge: &'a Edge,
    points: Vec<Point>,
    label: Option<Point>,
}

/// All edges, those of which there is something to be said last, so that they lie above the others.
pub fn front_last<'a>(tidy: &Tidy<'a>, layout: &Layout) -> Vec<Drawn<'a>> {
    let mut loops = vec![0_u8; tidy.nodes.len()];
    let mut drawn = Vec::new();
    for (edge, route) in tidy.edges.iter().zip(&layout.routes) {
        let turn = loops.get_mut(edge.from).filter(|_| edge.from == edge.to);
        let (points, label) = match (turn, layout.nodes.get(edge.from)) {
            (Some(turn), Some(rect)) => {
                *turn = turn.saturating_add(1).min(4);
                own(*rect, f64::from(*turn))
            }
            _ => (route.points.clone(), route.label),
        };
        drawn.push(Drawn { edge: edge.edge, points, label });
    }
    drawn.sort_by_key(|drawn| match drawn.edge.state {
        State::Lost => 0,
        State::Normal => 1,
        State::Degraded => 2,
        State::Changed => 3,
    });
    drawn
}

/// The way of an edge from a node to itself: at the right, below where others begin. Its words are only in its title.
fn own(rect: Rect, turn: f64) -> (Vec<Point>, Option<Point>) {
    let (x, y) = (rect.right(), rect.y + rect.h - 16.0);
    let corner = Point { x: x + 8.0 + 4.0 * turn, y: y + 6.0, turn: true };
    (vec![Point::new(x, y), corner, Point::new(x, y + 12.0)], None)
}

/// Draws an edge.
pub fn draw(svg: &mut Svg, drawn: &Drawn) {
    let (Some(end), Some(before)) = (drawn.points.last(), drawn.points.iter().rev().nth(1)) else { return };
    let edge = drawn.edge;
    let back = if end.x >= before.x && !before.turn { -1.0 } else { 1.0 };
    svg.open(&format!("<g class=\"edge {}{}\">", edge.style.name(), class(edge.state)));
    svg.line(&format!("<title>{}</title>", escaped(&spoken(edge))));
    svg.line(&format!("<path class=\"wire\" d=\"{}\"/>", way(&shortened(&drawn.points, edge.style, back))));
    svg.line(&head(*end, edge.style, back));
    if let Some(label) = drawn.label {
        words(svg, edge, label);
    }
    svg.close("</g>");
}

/// Words around a point, line by line.
fn words(svg: &mut Svg, edge: &Edge, at: Point) {
    let lines = text::lines(&edge.label, WORDS, LONGEST);
    let first = at.y + 3.5 - LINE * (text::count(lines.len()) - 1.0) / 2.0;
    for (place, line) in lines.iter().enumerate() {
        let (x, y) = (number(at.x), number(first + LINE * text::count(place)));
        svg.line(&format!("<text class=\"words\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(line)));
    }
}

/// What a reader of the screen says of an arrow, and what a pointer over it shows.
pub fn spoken(edge: &Edge) -> String {
    let mut spoken = format!("{} → {}", edge.from, edge.to);
    if !edge.label.is_empty() {
        spoken.push_str(&format!(": {}", text::one_line(&edge.label)));
    }
    if edge.state != State::Normal {
        spoken.push_str(&format!(" ({})", edge.state.name()));
    }
    spoken
}

/// A filled head covers the end of its line, which therefore ends where the head begins.
fn shortened(points: &[Point], style: EdgeStyle, back: f64) -> Vec<Point> {
    let mut points = points.to_vec();
    if let Some(end) = points.last_mut().filter(|_| style != EdgeStyle::Async) {
        end.x += back * (HEAD - 1.0);
    }
    points
}

/// Filled for what waits and for names, open for what does not wait, a dot for a permission.
pub fn head(end: Point, style: EdgeStyle, back: f64) -> String {
    let (x, y) = (number(end.x), number(end.y));
    let (rear, upper, lower) = (number(end.x + back * HEAD), number(end.y - 3.5), number(end.y + 3.5));
    match style {
        EdgeStyle::Permission => {
            format!("<circle class=\"head\" cx=\"{}\" cy=\"{y}\" r=\"2.4\"/>", number(end.x + back * 3.6))
        }
        EdgeStyle::Async => format!("<path class=\"head\" d=\"M{rear} {upper}L{x} {y}L{rear} {lower}\"/>"),
        _ => format!("<path class=\"head\" d=\"M{rear} {upper}L{x} {y}L{rear} {lower}Z\"/>"),
    }
}

/// The commands of a path.
fn way(points: &[Point]) -> String {
    let mut path = String::new();
    let mut before: Option<Point> = None;
    for point in points {
        path.push_str(&match before {
            None => format!("M{} {}", number(point.x), number(point.y)),
            Some(from) => step(from, *point),
        });
        before = Some(*point);
    }
    path
}

fn step(from: Point, to: Point) -> String {
    let (x, y) = (number(to.x), number(to.y));
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let corner = CORNER.min(dx.abs()).min(dy.abs());
    match (from.turn, to.turn) {
        (false, true) => format!(
            "H{}Q{x} {} {x} {}V{y}",
            number(to.x - corner.copysign(dx)),
            number(from.y),
            number(from.y + corner.copysign(dy))
        ),
        (true, false) => format!(
            "V{}Q{} {y} {} {y}H{x}",
            number(to.y - corner.copysign(dy)),
            number(from.x),
            number(from.x + corner.copysign(dx))
        ),
        _ if dy.abs() < 0.5 => format!("L{x} {y}"),
        _ => {
            let middle = number(from.x + dx / 2.0);
            format!("C{middle} {} {middle} {y} {x} {y}", number(from.y))
        }
    }
}
