//! A place for everything in a picture: columns from left to right, frames kept together.
//!
//! In: a [`Tidy`], and how large boxes and words are. Out: a [`Layout`]. Invariant: boxes of nodes overlap nothing but
//! the frames they are in, frames overlap only where one is in the other, and arrows and their words keep clear of all
//! boxes.
//!
//! Each frame is drawn by itself, the innermost first, and is then one box of the frame around it. An arrow that leaves
//! a frame runs to a port on its left or right side, and goes on from there in the frame outside. What happens in one
//! frame is the method of Sugiyama: [`ranks`] finds columns, [`level`] cuts arrows into pieces from one column to the
//! next, [`order`] avoids crossings, [`place`] finds heights,
//! [`iron`] makes long arrows level, and [`pack`] puts side by side what nothing connects.
//!
//! All is done twice: a frame cannot know what lies around it before it has been drawn, and the second time it does.

mod block;
mod iron;
mod level;
mod order;
mod pack;
mod place;
mod ranks;
mod tree;

use super::tidy::Tidy;
use block::{Block, Drawing};
use std::collections::BTreeMap;
use tree::{Frame, Leg, Part, Tree};

/// How large things are.
#[derive(Debug, Clone, Default)]
pub struct Sizes {
    /// Width and height of each node.
    pub nodes: Vec<(f64, f64)>,
    /// The width of the words on each group.
    pub groups: Vec<f64>,
    /// Width and height of the words on each edge; zero where there are none.
    pub edges: Vec<(f64, f64)>,
}

/// Where everything is.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    pub width: f64,
    pub height: f64,
    pub nodes: Vec<Rect>,
    pub groups: Vec<Rect>,
    pub routes: Vec<Route>,
}

/// A box.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

/// The way of an arrow, from its beginning to its end.
#[derive(Debug, Clone, Default)]
pub struct Route {
    /// Empty where an edge leads back to where it begins: that is drawn beside the node.
    pub points: Vec<Point>,
    /// The middle of the words on it.
    pub label: Option<Point>,
}

/// A point of a route.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    /// Here the route runs up or down; elsewhere it runs to the side.
    pub turn: bool,
}

impl Rect {
    /// The same box somewhere else.
    pub fn moved(self, x: f64, y: f64) -> Rect {
        Rect { x: self.x + x, y: self.y + y, ..self }
    }

    /// Its right side.
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    /// Its lower side.
    #[cfg(test)]
    pub fn bottom(self) -> f64 {
        self.y + self.h
    }
}

impl Point {
    /// A point where the route runs to the side.
    pub fn new(x: f64, y: f64) -> Point {
        Point { x, y, turn: false }
    }

    /// The same point somewhere else.
    pub fn moved(self, x: f64, y: f64) -> Point {
        Point { x: self.x + x, y: self.y + y, ..self }
    }
}

/// Finds a place for everything.
pub fn layout(tidy: &Tidy, sizes: &Sizes) -> Layout {
    let tree = Tree::new(tidy);
    let ranks = ranks::of_all(&tree, tidy);
    let first = once(&Drawing { tree: &tree, ranks: &ranks, sizes, heights: None });
    let heights: Vec<f64> = first.nodes.iter().map(|rect| rect.y + rect.h / 2.0).collect();
    once(&Drawing { tree: &tree, ranks: &ranks, sizes, heights: Some(&heights) })
}

/// Draws the frames from the inside out, and adds up where they are from the outside in.
fn once(drawing: &Drawing) -> Layout {
    let tree = drawing.tree;
    let mut blocks: BTreeMap<Frame, Block> = BTreeMap::new();
    for frame in tree.frames.iter().rev() {
        let block = block::draw(drawing, *frame, &blocks);
        blocks.insert(*frame, block);
    }
    let mut layout = Layout {
        nodes: vec![Rect::default(); tree.nodes.len()],
        groups: vec![Rect::default(); tree.groups.len()],
        ..Layout::default()
    };
    for frame in &tree.frames {
        if let Some(block) = blocks.get(frame) {
            put(&mut layout, *frame, block);
        }
    }
    layout.routes = tree.legs.iter().enumerate().map(|(edge, legs)| route(&layout, &blocks, edge, legs)).collect();
    layout
}

fn put(layout: &mut Layout, frame: Frame, block: &Block) {
    let (x, y) = corner(layout, frame);
    if frame.is_none() {
        (layout.width, layout.height) = (block.w, block.h);
    }
    for (part, rect) in &block.parts {
        let slot = match part {
            Part::Node(at) => layout.nodes.get_mut(*at),
            Part::Group(at) => layout.groups.get_mut(*at),
        };
        if let Some(slot) = slot {
            *slot = rect.moved(x, y);
        }
    }
}

fn corner(layout: &Layout, frame: Frame) -> (f64, f64) {
    frame.and_then(|at| layout.groups.get(at)).map_or((0.0, 0.0), |rect| (rect.x, rect.y))
}

fn route(layout: &Layout, blocks: &BTreeMap<Frame, Block>, edge: usize, legs: &[Leg]) -> Route {
    let mut route = Route::default();
    for leg in legs {
        let Some(wire) = blocks.get(&leg.frame).and_then(|block| block.wires.get(&edge)) else { continue };
        let (x, y) = corner(layout, leg.frame);
        route.points.extend(wire.points.iter().map(|point| point.moved(x, y)));
        route.label = route.label.or(wire.label.map(|point| point.moved(x, y)));
    }
    route.points.dedup();
    route
}

/// A number of a list, or zero.
fn at(list: &[f64], place: usize) -> f64 {
    list.get(place).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
