//! Where the items of a level are, once their order is known.
//!
//! In: a [`Level`] in order. Out: an x and a y for each item. Invariant: the items of a column keep their order and their
//! distance, and columns do not overlap.
//!
//! Heights are found by going over the columns a fixed number of times. Each time the items of a column are put as near
//! as possible, in the least squares, to where their links would be level; arrows that pass through pull hardest, so
//! that long arrows are straight. As items of a column may not change places, that is an isotonic regression.

use super::at;
use super::iron::iron;
use super::level::{End, Item, Kind, Level, Link, TURN};
use super::tree::Part;

/// How often all columns are gone over.
const SWEEPS: usize = 48;

/// Where the items are.
#[derive(Debug, Default)]
pub struct Places {
    /// The left side of each item.
    pub x: Vec<f64>,
    /// The upper side of each item.
    pub y: Vec<f64>,
    /// The left and right side of each column.
    pub columns: Vec<(f64, f64)>,
    pub w: f64,
    pub h: f64,
}

/// Finds a place for every item.
pub fn place(level: &Level) -> Places {
    let y = heights(level);
    let columns = columns(level, &y);
    let mut x: Vec<f64> = level.items.iter().map(|item| side(item, &columns)).collect();
    part_turns(level, &y, &mut x);
    let bottom = level.items.iter().zip(&y).map(|(item, y)| y + item.h).fold(0.0, f64::max);
    Places { x, w: columns.last().map_or(0.0, |(_, right)| *right), h: bottom.round(), y, columns }
}

/// The left side of an item. Nodes stand at the left of their column, everything else in the middle.
fn side(item: &Item, columns: &[(f64, f64)]) -> f64 {
    let (left, right) = columns.get(item.column).copied().unwrap_or_default();
    match item.kind {
        Kind::Turn | Kind::Part(Part::Node(_)) => left,
        _ => ((left + right - item.w) / 2.0).round(),
    }
}

/// Edges that turn back in one column do so beside each other, the one with the longest way furthest out.
fn part_turns(level: &Level, y: &[f64], x: &mut [f64]) {
    let mut turns: Vec<(usize, f64, usize)> = Vec::new();
    for chain in level.chains.iter().filter(|chain| chain.turned) {
        let ends: Vec<_> = chain.links.iter().filter_map(|link| level.links.get(*link)).collect();
        let [out, back] = ends.as_slice() else { continue };
        let height = |end: End| at(y, end.item) + end.below;
        let Some(item) = level.items.get(out.right.item) else { continue };
        turns.push((item.column, (height(out.left) - height(back.left)).abs(), out.right.item));
    }
    turns.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let (mut column, mut further) = (usize::MAX, 0.0);
    for (turns_in, _, item) in turns {
        further = if turns_in == column { further + TURN } else { 0.0 };
        column = turns_in;
        if let Some(x) = x.get_mut(item) {
            *x += further;
        }
    }
}

/// Upper sides; the highest is zero.
fn heights(level: &Level) -> Vec<f64> {
    let mut y = vec![0.0; level.items.len()];
    let pulls = pulls(level);
    for column in &level.columns {
        stack(level, column, &mut y);
    }
    let last = level.columns.len();
    for sweep in 0..SWEEPS {
        let (there, back) =
            if sweep * 2 < SWEEPS { ((true, false), (false, true)) } else { ((true, true), (true, true)) };
        for at in 0..last {
            settle(level, level.columns.get(at), &pulls, there, &mut y);
        }
        for at in (0..last).rev() {
            settle(level, level.columns.get(at), &pulls, back, &mut y);
        }
    }
    iron(level, &mut y);
    let top = y.iter().copied().fold(f64::INFINITY, f64::min);
    y.iter().map(|y| (y - top).round()).collect()
}

fn stack(level: &Level, column: &[usize], y: &mut [f64]) {
    let mut next = 0.0;
    let mut above = None;
    for item in column {
        next += gap(level, above, *item);
        if let Some(y) = y.get_mut(*item) {
            *y = next;
        }
        next += level.items.get(*item).map_or(0.0, |item| item.h);
        above = Some(*item);
    }
}

/// The room between two neighbours of a column.
pub fn gap(level: &Level, above: Option<usize>, below: usize) -> f64 {
    let room = |item: usize| level.items.get(item).map_or(0.0, |item| margin(item.kind));
    above.map_or(0.0, |above| room(above) + room(below))
}

fn margin(kind: Kind) -> f64 {
    match kind {
        Kind::Part(Part::Group(_)) => 13.0,
        Kind::Part(Part::Node(_)) => 10.0,
        Kind::Words | Kind::Turn => 2.0,
        Kind::Port | Kind::Bend => 6.0,
    }
}

/// One end of a link as the item there sees it.
#[derive(Debug, Clone, Copy)]
struct Pull {
    /// The other end is on the left.
    left: bool,
    other: usize,
    /// How much lower the item's top is than the other's where the link is level.
    lower: f64,
    weight: f64,
}

fn pulls(level: &Level) -> Vec<Vec<Pull>> {
    let mut pulls = vec![Vec::new(); level.items.len()];
    let crowds = crowds(level);
    for link in &level.links {
        let weight = weight(level, link, &crowds);
        let lower = link.left.below - link.right.below;
        if let Some(pulls) = pulls.get_mut(link.right.item) {
            pulls.push(Pull { left: true, other: link.left.item, lower, weight });
        }
        if let Some(pulls) = pulls.get_mut(link.left.item) {
            pulls.push(Pull { left: false, other: link.right.item, lower: -lower, weight });
        }
    }
    pulls
}

