//! The drawing of one frame.
//!
//! In: a frame, and the drawings of the frames in it. Out: a [`Block`], in which everything is counted from the upper
//! left corner of the frame.

use super::level::{Chain, End, Item, Kind, Level, Placed, Tip, Wire};
use super::place::Places;
use super::ranks::Ranks;
use super::tree::{Frame, Leg, LegKind, Part, Tree};
use super::{Point, Rect, Sizes, at, level, order, pack, place};
use std::collections::BTreeMap;

/// Room between the sides of a group and what is in it.
const PAD: f64 = 18.0;
/// Room for the words on a group.
const TITLE: f64 = 30.0;

/// What is to be drawn, for all frames.
pub struct Drawing<'a> {
    pub tree: &'a Tree,
    pub ranks: &'a Ranks,
    pub sizes: &'a Sizes,
    /// About how high each node is in the whole picture, once that is known.
    pub heights: Option<&'a [f64]>,
}

/// A frame that has been drawn.
#[derive(Debug, Default)]
pub struct Block {
    pub w: f64,
    pub h: f64,
    pub parts: Vec<(Part, Rect)>,
    /// For each edge its piece within this frame, from where it begins to where it ends.
    pub wires: BTreeMap<usize, Run>,
    /// How far down each edge passes a side of the frame.
    pub ports: BTreeMap<usize, f64>,
}

/// The piece of an edge within a frame.
#[derive(Debug, Default)]
pub struct Run {
    pub points: Vec<Point>,
    /// The middle of the words on it.
    pub label: Option<Point>,
}

/// Draws a frame, whose inner frames are drawn already.
pub fn draw(drawing: &Drawing, frame: Frame, inner: &BTreeMap<Frame, Block>) -> Block {
    let parts: Vec<Placed> = drawing.tree.parts_of(frame).iter().map(|part| drawing.placed(*part, inner)).collect();
    let wires = drawing.wires(frame, inner);
    let islands = islands(&parts, &wires);
    let sheets: Vec<Sheet> = islands.iter().map(|island| Sheet::draw(&island.parts, &island.wires)).collect();
    let sizes: Vec<(f64, f64)> = sheets.iter().map(|sheet| (sheet.places.w, sheet.places.h)).collect();
    let alone = islands.first().is_some_and(|island| island.leaves);
    let (corners, size) = pack::pack(&sizes, alone);
    let mut block = Block::default();
    let (left, top) = if frame.is_some() { (PAD, PAD + TITLE - 8.0) } else { (0.0, 0.0) };
    let words = frame.map_or(0.0, |group| at(&drawing.sizes.groups, group));
    block.w = (size.0 + 2.0 * left).max(words);
    block.h = size.1 + top + left;
    for (sheet, (x, y)) in sheets.iter().zip(corners) {
        sheet.put(&mut block, x + left, y + top);
    }
    block
}

impl Drawing<'_> {
    fn placed(&self, part: Part, inner: &BTreeMap<Frame, Block>) -> Placed {
        let (w, h) = match part {
            Part::Node(node) => self.sizes.nodes.get(node).copied().unwrap_or_default(),
            Part::Group(group) => inner.get(&Some(group)).map_or((0.0, 0.0), |block| (block.w, block.h)),
        };
        Placed { part, rank: self.ranks.of(part), w, h }
    }

    fn wires(&self, frame: Frame, inner: &BTreeMap<Frame, Block>) -> Vec<Wire> {
        let mut wires = Vec::new();
        for (edge, legs) in self.tree.legs.iter().enumerate() {
            if let Some(leg) = legs.iter().find(|leg| leg.frame == frame) {
                wires.push(self.wire(edge, leg, legs, inner));
            }
        }
        wires
    }

    fn wire(&self, edge: usize, leg: &Leg, legs: &[Leg], inner: &BTreeMap<Frame, Block>) -> Wire {
        let tip = |part: Part| {
            let block = match part {
                Part::Node(_) => None,
                Part::Group(group) => inner.get(&Some(group)),
            };
            Tip::Part(part, block.and_then(|block| block.ports.get(&edge)).copied())
        };
        let (from, to) = match leg.kind {
            LegKind::Across(from, to) => (tip(from), tip(to)),
            LegKind::Out(part) => (tip(part), Tip::Port(self.ranks.leaves(edge), self.height(end(legs)))),
            LegKind::In(part) => (Tip::Port(self.ranks.enters(edge), self.height(start(legs))), tip(part)),
        };
        let size = self.sizes.edges.get(edge).copied().filter(|_| matches!(leg.kind, LegKind::Across(..)));
        let words = size.unwrap_or_default();
        Wire { edge, from, to, words }
    }

    fn height(&self, part: Option<Part>) -> Option<f64> {
        match part? {
            Part::Node(node) => self.heights?.get(node).copied(),
            Part::Group(_) => None,
        }
    }
}

fn start(legs: &[Leg]) -> Option<Part> {
    match legs.first()?.kind {
        LegKind::Out(part) | LegKind::Across(part, _) | LegKind::In(part) => Some(part),
    }
}

fn end(legs: &[Leg]) -> Option<Part> {
    match legs.last()?.kind {
        LegKind::Out(part) | LegKind::Across(_, part) | LegKind::In(part) => Some(part),
    }
}

/// Parts that hang together.
#[derive(Debug, Default)]
struct Island {
    parts: Vec<Placed>,
    wires: Vec<Wire>,
    /// Whether edges lead from it to the sides of the frame. All that leave are one island, and it comes first.
    leaves: bool,
}

