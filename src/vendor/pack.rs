//! A pack of compressed parts behind an index: the form in which the data are embedded.
//!
//! Lines of text, an empty line, and the parts. The first lines are the date and what the parts have in common; then a
//! line for each part, in the order of names: its name, where it begins, its length, and what is said of it besides.

use serde::de::DeserializeOwned;
use std::sync::OnceLock;

/// A pack, read as far as its index.
pub struct Pack<T> {
    /// The day of the data: `2026-10-20`.
    pub date: &'static str,
    /// The line behind the date, where there is one for all parts.
    pub head: &'static str,
    rows: Vec<Row>,
    parts: Vec<OnceLock<Option<T>>>,
    body: &'static [u8],
}

/// A line of the index.
struct Row {
    name: &'static str,
    start: usize,
    length: usize,
    rest: &'static str,
}

impl<T: DeserializeOwned> Pack<T> {
    /// Reads the index. `heads` is how many lines stand above it.
    pub fn open(bytes: &'static [u8], heads: usize) -> Pack<T> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n").unwrap_or(0);
        let (text, body) = bytes.split_at_checked(end).unwrap_or_default();
        let text = std::str::from_utf8(text).unwrap_or_default();
        let mut heading = text.lines().take(heads);
        let rows: Vec<Row> = text.lines().skip(heads).filter_map(row).collect();
        Pack {
            date: heading.next().unwrap_or_default(),
            head: heading.next().unwrap_or_default(),
            parts: rows.iter().map(|_| OnceLock::new()).collect(),
            rows,
            body: body.get(2..).unwrap_or_default(),
        }
    }

    /// The names of all parts, in order.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        self.rows.iter().map(|row| row.name)
    }

    /// The name of a part as the index has it, and what else is said there.
    pub fn row(&self, name: &str) -> Option<(&'static str, &'static str)> {
        self.rows.get(self.place(name)?).map(|row| (row.name, row.rest))
    }

    /// A part, unpacked the first time.
    pub fn part(&'static self, name: &str) -> Option<&'static T> {
        let place = self.place(name)?;
        self.parts.get(place)?.get_or_init(|| self.unpack(self.rows.get(place)?)).as_ref()
    }

    fn place(&self, name: &str) -> Option<usize> {
        self.rows.binary_search_by(|row| row.name.cmp(name)).ok()
    }

    fn unpack(&self, row: &Row) -> Option<T> {
        let packed = self.body.get(row.start..)?.get(..row.length)?;
        let text = miniz_oxide::inflate::decompress_to_vec(packed).ok()?;
        serde_json::from_slice(&text).ok()
    }
}

fn row(line: &'static str) -> Option<Row> {
    let mut words = line.splitn(4, ' ');
    let (name, start, length) = (words.next()?, words.next()?, words.next()?);
    Some(Row { name, start: start.parse().ok()?, length: length.parse().ok()?, rest: words.next().unwrap_or_default() })
}

#[cfg(test)]
impl<T: DeserializeOwned> Pack<T> {
    /// What is wrong with the index or a part, for tests.
    pub fn flaws(&'static self) -> Vec<String> {
        let mut flaws = Vec::new();
        let is_date = self.date.len() == 10 && self.date.matches('-').count() == 2;
        if !is_date {
            flaws.push(format!("`{}` is no date", self.date));
        }
        if !self.rows.is_sorted_by(|a, b| a.name < b.name) {
            flaws.push("the index is not in order".to_owned());
        }
        let mut end = 0;
        for row in &self.rows {
            if row.start != end {
                flaws.push(format!("`{}` does not begin where the part before it ends", row.name));
            }
            if self.part(row.name).is_none() {
                flaws.push(format!("`{}` cannot be unpacked", row.name));
            }
            end = row.start + row.length;
        }
        if end != self.body.len() {
            flaws.push(format!("the parts end at {end} of {}", self.body.len()));
        }
        flaws
    }
}
