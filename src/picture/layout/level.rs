//! What stands in the columns of one drawing, and the pieces of arrows between one column and the next.
//!
//! In: the parts of a drawing with their columns, and the wires between them. Out: a [`Level`]. Invariant: every link
//! joins two neighbouring columns, so that an arrow passes a column only where room is kept for it.

use super::ranks::Side;
use super::tree::Part;
use std::collections::BTreeMap;

/// How high what holds the words on an arrow is at least.
pub const WORDS: f64 = 17.0;

/// The columns of a drawing.
#[derive(Debug, Default)]
pub struct Level {
    pub items: Vec<Item>,
    /// The items of each column, from top to bottom.
    pub columns: Vec<Vec<usize>>,
    pub links: Vec<Link>,
    pub chains: Vec<Chain>,
}

/// Something that takes room in a column.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub kind: Kind,
    pub w: f64,
    pub h: f64,
    pub column: usize,
    /// About how high in the whole picture the other end of a port's edge is.
    pub height: Option<f64>,
}

/// What takes the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Part(Part),
    /// Where an edge passes the side of the frame.
    Port,
    /// The words on an edge.
    Words,
    /// Where an edge between parts of one column turns back, and the words on it.
    Turn,
    /// An edge that passes through.
    Bend,
}

/// A piece of an edge, between items of two neighbouring columns.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    pub left: End,
    pub right: End,
}

/// Where a link is fixed: an item, and how far below its top.
#[derive(Debug, Clone, Copy)]
pub struct End {
    pub item: usize,
    pub below: f64,
}

/// An edge within a drawing, from left to right.
#[derive(Debug, Clone)]
pub struct Chain {
    pub edge: usize,
    pub links: Vec<usize>,
    /// The edge runs against the order of its links.
    pub flipped: bool,
    /// The edge runs into the gap and back: both of its links lead there.
    pub turned: bool,
    /// The width of the words on it.
    pub words: f64,
}

/// An edge to be put into a level.
#[derive(Debug, Clone, Copy)]
pub struct Wire {
    pub edge: usize,
    pub from: Tip,
    pub to: Tip,
    /// Width and height of the words on it, or zero.
    pub words: (f64, f64),
}

/// An end of a wire.
#[derive(Debug, Clone, Copy)]
pub enum Tip {
    /// A part, and how far below its top the wire has to be, where that matters.
    Part(Part, Option<f64>),
    /// A side of the frame, and about how high the other end is.
    Port(Side, Option<f64>),
}

/// A part to be put into a level.
#[derive(Debug, Clone, Copy)]
pub struct Placed {
    pub part: Part,
    pub rank: usize,
    pub w: f64,
    pub h: f64,
}

/// Puts parts and wires into columns.
pub fn build(parts: &[Placed], wires: &[Wire]) -> Level {
    let mut builder = Builder::new(parts, wires);
    for wire in wires {
        builder.wire(wire);
    }
    builder.make_room_for_turns();
    builder.level
}

struct Builder {
    level: Level,
    items: BTreeMap<Part, usize>,
    /// The column for words behind each column of parts that needs one.
    words: BTreeMap<usize, usize>,
    /// How many edges turn back in each column for words.
    turns: BTreeMap<usize, u16>,
}

impl Builder {
    fn new(parts: &[Placed], wires: &[Wire]) -> Builder {
        let ranks: BTreeMap<Part, usize> = parts.iter().map(|part| (part.part, part.rank)).collect();
        let has_left = wires.iter().any(|wire| wire.is_at(Side::Left));
        let has_right = wires.iter().any(|wire| wire.is_at(Side::Right));
        let wordy: Vec<usize> = wires.iter().filter_map(|wire| wire.rank_of_words(&ranks)).collect();
        let mut used: Vec<usize> = ranks.values().copied().collect();
        used.sort_unstable();
        used.dedup();
        let mut next = usize::from(has_left);
        let (mut columns, mut words) = (BTreeMap::new(), BTreeMap::new());
        for rank in used {
            columns.insert(rank, next);
            next += 1;
            if wordy.contains(&rank) {
                words.insert(next - 1, next);
                next += 1;
            }
        }
        let level = Level { columns: vec![Vec::new(); next + usize::from(has_right)], ..Level::default() };
        let mut builder = Builder { level, items: BTreeMap::new(), words, turns: BTreeMap::new() };
        for part in parts {
            let column = columns.get(&part.rank).copied().unwrap_or_default();
            let item = builder.item(Kind::Part(part.part), (part.w, part.h), column);
            builder.items.insert(part.part, item);
        }
        builder
    }

