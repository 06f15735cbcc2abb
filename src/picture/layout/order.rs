//! The order of the items of each column, so that few links cross.
//!
//! In: a [`Level`]. Out: the same, its columns sorted. Sweeps to the right and back put each item in the middle of
//! what it is linked to, and the best order seen stays.

use super::level::{Item, Kind, Level, Link};

/// How often all columns are gone through in each direction at most, and how often in vain.
const SWEEPS: usize = 12;
const IN_VAIN: usize = 3;

/// Sorts the columns of a level, and spreads the links at the sides of nodes in their order.
pub fn order(level: &mut Level) {
    let near = Near::new(level);
    let ahead = swept(level, &near, first(level, &near, &[Direction::Left]));
    let around = swept(level, &near, first(level, &near, &[Direction::Left, Direction::Right]));
    level.columns = if around.0 < ahead.0 { around.1 } else { ahead.1 };
    spread(level, &near);
}

/// The best order that sweeps from an order lead to, and how many links cross in it.
fn swept(level: &Level, near: &Near, mut columns: Vec<Vec<usize>>) -> (usize, Vec<Vec<usize>>) {
    let mut best = columns.clone();
    let mut fewest = crossings(level, &columns);
    let mut in_vain = 0;
    for _ in 0..SWEEPS {
        if fewest == 0 || in_vain == IN_VAIN {
            break;
        }
        in_vain += 1;
        for direction in [Direction::Right, Direction::Left] {
            sweep(level, near, direction, &mut columns);
            let count = crossings(level, &columns);
            if count < fewest {
                in_vain = 0;
            }
            // Of two that are as good, the later is the more even.
            if count <= fewest {
                fewest = count;
                best.clone_from(&columns);
            }
        }
    }
    (fewest, best)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Right,
    Left,
}

/// For each item the links on its left and on its right.
struct Near {
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
}

impl Near {
    fn new(level: &Level) -> Near {
        let empty = vec![Vec::new(); level.items.len()];
        let mut near = Near { left: empty.clone(), right: empty };
        for (at, link) in level.links.iter().enumerate() {
            if let Some(links) = near.right.get_mut(link.left.item) {
                links.push(at);
            }
            if let Some(links) = near.left.get_mut(link.right.item) {
                links.push(at);
            }
        }
        near
    }

    fn of(&self, item: usize, direction: Direction) -> &[usize] {
        let side = match direction {
            Direction::Right => &self.left,
            Direction::Left => &self.right,
        };
        side.get(item).map_or(&[], Vec::as_slice)
    }
}

/// Items in the order in which a walk along the links finds them, those to the right or all of them: what belongs together
/// comes together.
fn first(level: &Level, near: &Near, ways: &[Direction]) -> Vec<Vec<usize>> {
    let mut columns = vec![Vec::new(); level.columns.len()];
    let mut seen = vec![false; level.items.len()];
    for start in level.columns.iter().flatten() {
        let mut stack = vec![*start];
        while let Some(item) = stack.pop() {
            let Some(slot) = seen.get_mut(item).filter(|seen| !**seen) else { continue };
            *slot = true;
            let column = level.items.get(item).and_then(|item| columns.get_mut(item.column));
            if let Some(column) = column {
                column.push(item);
            }
            for way in ways.iter().rev() {
                let links = near.of(item, *way).iter().rev().filter_map(|at| level.links.get(*at));
                stack.extend(links.map(|link| if *way == Direction::Left { link.right.item } else { link.left.item }));
            }
        }
    }
    for column in &mut columns {
        sort_ports(level, column);
    }
    columns
}

/// Ports stand in the order of where their edges lead, once that is known.
fn sort_ports(level: &Level, column: &mut [usize]) {
    let height = |item: &usize| level.items.get(*item).and_then(|item| item.height);
    if column.iter().all(|item| height(item).is_some()) {
        column.sort_by(|a, b| height(a).unwrap_or(0.0).total_cmp(&height(b).unwrap_or(0.0)));
    }
}

fn is_fixed(item: Option<&Item>) -> bool {
    item.is_some_and(|item| item.kind == Kind::Port && item.height.is_some())
}

fn sweep(level: &Level, near: &Near, direction: Direction, columns: &mut [Vec<usize>]) {
    let mut heights = heights(level, columns);
    let count = columns.len();
    for step in 1..count {
        let at = if direction == Direction::Right { step } else { count - 1 - step };
        let Some(column) = columns.get_mut(at) else { continue };
        sort(level, near, direction, &heights, column);
        for (place, item) in column.iter().enumerate() {
            set(&mut heights, *item, place);
        }
    }
}

