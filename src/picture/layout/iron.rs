//! Small steps taken out of long arrows.
//!
//! In: a [`Level`] in order, and the upper sides of its items. Out: the same, with arrows that pass through columns level
//! wherever the room between their neighbours allows it. Boxes stay where they are.

use super::at;
use super::level::{Chain, End, Kind, Level, Link};
use super::place::gap;

/// Makes arrows level, one after the other.
pub fn iron(level: &Level, y: &mut [f64]) {
    let neighbours = neighbours(level);
    for chain in level.chains.iter().filter(|chain| !chain.turned) {
        Iron { level, neighbours: &neighbours, y }.chain(chain);
    }
}

/// What stands above and below each item.
fn neighbours(level: &Level) -> Vec<(Option<usize>, Option<usize>)> {
    let mut neighbours = vec![(None, None); level.items.len()];
    for (above, below) in level.columns.iter().flat_map(|column| column.iter().zip(column.iter().skip(1))) {
        if let Some((_, slot)) = neighbours.get_mut(*above) {
            *slot = Some(*below);
        }
        if let Some((slot, _)) = neighbours.get_mut(*below) {
            *slot = Some(*above);
        }
    }
    neighbours
}

struct Iron<'a> {
    level: &'a Level,
    neighbours: &'a [(Option<usize>, Option<usize>)],
    y: &'a mut [f64],
}

/// Stops of an arrow that one height suits.
#[derive(Debug)]
struct Run {
    stops: Vec<End>,
    room: (f64, f64),
}

impl Iron<'_> {
    fn chain(&mut self, chain: &Chain) {
        let links: Vec<Link> = chain.links.iter().filter_map(|link| self.level.links.get(*link)).copied().collect();
        let (Some(first), Some(last)) = (links.first(), links.last()) else { return };
        let ends = links.iter().map(|link| link.left).chain(std::iter::once(last.right));
        let stops: Vec<End> = ends.filter(|end| !self.is_part(*end)).collect();
        let runs = self.runs(&stops);
        let count = runs.len();
        for (place, run) in runs.into_iter().enumerate() {
            let start = Some(first.left).filter(|end| place == 0 && self.is_part(*end));
            let end = Some(last.right).filter(|end| place + 1 == count && self.is_part(*end));
            self.press(&run, start, end);
        }
    }

    fn is_part(&self, end: End) -> bool {
        self.level.items.get(end.item).is_some_and(|item| matches!(item.kind, Kind::Part(_)))
    }

    fn runs(&self, stops: &[End]) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for stop in stops {
            let (top, bottom) = self.room(*stop);
            let shared = |room: (f64, f64)| (room.0.max(top), room.1.min(bottom));
            match runs.last_mut().map(|run| (shared(run.room), run)) {
                Some((room, run)) if room.0 <= room.1 => {
                    run.room = room;
                    run.stops.push(*stop);
                }
                _ => runs.push(Run { stops: vec![*stop], room: (top, bottom) }),
            }
        }
        runs
    }

    /// The heights at which an arrow may pass a stop.
    fn room(&self, stop: End) -> (f64, f64) {
        let (above, below) = self.neighbours.get(stop.item).copied().unwrap_or_default();
        let high = |item: usize| self.level.items.get(item).map_or(0.0, |item| item.h);
        let top = above.map(|item| at(self.y, item) + high(item) + gap(self.level, Some(item), stop.item));
        let bottom = below.map(|item| at(self.y, item) - gap(self.level, Some(stop.item), item) - high(stop.item));
        let here = at(self.y, stop.item);
        let (top, bottom) = (top.unwrap_or(f64::NEG_INFINITY).min(here), bottom.unwrap_or(f64::INFINITY).max(here));
        (top + stop.below, bottom + stop.below)
    }

    /// Puts a run at the height of the box where it ends or begins, or else where it is on average.
    fn press(&mut self, run: &Run, start: Option<End>, end: Option<End>) {
        let height = |end: &End| at(self.y, end.item) + end.below;
        let (top, bottom) = run.room;
        let suits = |height: &f64| (top..=bottom).contains(height);
        let heights: f64 = run.stops.iter().map(height).sum();
        let mean = heights / run.stops.iter().map(|_| 1.0).sum::<f64>();
        let near = |height: &f64| (height - mean).abs() <= NEAR;
        let wishes = [end, start].into_iter().flatten().map(|end| height(&end));
        let wish = wishes.filter(suits).find(near).unwrap_or(mean.max(top).min(bottom));
        for stop in &run.stops {
            if let Some(y) = self.y.get_mut(stop.item) {
                *y = wish - stop.below;
            }
        }
    }
}

/// How far a run is moved to meet a box: further, and the arrow would only bend elsewhere.
const NEAR: f64 = 14.0;
