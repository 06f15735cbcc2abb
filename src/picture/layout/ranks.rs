//! The column of every part within its frame.
//!
//! In: a [`Tree`]. Out: [`Ranks`]. Invariant: an arrow between two parts of a frame runs from one column to a later one,
//! but for arrows that close a circle and arrows between regions.

use super::tree::{Frame, Leg, LegKind, Part, Tree};
use crate::picture::tidy::Tidy;
use std::collections::BTreeMap;

/// Columns, and which side of frames edges take.
#[derive(Debug, Default)]
pub struct Ranks {
    of: BTreeMap<Part, usize>,
    /// For each edge the sides by which it leaves the frames of its beginning, and enters those of its end.
    sides: Vec<(Side, Side)>,
}

/// A side of a frame.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Side {
    /// Where arrows usually come in.
    Left,
    /// Where arrows usually go out.
    #[default]
    Right,
}

impl Ranks {
    /// The column of a part.
    pub fn of(&self, part: Part) -> usize {
        self.of.get(&part).copied().unwrap_or_default()
    }

    /// The side by which an edge leaves the frames of its beginning.
    pub fn leaves(&self, edge: usize) -> Side {
        self.sides.get(edge).copied().unwrap_or_default().0
    }

    /// The side by which an edge enters the frames of its end.
    pub fn enters(&self, edge: usize) -> Side {
        self.sides.get(edge).copied().unwrap_or_default().1
    }

    fn decide(&mut self, edge: usize, from: Part, to: Part) {
        let sides = match self.of(from).cmp(&self.of(to)) {
            std::cmp::Ordering::Less => (Side::Right, Side::Left),
            std::cmp::Ordering::Equal => (Side::Right, Side::Right),
            std::cmp::Ordering::Greater => (Side::Left, Side::Right),
        };
        if let Some(slot) = self.sides.get_mut(edge) {
            *slot = sides;
        }
    }
}

/// The columns of all parts, from the outermost frame inwards: an inner frame has to know where its edges lead.
pub fn of_all(tree: &Tree, tidy: &Tidy) -> Ranks {
    let mut ranks = Ranks { of: BTreeMap::new(), sides: vec![Default::default(); tidy.edges.len()] };
    let mut legs: BTreeMap<Frame, Vec<(usize, Leg)>> = BTreeMap::new();
    for (edge, leg) in tree.legs.iter().enumerate().flat_map(|(edge, legs)| legs.iter().map(move |leg| (edge, *leg))) {
        legs.entry(leg.frame).or_default().push((edge, leg));
    }
    for frame in &tree.frames {
        let legs = legs.get(frame).map_or(&[][..], Vec::as_slice);
        of_frame(tree, *frame, legs, &mut ranks);
        for (edge, leg) in legs {
            if let LegKind::Across(from, to) = leg.kind {
                ranks.decide(*edge, from, to);
            }
        }
    }
    ranks
}

fn of_frame(tree: &Tree, frame: Frame, legs: &[(usize, Leg)], ranks: &mut Ranks) {
    let units = units(tree, frame);
    let unit = |part: Part| units.get(&part).copied().unwrap_or_default();
    let mut knot = Knot::new(units.values().max().map_or(0, |last| last + 1));
    for (edge, leg) in legs {
        match leg.kind {
            LegKind::Across(from, to) => knot.arrow(unit(from), unit(to)),
            LegKind::Out(part) => knot.port(unit(part), ranks.leaves(*edge)),
            LegKind::In(part) => knot.port(unit(part), ranks.enters(*edge)),
        }
    }
    let columns = knot.columns();
    for (part, unit) in units {
        ranks.of.insert(part, columns.get(unit).copied().unwrap_or_default());
    }
}

/// Parts that share a column whatever happens: regions are one unit, everything else is one by itself.
fn units(tree: &Tree, frame: Frame) -> BTreeMap<Part, usize> {
    let mut units = BTreeMap::new();
    let mut regions = None;
    let mut next = 0;
    for part in tree.parts_of(frame) {
        let shared = if tree.is_region(*part) { regions } else { None };
        let unit = shared.unwrap_or(next);
        next += usize::from(shared.is_none());
        if tree.is_region(*part) {
            regions = Some(unit);
        }
        units.insert(*part, unit);
    }
    units
}

/// Arrows between the units of a frame.
#[derive(Debug, Default)]
struct Knot {
    next: Vec<Vec<usize>>,
    /// How many edges come in on the left and go out on the right.
    ports: Vec<(usize, usize)>,
}

impl Knot {
    fn new(count: usize) -> Knot {
        Knot { next: vec![Vec::new(); count], ports: vec![(0, 0); count] }
    }

    fn arrow(&mut self, from: usize, to: usize) {
        if let Some(next) = self.next.get_mut(from).filter(|_| from != to) {
            next.push(to);
        }
    }