fn islands(parts: &[Placed], wires: &[Wire]) -> Vec<Island> {
    let places: BTreeMap<Part, usize> = parts.iter().enumerate().map(|(place, part)| (part.part, place)).collect();
    let outside = parts.len();
    let place = |tip: Tip| match tip {
        Tip::Part(part, _) => places.get(&part).copied().unwrap_or(outside),
        Tip::Port(..) => outside,
    };
    let mut roots: Vec<usize> = (0..=outside).collect();
    for wire in wires {
        let (a, b) = (root(&roots, place(wire.from)), root(&roots, place(wire.to)));
        if let Some(slot) = roots.get_mut(a.min(b)) {
            *slot = a.max(b);
        }
    }
    let mut islands: BTreeMap<(bool, usize), Island> = BTreeMap::new();
    let key = |place: usize| {
        let root = root(&roots, place);
        (root != outside, root)
    };
    for (place, part) in parts.iter().enumerate() {
        islands.entry(key(place)).or_default().parts.push(*part);
    }
    for wire in wires {
        islands.entry(key(place(wire.from))).or_default().wires.push(*wire);
    }
    for ((inland, _), island) in &mut islands {
        island.leaves = !inland;
    }
    islands.into_values().collect()
}

/// The last member of an island stands for it.
fn root(roots: &[usize], mut place: usize) -> usize {
    while let Some(next) = roots.get(place).copied().filter(|next| *next != place) {
        place = next;
    }
    place
}

/// An island that has been drawn, counted from its own corner.
struct Sheet {
    level: Level,
    places: Places,
}

impl Sheet {
    fn draw(parts: &[Placed], wires: &[Wire]) -> Sheet {
        let mut level = level::build(parts, wires);
        order::order(&mut level);
        let places = place::place(&level);
        Sheet { level, places }
    }

    fn put(&self, block: &mut Block, x: f64, y: f64) {
        for (place, item) in self.level.items.iter().enumerate() {
            if let Kind::Part(part) = item.kind {
                block.parts.push((part, self.rect(place, item).moved(x, y)));
            }
        }
        for chain in &self.level.chains {
            let mut run = if chain.turned { self.turn(chain) } else { self.run(chain) };
            run.points = run.points.iter().map(|point| point.moved(x, y)).collect();
            run.label = run.label.map(|point| point.moved(x, y));
            self.ports(chain, &mut run, block);
            block.wires.insert(chain.edge, run);
        }
    }

    fn rect(&self, place: usize, item: &Item) -> Rect {
        Rect { x: at(&self.places.x, place), y: at(&self.places.y, place), w: item.w, h: item.h }
    }

    fn item(&self, end: End) -> Option<(Item, Rect)> {
        let item = self.level.items.get(end.item)?;
        Some((*item, self.rect(end.item, item)))
    }

    /// Writes down how high an edge passes the side of the frame, and takes it there.
    fn ports(&self, chain: &Chain, run: &mut Run, block: &mut Block) {
        let is_port = |end: Option<End>| {
            end.and_then(|end| self.level.items.get(end.item)).is_some_and(|item| item.kind == Kind::Port)
        };
        let links = || chain.links.iter().filter_map(|link| self.level.links.get(*link));
        let left = is_port(links().next().map(|link| link.left));
        let right = is_port(links().next_back().map(|link| link.right));
        let (start, end) = if chain.flipped { (right, left) } else { (left, right) };
        let side = |left: bool| if left { 0.0 } else { block.w };
        if start && let Some(point) = run.points.first().copied() {
            run.points.insert(0, Point::new(side(!chain.flipped), point.y));
            block.ports.insert(chain.edge, point.y);
        }
        if end && let Some(point) = run.points.last().copied() {
            run.points.push(Point::new(side(chain.flipped), point.y));
            block.ports.insert(chain.edge, point.y);
        }
    }

    /// From item to item: level through columns, and in curves between them.
    fn run(&self, chain: &Chain) -> Run {
        let mut run = Run::default();
        for link in chain.links.iter().filter_map(|link| self.level.links.get(*link)) {
            self.leave(link.left, &mut run);
            self.enter(link.right, &mut run);
        }
        if chain.flipped {
            run.points.reverse();
        }
        run
    }

    fn leave(&self, end: End, run: &mut Run) {
        let Some((item, rect)) = self.item(end) else { return };
        let (_, right) = self.places.columns.get(item.column).copied().unwrap_or_default();
        let y = rect.y + end.below;
        if matches!(item.kind, Kind::Part(_)) {
            run.points.push(Point::new(rect.right(), y));
        }
        run.points.push(Point::new(right, y));
        if item.kind == Kind::Words {
            run.label = Some(Point::new(rect.x + rect.w / 2.0, y - (rect.h - 1.0) / 2.0));
        }
    }

    fn enter(&self, end: End, run: &mut Run) {
        let Some((item, rect)) = self.item(end) else { return };
        let (left, _) = self.places.columns.get(item.column).copied().unwrap_or_default();
        let y = rect.y + end.below;
        run.points.push(Point::new(left, y));
        if matches!(item.kind, Kind::Part(_)) {
            run.points.push(Point::new(rect.x, y));
        }
    }

    /// Out to the right, up or down, and back.
    fn turn(&self, chain: &Chain) -> Run {
        let mut run = Run::default();
        let links: Vec<_> = chain.links.iter().filter_map(|link| self.level.links.get(*link)).collect();
        let [out, back] = links.as_slice() else { return run };
        let Some((item, words)) = self.item(out.right) else { return run };
        let mut returning = Run::default();
        self.leave(out.left, &mut run);
        self.leave(back.left, &mut returning);
        let y = words.y + out.right.below;
        run.points.push(Point { x: words.x, y, turn: true });
        run.points.extend(returning.points.into_iter().rev());
        let (left, _) = self.places.columns.get(item.column).copied().unwrap_or_default();
        run.label = Some(Point::new(left + item.w - chain.words / 2.0, y));
        run
    }
}
