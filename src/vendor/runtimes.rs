//! Lambda's runtimes and the dates that AWS gave for them.
//!
//! Source: Lambda Developer Guide, "Lambda runtimes", as held by cfn-lint (`data/vendor/NOTICE.md`).

use std::sync::LazyLock;

static TEXT: &str = include_str!("../../data/vendor/runtimes.txt");

/// What was known, on which day.
pub struct Table {
    /// The day.
    pub as_of: &'static str,
    /// Ninety days later: who is deprecated by then hears of it now.
    pub soon: &'static str,
    /// Every runtime, by name.
    pub rows: Vec<Row>,
}

/// A runtime.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// `nodejs22.x`
    pub name: &'static str,
    /// From this day on it gets no security patches; empty where AWS gives no day.
    pub deprecated: &'static str,
    /// From this day on no function can be made with it.
    pub blocked: &'static str,
}

/// The table.
pub static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut lines = TEXT.lines();
    let (as_of, soon) = lines.next().and_then(|head| head.split_once(' ')).unwrap_or_default();
    Table { as_of, soon, rows: lines.filter_map(row).collect() }
});

fn row(line: &'static str) -> Option<Row> {
    let mut words = line.split(' ').map(|word| if word == "-" { "" } else { word });
    Some(Row { name: words.next()?, deprecated: words.next()?, blocked: words.next()? })
}