    fn port(&mut self, unit: usize, side: Side) {
        if let Some((left, right)) = self.ports.get_mut(unit) {
            match side {
                Side::Left => *left += 1,
                Side::Right => *right += 1,
            }
        }
    }

    /// Each unit as far left as its arrows let it, and then as far right where that makes more of them shorter.
    fn columns(mut self) -> Vec<usize> {
        let sorted = self.straighten();
        let mut columns = vec![0; self.next.len()];
        for unit in &sorted {
            let column = columns.get(*unit).copied().unwrap_or(0);
            for next in self.next.get(*unit).into_iter().flatten() {
                if let Some(slot) = columns.get_mut(*next) {
                    *slot = (*slot).max(column + 1);
                }
            }
        }
        let end = columns.iter().max().map_or(0, |last| last + 1);
        let ins = self.arrivals();
        for unit in sorted.iter().rev() {
            self.pull(*unit, ins.get(*unit).copied().unwrap_or(0), end, &mut columns);
        }
        columns
    }

    fn pull(&self, unit: usize, arrivals: usize, end: usize, columns: &mut [usize]) {
        let (left, right) = self.ports.get(unit).copied().unwrap_or_default();
        let next = self.next.get(unit).map_or(&[][..], Vec::as_slice);
        let nearest = next.iter().filter_map(|unit| columns.get(*unit)).min().copied();
        let limit = nearest.or((right > 0).then_some(end));
        if let (Some(limit), Some(slot)) = (limit, columns.get_mut(unit))
            && next.len() + right > arrivals + left
        {
            *slot = limit.saturating_sub(1).max(*slot);
        }
    }

    fn arrivals(&self) -> Vec<usize> {
        let mut counts = vec![0; self.next.len()];
        for unit in self.next.iter().flatten() {
            if let Some(count) = counts.get_mut(*unit) {
                *count += 1;
            }
        }
        counts
    }

    /// Turns the arrows that close a circle, and gives the units in an order in which all arrows run forwards.
    fn straighten(&mut self) -> Vec<usize> {
        let starts = self.starts();
        let mut seen = vec![Seen::Never; self.next.len()];
        let mut turned = Vec::new();
        let mut sorted = Vec::new();
        for start in starts {
            self.walk(start, &mut seen, &mut turned, &mut sorted);
        }
        for (from, to) in turned {
            if let Some(next) = self.next.get_mut(from) {
                next.retain(|unit| *unit != to);
            }
            self.arrow(to, from);
        }
        sorted.reverse();
        sorted
    }

    /// First what nothing leads to, then the rest; a circle begins at its first name.
    fn starts(&self) -> Vec<usize> {
        let arrivals = self.arrivals();
        let free = |unit: &usize| arrivals.get(*unit) == Some(&0);
        let all = 0..self.next.len();
        all.clone().filter(free).chain(all.filter(|unit| !free(unit))).collect()
    }

    /// In depth, by a stack of units and how many of their arrows have been followed.
    fn walk(&self, start: usize, seen: &mut [Seen], turned: &mut Vec<(usize, usize)>, sorted: &mut Vec<usize>) {
        if seen.get(start) != Some(&Seen::Never) {
            return;
        }
        set(seen, start, Seen::Open);
        let mut stack = vec![(start, 0)];
        while let Some((unit, followed)) = stack.pop() {
            let Some(next) = self.next.get(unit).and_then(|next| next.get(followed)).copied() else {
                set(seen, unit, Seen::Done);
                sorted.push(unit);
                continue;
            };
            stack.push((unit, followed + 1));
            match seen.get(next) {
                Some(Seen::Never) => {
                    set(seen, next, Seen::Open);
                    stack.push((next, 0));
                }
                Some(Seen::Open) => turned.push((unit, next)),
                _ => {}
            }
        }
    }
}

/// How far the walk is with a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Never,
    Open,
    Done,
}

fn set(seen: &mut [Seen], unit: usize, to: Seen) {
    if let Some(slot) = seen.get_mut(unit) {
        *slot = to;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(count: usize, arrows: &[(usize, usize)]) -> Vec<usize> {
        let mut knot = Knot::new(count);
        for (from, to) in arrows {
            knot.arrow(*from, *to);
        }
        knot.columns()
    }

    #[test]
    fn arrows_run_to_the_right() {
        assert_eq!(columns(4, &[(0, 1), (1, 2), (0, 2), (2, 3)]), [0, 1, 2, 3]);
    }

    #[test]
    fn a_circle_is_cut_before_its_first_name() {
        assert_eq!(columns(3, &[(0, 1), (1, 2), (2, 0)]), [0, 1, 2]);
        assert_eq!(columns(3, &[(1, 2), (2, 1), (0, 2)]), [0, 2, 1]);
    }

    #[test]
    fn a_beginning_stands_near_its_only_end() {
        assert_eq!(columns(4, &[(0, 1), (1, 2), (3, 2)]), [0, 1, 2, 1]);
    }
}
