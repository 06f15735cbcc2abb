//! Boxes and frames.

use super::{Svg, escaped, glyphs, number};
use crate::picture::layout::Rect;
use crate::picture::tidy::Tidy;
use crate::picture::{Group, GroupStyle, Node, State, text};

/// The height of a node.
const HEIGHT: f64 = 46.0;
/// How wide a node is at least, as long as nothing needs more, and at most.
const LEAST: f64 = 124.0;
const USUAL: f64 = 172.0;
const MOST: f64 = 290.0;
/// The side of the coloured tile.
const TILE: f64 = 30.0;
/// Room around the tile.
const ROOM: f64 = 8.0;
/// Where the words begin.
const WORDS: f64 = TILE + 2.0 * ROOM;
/// The sizes of the letters of a name, of the second line, and of the words on a frame.
const NAME: f64 = 12.0;
const DETAIL: f64 = 10.0;
const FRAME: f64 = 12.0;

/// Width and height of each node. All are as wide as the widest has to be, up to a usual width; few are wider than that.
pub fn sizes(tidy: &Tidy) -> Vec<(f64, f64)> {
    let widths: Vec<f64> = tidy.nodes.iter().map(|node| wide(node.node)).collect();
    let usual = widths.iter().copied().fold(LEAST, f64::max).min(USUAL);
    widths.into_iter().map(|width| (width.clamp(usual, MOST).ceil(), HEIGHT)).collect()
}

/// How much room a node's words need.
fn wide(node: &Node) -> f64 {
    let name = text::width(&text::one_line(&node.label), NAME);
    let detail = text::width(&text::one_line(&node.detail), DETAIL);
    WORDS + name.max(detail) + ROOM
}

/// The width of the words on a frame, with room around them.
pub fn width_of_group(label: &str) -> f64 {
    (text::width(&text::fitted(label, FRAME, 400.0), FRAME) + 28.0).ceil()
}

/// Draws a node.
pub fn draw(svg: &mut Svg, node: &Node, rect: Rect) {
    svg.open(&format!("<g class=\"node {}{}\">", node.shape.family().name(), class(node.state)));
    svg.line(&format!("<title>{}</title>", escaped(&spoken(node))));
    let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
    svg.line(&format!("<rect class=\"box\" x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"7\"/>"));
    let (x, y) = (rect.x + ROOM, rect.y + (rect.h - TILE) / 2.0);
    let (tx, ty) = (number(x), number(y));
    svg.line(&format!("<rect class=\"tile\" x=\"{tx}\" y=\"{ty}\" width=\"{TILE}\" height=\"{TILE}\" rx=\"6\"/>"));
    svg.line(&format!(
        "<path class=\"glyph\" transform=\"translate({} {})\" d=\"{}\"/>",
        number(x + 3.0),
        number(y + 3.0),
        glyphs::of(node.shape)
    ));
    words(svg, node, rect);
    badge(svg, node.state, (rect.right() - 3.0, rect.y + 3.0));
    svg.close("</g>");
}

fn words(svg: &mut Svg, node: &Node, rect: Rect) {
    let x = number(rect.x + WORDS);
    let middle = rect.y + rect.h / 2.0;
    let most = rect.w - WORDS - ROOM;
    let name = escaped(&text::fitted(&node.label, NAME, most));
    let detail = escaped(&text::fitted(&node.detail, DETAIL, most));
    let name_at = number(if detail.is_empty() { middle + 4.0 } else { middle - 2.5 });
    svg.line(&format!("<text class=\"name\" x=\"{x}\" y=\"{name_at}\">{name}</text>"));
    if !detail.is_empty() {
        let y = number(middle + 12.0);
        svg.line(&format!("<text class=\"detail\" x=\"{x}\" y=\"{y}\">{detail}</text>"));
    }
}

/// What a reader of the screen says of a node, and what a pointer over it shows.
fn spoken(node: &Node) -> String {
    let mut spoken = text::one_line(&node.label);
    if !node.detail.is_empty() {
        spoken.push_str(&format!(" ({})", text::one_line(&node.detail)));
    }
    if node.state != State::Normal {
        spoken.push_str(&format!(": {}", node.state.name()));
    }
    spoken
}

/// A round sign of a state around a point.
pub fn badge(svg: &mut Svg, state: State, (x, y): (f64, f64)) {
    let mark = match state {
        State::Normal => return,
        State::Lost => "M-2.5-2.5 2.5 2.5M2.5-2.5-2.5 2.5",
        State::Degraded => "M0-3.6V0.8M0 3.4V3.5",
        State::Changed => "M-3 0H3M0-3V3",
    };
    let (x, y) = (number(x), number(y));
    svg.line(&format!("<circle class=\"badge\" cx=\"{x}\" cy=\"{y}\" r=\"7\"/>"));
    svg.line(&format!("<path class=\"mark\" transform=\"translate({x} {y})\" d=\"{mark}\"/>"));
}

/// Draws a frame.
pub fn draw_group(svg: &mut Svg, group: &Group, rect: Rect) {
    let style = match group.style {
        GroupStyle::Region => " region",
        GroupStyle::Pattern => " pattern",
        GroupStyle::Plain => "",
    };
    svg.open(&format!("<g class=\"group{style}{}\">", class(group.state)));
    let (x, y, w, h) = (number(rect.x), number(rect.y), number(rect.w), number(rect.h));
    svg.line(&format!("<rect x=\"{x}\" y=\"{y}\" width=\"{w}\" height=\"{h}\" rx=\"10\"/>"));
    let label = escaped(&text::fitted(&group.label, FRAME, (rect.w - 24.0).max(0.0)));
    let (x, y) = (number(rect.x + 12.0), number(rect.y + 19.0));
    svg.line(&format!("<text x=\"{x}\" y=\"{y}\">{label}</text>"));
    badge(svg, group.state, (rect.right() - 4.0, rect.y + 4.0));
    svg.close("</g>");
}

/// The class of a state, behind others.
pub fn class(state: State) -> String {
    if state == State::Normal { String::new() } else { format!(" {}", state.name()) }
}