/// How many links each item has on its left and on its right.
fn crowds(level: &Level) -> Vec<(u32, u32)> {
    let mut crowds = vec![(0, 0); level.items.len()];
    for link in &level.links {
        if let Some((_, right)) = crowds.get_mut(link.left.item) {
            *right += 1;
        }
        if let Some((left, _)) = crowds.get_mut(link.right.item) {
            *left += 1;
        }
    }
    crowds
}

/// How much a link wants to be level: an edge bends where it leaves a crowd rather than on its way.
fn weight(level: &Level, link: &Link, crowds: &[(u32, u32)]) -> f64 {
    let passes = |item: usize| level.items.get(item).is_some_and(|item| !matches!(item.kind, Kind::Part(_)));
    let is_node = |item: usize| matches!(level.items.get(item), Some(Item { kind: Kind::Part(Part::Node(_)), .. }));
    let crowd = |item: usize| crowds.get(item).copied().unwrap_or_default();
    let crowded = (is_node(link.left.item) && crowd(link.left.item).1 > 1)
        || (is_node(link.right.item) && crowd(link.right.item).0 > 1);
    match (passes(link.left.item), passes(link.right.item)) {
        (true, true) => 8.0,
        (false, false) => 1.0,
        _ if crowded => 0.25,
        _ => 5.0,
    }
}

/// Moves the items of a column to where their links pull them.
fn settle(level: &Level, column: Option<&Vec<usize>>, pulls: &[Vec<Pull>], sides: (bool, bool), y: &mut [f64]) {
    let column = column.map_or(&[][..], Vec::as_slice);
    let mut packed = 0.0;
    let mut above = None;
    let mut offsets = Vec::with_capacity(column.len());
    let mut wishes = Vec::with_capacity(column.len());
    for item in column {
        packed += gap(level, above, *item);
        let (wish, weight) = wish(*item, pulls, sides, y);
        wishes.push((wish - packed, weight));
        offsets.push(packed);
        packed += level.items.get(*item).map_or(0.0, |item| item.h);
        above = Some(*item);
    }
    for ((item, offset), found) in column.iter().zip(offsets).zip(isotonic(&wishes)) {
        if let Some(y) = y.get_mut(*item) {
            *y = found + offset;
        }
    }
}

/// Where an item would like to be, and how much.
fn wish(item: usize, pulls: &[Vec<Pull>], (left, right): (bool, bool), y: &[f64]) -> (f64, f64) {
    let here = at(y, item);
    let all = pulls.get(item).map_or(&[][..], Vec::as_slice);
    let heard = all.iter().filter(|pull| if pull.left { left } else { right });
    let (sum, weight) = heard.fold((0.0, 0.0), |(sum, weight), pull| {
        (sum + (at(y, pull.other) + pull.lower) * pull.weight, weight + pull.weight)
    });
    if weight > 0.0 { (sum / weight, weight) } else { (here, 0.05) }
}

/// The rising numbers that are nearest to wishes, in the weighted least squares.
fn isotonic(wishes: &[(f64, f64)]) -> Vec<f64> {
    let mut runs: Vec<(f64, f64, usize)> = Vec::with_capacity(wishes.len());
    for (wish, weight) in wishes {
        let mut run = (*wish, *weight, 1);
        while let Some((mean, weight, count)) = runs.pop_if(|(mean, ..)| *mean >= run.0) {
            let both = weight + run.1;
            run = ((mean * weight + run.0 * run.1) / both, both, count + run.2);
        }
        runs.push(run);
    }
    runs.into_iter().flat_map(|(mean, _, count)| std::iter::repeat_n(mean, count)).collect()
}

/// Sides of columns: the steeper the links of a gap, the wider it is.
fn columns(level: &Level, y: &[f64]) -> Vec<(f64, f64)> {
    let gaps = gaps(level, y);
    let mut next = 0.0;
    let mut columns = Vec::with_capacity(level.columns.len());
    for (place, column) in level.columns.iter().enumerate() {
        let widest = column.iter().filter_map(|item| level.items.get(*item)).map(|item| item.w).fold(0.0, f64::max);
        columns.push((next, next + widest));
        next += widest + at(&gaps, place);
    }
    columns
}

/// The room behind each column.
fn gaps(level: &Level, y: &[f64]) -> Vec<f64> {
    let mut gaps: Vec<f64> = (0..level.columns.len()).map(|place| least(level, place)).collect();
    for link in &level.links {
        let rise = at(y, link.left.item) + link.left.below - at(y, link.right.item) - link.right.below;
        let gap = level.items.get(link.left.item).and_then(|item| gaps.get_mut(item.column));
        if let Some(gap) = gap {
            *gap = gap.max((20.0 + rise.abs() * 0.16).min(88.0));
        }
    }
    gaps.into_iter().map(f64::round).collect()
}

/// Beside words and ports, less room will do than between boxes.
fn least(level: &Level, place: usize) -> f64 {
    let boxes = |place: usize| {
        let mut items = level.columns.get(place).into_iter().flatten().filter_map(|item| level.items.get(*item));
        items.any(|item| matches!(item.kind, Kind::Part(_)))
    };
    if boxes(place) && boxes(place + 1) { 48.0 } else { 20.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_change_places_meets_in_the_middle() {
        assert_eq!(isotonic(&[(0.0, 1.0), (10.0, 1.0), (4.0, 1.0), (8.0, 1.0)]), [0.0, 7.0, 7.0, 8.0]);
        assert_eq!(isotonic(&[(10.0, 3.0), (2.0, 1.0)]), [8.0, 8.0]);
    }
}
