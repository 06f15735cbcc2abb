//! What colours and lines mean, below a picture that has several of them.

use super::nodes::badge;
use super::{Svg, edges, number};
use crate::picture::layout::Point;
use crate::picture::tidy::Tidy;
use crate::picture::{EdgeStyle, State, text};

/// The size of the letters.
const LETTERS: f64 = 11.0;
/// Room above.
const ABOVE: f64 = 22.0;
/// Room for a sign, before its words.
const SIGN: f64 = 34.0;
/// Room behind words.
const BEHIND: f64 = 22.0;

/// The states and lines that a picture has.
pub struct Legend {
    states: Vec<State>,
    styles: Vec<EdgeStyle>,
}

impl Legend {
    /// Empty where everything is as usual and all arrows are alike.
    pub fn of(tidy: &Tidy) -> Legend {
        let states: Vec<State> = State::NOTABLE.into_iter().filter(|state| tidy.any_is(*state)).collect();
        let has = |style: &EdgeStyle| tidy.edges.iter().any(|edge| edge.edge.style == *style);
        let styles: Vec<EdgeStyle> = EdgeStyle::ALL.into_iter().filter(has).collect();
        let styles = if states.is_empty() && styles.len() < 2 { Vec::new() } else { styles };
        Legend { states, styles }
    }

    fn is_empty(&self) -> bool {
        self.states.is_empty() && self.styles.is_empty()
    }

    /// How wide it is.
    pub fn width(&self) -> f64 {
        let words = self.states.iter().map(|state| said(*state)).chain(self.styles.iter().map(|style| told(*style)));
        words.map(room).sum()
    }

    /// How high it is, with the room above it.
    pub fn height(&self) -> f64 {
        if self.is_empty() { 0.0 } else { ABOVE + 16.0 }
    }

    /// Draws it below a height.
    pub fn draw(&self, svg: &mut Svg, below: f64) {
        if self.is_empty() {
            return;
        }
        let y = below + ABOVE + 8.0;
        let mut x = 0.0;
        svg.open("<g class=\"legend\">");
        for state in &self.states {
            sign(svg, *state, x, y);
            x += words(svg, said(*state), x, y);
        }
        for style in &self.styles {
            line(svg, *style, x, y);
            x += words(svg, told(*style), x, y);
        }
        svg.close("</g>");
    }
}

fn sign(svg: &mut Svg, state: State, x: f64, y: f64) {
    svg.open(&format!("<g class=\"{}\">", state.name()));
    let (left, top) = (number(x + 0.5), number(y - 7.0));
    svg.line(&format!("<rect class=\"box\" x=\"{left}\" y=\"{top}\" width=\"22\" height=\"14\" rx=\"4\"/>"));
    badge(svg, state, (x + 22.0, y - 5.0));
    svg.close("</g>");
}

fn line(svg: &mut Svg, style: EdgeStyle, x: f64, y: f64) {
    svg.open(&format!("<g class=\"{}\">", style.name()));
    svg.line(&format!("<path class=\"wire\" d=\"M{} {y}H{}\"/>", number(x), number(x + 21.0), y = number(y)));
    svg.line(&edges::head(Point::new(x + 27.0, y), style, -1.0));
    svg.close("</g>");
}

/// Writes behind a sign, and gives the room that both take.
fn words(svg: &mut Svg, words: &str, x: f64, y: f64) -> f64 {
    svg.line(&format!("<text x=\"{}\" y=\"{}\">{words}</text>", number(x + SIGN), number(y + 4.0)));
    room(words)
}

fn room(words: &str) -> f64 {
    SIGN + text::width(words, LETTERS) + BEHIND
}

fn said(state: State) -> &'static str {
    match state {
        State::Normal => "as usual",
        State::Lost => "lost",
        State::Degraded => "degraded",
        State::Changed => "changed",
    }
}

fn told(style: EdgeStyle) -> &'static str {
    match style {
        EdgeStyle::Sync => "waits for the answer",
        EdgeStyle::Async => "does not wait",
        EdgeStyle::Permission => "may use",
        EdgeStyle::Admission => "is let in",
        EdgeStyle::Dns => "resolves to",
    }
}
