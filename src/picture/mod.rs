//! Pictures of architectures: boxes with names, arrows between them, frames around them.
//!
//! In: a [`Picture`], which whoever asks for it fills. Out: text: [`svg`], [`mermaid`], [`dot`] or [`json`]. Invariant:
//! every picture can be drawn, whatever it holds, and the order of its lists never shows.
//!
//! Nothing here knows what a queue is or why an arrow is there. A [`Shape`] chooses a drawing and a colour, a [`State`]
//! says how something fares, and that is all. Only [`svg`] has to find a place for everything.

pub mod dot;
pub mod json;
mod layout;
pub mod mermaid;
mod names;
mod shape;
pub mod svg;
mod text;
mod tidy;

#[cfg(test)]
mod samples;

pub use shape::{Family, Shape};

use serde::Serialize;

/// What is to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picture {
    /// Stands above the picture; may be empty.
    pub title: String,
    /// Frames.
    pub groups: Vec<Group>,
    /// Boxes.
    pub nodes: Vec<Node>,
    /// Arrows. One that begins or ends at a node that is not there is left out.
    pub edges: Vec<Edge>,
}

/// A frame around nodes and other frames.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// Names it, once in a picture.
    pub id: String,
    /// What is written on it.
    pub label: String,
    /// The place of the frame around it in [`Picture::groups`].
    pub parent: Option<usize>,
    /// What sort of frame it is.
    pub style: GroupStyle,
    /// How it fares as a whole; says nothing about what is in it.
    pub state: State,
}

/// What sort of frame a group is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum GroupStyle {
    /// A region. Regions beside each other stand in one column, whatever runs between them.
    Region,
    /// What one use of a pattern declares.
    Pattern,
    /// Anything else.
    #[default]
    Plain,
}

/// A box.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Node {
    /// Names it, once in a picture.
    pub id: String,
    /// What is written on it.
    pub label: String,
    /// A second line in small letters; may be empty.
    pub detail: String,
    /// What sort of thing it is.
    pub shape: Shape,
    /// The place of the frame around it in [`Picture::groups`].
    pub group: Option<usize>,
    /// How it fares.
    pub state: State,
}

/// An arrow.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The id of the node where it begins.
    pub from: String,
    /// The id of the node where it ends.
    pub to: String,
    /// A few words beside it; may be empty.
    pub label: String,
    /// What runs along it.
    pub style: EdgeStyle,
    /// How it fares.
    pub state: State,
}

/// What runs along an arrow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EdgeStyle {
    /// A call that waits for its answer.
    #[default]
    Sync,
    /// An event or a message.
    Async,
    /// Nothing by itself: one may use the other.
    Permission,
    /// The answer to a name.
    Dns,
    /// Nothing by itself: the other lets the one in.
    Admission,
}

impl EdgeStyle {
    /// All of them.
    pub const ALL: [EdgeStyle; 5] =
        [EdgeStyle::Sync, EdgeStyle::Async, EdgeStyle::Permission, EdgeStyle::Admission, EdgeStyle::Dns];

    /// The name of the style in classes of a picture.
    pub fn name(self) -> &'static str {
        match self {
            EdgeStyle::Sync => "sync",
            EdgeStyle::Async => "async",
            EdgeStyle::Permission => "permission",
            EdgeStyle::Dns => "dns",
            EdgeStyle::Admission => "admission",
        }
    }
}

/// How something fares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Nothing to be said.
    #[default]
    Normal,
    /// Gone, or out of reach.
    Lost,
    /// Works, but not as it should.
    Degraded,
    /// New, or not what it was.
    Changed,
}

impl State {
    /// All of them but [`State::Normal`].
    pub const NOTABLE: [State; 3] = [State::Lost, State::Degraded, State::Changed];

    /// The name of the state in classes of a picture.
    pub fn name(self) -> &'static str {
        match self {
            State::Normal => "normal",
            State::Lost => "lost",
            State::Degraded => "degraded",
            State::Changed => "changed",
        }
    }
}
