//! Arrows while a picture grows. Two that join the same ends in the same way are one, with the words of both.

use crate::picture::{Edge, EdgeStyle, Node, State};
use std::collections::{BTreeMap, BTreeSet};

/// The arrows of a picture.
#[derive(Debug, Default)]
pub struct Arrows {
    words: BTreeMap<(String, String, EdgeStyle, State), Vec<String>>,
}

impl Arrows {
    /// Adds an arrow, or its words to the one that is there.
    pub fn add(&mut self, edge: Edge) {
        let Edge { from, to, label, style, state } = edge;
        let words = self.words.entry((from, to, style, state)).or_default();
        if !label.is_empty() && !words.contains(&label) {
            words.push(label);
        }
    }

    /// Whether something leads from one node to the other.
    pub fn joins(&self, from: &str, to: &str) -> bool {
        self.words.keys().any(|(start, end, ..)| start == from && end == to)
    }

    /// Those that begin and end at a box.
    pub fn between(self, boxes: &[Node]) -> Vec<Edge> {
        let ids: BTreeSet<&str> = boxes.iter().map(|node| node.id.as_str()).collect();
        let is_whole = |edge: &Edge| ids.contains(edge.from.as_str()) && ids.contains(edge.to.as_str());
        let edge = |((from, to, style, state), words): ((String, String, EdgeStyle, State), Vec<String>)| Edge {
            from,
            to,
            label: joined(&words),
            style,
            state,
        };
        self.words.into_iter().map(edge).filter(is_whole).collect()
    }
}

/// Single words on one line, anything longer on a line for itself.
fn joined(words: &[String]) -> String {
    let is_short = |word: &String| !word.contains([' ', ':']);
    let separator = if words.iter().all(is_short) && words.len() < 4 { ", " } else { "\n" };
    words.join(separator)
}