    fn item(&mut self, kind: Kind, (w, h): (f64, f64), column: usize) -> usize {
        let item = self.level.items.len();
        self.level.items.push(Item { kind, w, h, column, height: None });
        if let Some(column) = self.level.columns.get_mut(column) {
            column.push(item);
        }
        item
    }

    fn column(&self, item: usize) -> usize {
        self.level.items.get(item).map_or(0, |item| item.column)
    }

    fn wire(&mut self, wire: &Wire) {
        let (Some(from), Some(to)) = (self.tip(wire.from), self.tip(wire.to)) else { return };
        let (start, end) = (self.column(from.item), self.column(to.item));
        if start == end {
            return self.turn(wire, from, to);
        }
        let flipped = start > end;
        let (left, right) = if flipped { (to, from) } else { (from, to) };
        let links = self.chain(left, right, wire.words);
        self.level.chains.push(Chain { edge: wire.edge, links, flipped, turned: false, words: wire.words.0 });
    }

    fn tip(&mut self, tip: Tip) -> Option<End> {
        match tip {
            Tip::Part(part, below) => {
                let item = *self.items.get(&part)?;
                let middle = self.level.items.get(item)?.h / 2.0;
                Some(End { item, below: below.unwrap_or(middle) })
            }
            Tip::Port(side, height) => {
                let last = self.level.columns.len().saturating_sub(1);
                let item = self.item(Kind::Port, (0.0, 0.0), if side == Side::Left { 0 } else { last });
                if let Some(item) = self.level.items.get_mut(item) {
                    item.height = height;
                }
                Some(End { item, below: 0.0 })
            }
        }
    }

    /// Links through everything between two ends.
    fn chain(&mut self, left: End, right: End, words: (f64, f64)) -> Vec<usize> {
        let (start, end) = (self.column(left.item), self.column(right.item));
        let wordy = self.words.get(&start).copied().filter(|_| words.0 > 0.0);
        let mut links = Vec::new();
        let mut from = left;
        for column in start + 1..end {
            let kind = if wordy == Some(column) { Kind::Words } else { Kind::Bend };
            let through = self.through(kind, words, column);
            links.push(self.link(from, through));
            from = through;
        }
        links.push(self.link(from, right));
        links
    }

    /// The line runs below the words.
    fn through(&mut self, kind: Kind, (w, h): (f64, f64), column: usize) -> End {
        let h = h.max(WORDS);
        match kind {
            Kind::Words => End { item: self.item(kind, (w, h), column), below: h - 2.0 },
            _ => End { item: self.item(kind, (0.0, 0.0), column), below: 0.0 },
        }
    }

    /// Two parts of one column: the edge runs out to the right and back.
    fn turn(&mut self, wire: &Wire, from: End, to: End) {
        let Some(column) = self.words.get(&self.column(from.item)).copied() else { return };
        let turns = self.turns.entry(column).or_default();
        *turns = turns.saturating_add(1);
        let h = wire.words.1.max(WORDS);
        let item = self.item(Kind::Turn, (wire.words.0, h), column);
        let middle = End { item, below: h / 2.0 };
        let links = vec![self.link(from, middle), self.link(to, middle)];
        self.level.chains.push(Chain { edge: wire.edge, links, flipped: false, turned: true, words: wire.words.0 });
    }

    /// The words of edges that turn back stand behind the lines of all of them.
    fn make_room_for_turns(&mut self) {
        for item in self.level.items.iter_mut().filter(|item| item.kind == Kind::Turn) {
            item.w += TURN * f64::from(self.turns.get(&item.column).copied().unwrap_or_default());
        }
    }

    fn link(&mut self, left: End, right: End) -> usize {
        self.level.links.push(Link { left, right });
        self.level.links.len() - 1
    }
}

/// Room between the lines of edges that turn back in one column, and before their words.
pub const TURN: f64 = 9.0;

impl Wire {
    fn is_at(&self, side: Side) -> bool {
        let is = |tip: &Tip| matches!(tip, Tip::Port(at, _) if *at == side);
        is(&self.from) || is(&self.to)
    }

    /// Behind which rank the words of a wire stand, or its turn.
    fn rank_of_words(&self, ranks: &BTreeMap<Part, usize>) -> Option<usize> {
        let (Tip::Part(from, _), Tip::Part(to, _)) = (self.from, self.to) else { return None };
        let (from, to) = (*ranks.get(&from)?, *ranks.get(&to)?);
        (self.words.0 > 0.0 || from == to).then_some(from.min(to))
    }
}
