//! What is in what, and through which frames each edge runs.

use crate::picture::GroupStyle;
use crate::picture::tidy::{Tidy, TidyEdge};
use std::collections::BTreeMap;

/// A group, or the whole picture.
pub type Frame = Option<usize>;

/// What stands in a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Node(usize),
    Group(usize),
}

/// The piece of an edge that runs within one frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leg {
    pub frame: Frame,
    pub kind: LegKind,
}

/// From where to where a leg runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LegKind {
    /// From a part to a side of the frame.
    Out(Part),
    /// From one part to another.
    Across(Part, Part),
    /// From a side of the frame to a part.
    In(Part),
}

/// The frames of a picture.
#[derive(Debug, Default)]
pub struct Tree {
    /// All frames, each behind the one around it.
    pub frames: Vec<Frame>,
    /// What stands directly in each frame, in order of ids.
    pub parts: BTreeMap<Frame, Vec<Part>>,
    /// The frame of each node.
    pub nodes: Vec<Frame>,
    /// The frame around each group.
    pub groups: Vec<Frame>,
    /// Whether a group is a region.
    pub regions: Vec<bool>,
    /// For each edge its legs, from its beginning to its end; none where it leads back to where it begins.
    pub legs: Vec<Vec<Leg>>,
}

impl Tree {
    /// Looks a picture through.
    pub fn new(tidy: &Tidy) -> Tree {
        let mut tree = Tree {
            nodes: tidy.nodes.iter().map(|node| node.group).collect(),
            groups: tidy.groups.iter().map(|group| group.parent).collect(),
            regions: tidy.groups.iter().map(|group| group.group.style == GroupStyle::Region).collect(),
            ..Tree::default()
        };
        for (at, frame) in tree.groups.iter().enumerate() {
            tree.parts.entry(*frame).or_default().push(Part::Group(at));
        }
        for (at, frame) in tree.nodes.iter().enumerate() {
            tree.parts.entry(*frame).or_default().push(Part::Node(at));
        }
        tree.frames = frames(&tree.parts);
        tree.legs = tidy.edges.iter().map(|edge| tree.legs_of(edge)).collect();
        tree
    }

    /// What stands directly in a frame.
    pub fn parts_of(&self, frame: Frame) -> &[Part] {
        self.parts.get(&frame).map_or(&[], Vec::as_slice)
    }

    /// Whether a part is a region.
    pub fn is_region(&self, part: Part) -> bool {
        matches!(part, Part::Group(at) if self.regions.get(at) == Some(&true))
    }

    fn legs_of(&self, edge: &TidyEdge) -> Vec<Leg> {
        if edge.from == edge.to {
            return Vec::new();
        }
        let (from, to) = (self.spine(edge.from), self.spine(edge.to));
        let shared = from.iter().zip(&to).take_while(|((_, a), (_, b))| a == b).count();
        let (Some((frame, start)), Some((_, end))) = (from.get(shared), to.get(shared)) else { return Vec::new() };
        let outs = from.iter().skip(shared + 1).rev().map(|(frame, part)| (*frame, LegKind::Out(*part)));
        let ins = to.iter().skip(shared + 1).map(|(frame, part)| (*frame, LegKind::In(*part)));
        let across = std::iter::once((*frame, LegKind::Across(*start, *end)));
        outs.chain(across).chain(ins).map(|(frame, kind)| Leg { frame, kind }).collect()
    }

    /// What holds a node, from the outside in: each time a frame and the part of it.
    fn spine(&self, node: usize) -> Vec<(Frame, Part)> {
        let around = |part: Part| match part {
            Part::Node(at) => self.nodes.get(at).copied().flatten(),
            Part::Group(at) => self.groups.get(at).copied().flatten(),
        };
        let first = Part::Node(node);
        let step = |(frame, _): &(Frame, Part)| frame.map(|at| (around(Part::Group(at)), Part::Group(at)));
        let mut spine: Vec<_> = std::iter::successors(Some((around(first), first)), step).collect();
        spine.reverse();
        spine
    }
}

fn frames(parts: &BTreeMap<Frame, Vec<Part>>) -> Vec<Frame> {
    let mut frames = vec![None];
    let mut next = 0;
    while let Some(frame) = frames.get(next).copied() {
        next += 1;
        for part in parts.get(&frame).into_iter().flatten() {
            if let Part::Group(at) = part {
                frames.push(Some(*at));
            }
        }
    }
    frames
}