/// The place of each item in its column.
fn heights(level: &Level, columns: &[Vec<usize>]) -> Vec<usize> {
    let mut heights = vec![0; level.items.len()];
    for column in columns {
        for (place, item) in column.iter().enumerate() {
            set(&mut heights, *item, place);
        }
    }
    heights
}

fn set(heights: &mut [usize], item: usize, to: usize) {
    if let Some(slot) = heights.get_mut(item) {
        *slot = to;
    }
}

/// Sorts what is linked to the column before; what is not stays where it is.
fn sort(level: &Level, near: &Near, direction: Direction, heights: &[usize], column: &mut [usize]) {
    let free = |item: &usize| !near.of(*item, direction).is_empty() && !is_fixed(level.items.get(*item));
    let mut linked: Vec<(f64, usize)> = (column.iter().copied().filter(free))
        .map(|item| (middle(level, near.of(item, direction), direction, heights), item))
        .collect();
    linked.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let mut sorted = linked.into_iter().map(|(_, item)| item);
    for slot in column.iter_mut().filter(|item| free(item)) {
        *slot = sorted.next().unwrap_or(*slot);
    }
}

/// Where the other ends of links are, on average.
fn middle(level: &Level, links: &[usize], direction: Direction, heights: &[usize]) -> f64 {
    let ends = links.iter().filter_map(|at| level.links.get(*at)).map(|link| match direction {
        Direction::Right => key(level, heights, link).0,
        Direction::Left => key(level, heights, link).1,
    });
    ends.sum::<f64>() / count(links.len().max(1))
}

/// How high a link begins and ends, in items.
fn key(level: &Level, heights: &[usize], link: &Link) -> (f64, f64) {
    let height = |end: super::level::End| {
        let share = level.items.get(end.item).filter(|item| item.h > 0.0).map_or(0.5, |item| end.below / item.h);
        count(heights.get(end.item).copied().unwrap_or_default()) + share
    };
    (height(link.left), height(link.right))
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// How many pairs of links cross.
fn crossings(level: &Level, columns: &[Vec<usize>]) -> usize {
    let heights = heights(level, columns);
    let mut gaps = vec![Vec::new(); columns.len()];
    for link in &level.links {
        let gap = level.items.get(link.left.item).and_then(|item| gaps.get_mut(item.column));
        if let Some(gap) = gap {
            gap.push(key(level, &heights, link));
        }
    }
    gaps.into_iter().map(inversions).sum()
}

fn inversions(mut keys: Vec<(f64, f64)>) -> usize {
    keys.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let mut seen: Vec<f64> = Vec::with_capacity(keys.len());
    let mut found = 0;
    for (_, right) in keys {
        let place = seen.partition_point(|other| *other <= right);
        found += seen.len() - place;
        seen.insert(place, right);
    }
    found
}

/// Links at one side of a node stand a little apart, in the order of their other ends.
fn spread(level: &mut Level, near: &Near) {
    let heights = heights(level, &level.columns);
    for item in 0..level.items.len() {
        for direction in [Direction::Right, Direction::Left] {
            spread_side(level, &heights, item, near.of(item, direction), direction);
        }
    }
}

/// How far apart links at a side of a node stand.
const APART: f64 = 7.5;
/// How many places there are at a side of a node; where there are more links, they share them.
const SLOTS: usize = 5;

fn spread_side(level: &mut Level, heights: &[usize], item: usize, links: &[usize], direction: Direction) {
    let Some(Item { kind: Kind::Part(super::tree::Part::Node(_)), h, .. }) = level.items.get(item).copied() else {
        return;
    };
    let other = |at: &usize| {
        let (left, right) = level.links.get(*at).map_or((0.0, 0.0), |link| key(level, heights, link));
        if direction == Direction::Right { left } else { right }
    };
    let mut sorted: Vec<(f64, usize)> = links.iter().map(|at| (other(at), *at)).collect();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    let slots = sorted.len().clamp(1, SLOTS);
    let many = sorted.len().max(1);
    for (place, (_, at)) in sorted.into_iter().enumerate() {
        let slot = count(place * slots / many) - count(slots - 1) / 2.0;
        let below = h / 2.0 + slot * APART.min(h / count(slots + 1));
        let Some(link) = level.links.get_mut(at) else { continue };
        match direction {
            Direction::Right => link.right.below = below,
            Direction::Left => link.left.below = below,
        }
    }
}
