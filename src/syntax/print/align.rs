//! Columns: rows that are read against each other stand below each other.
//!
//! Rows are lines that follow each other without a gap and have the same form: wirings, one-line declarations, entries; and the
//! comments behind lines. A row that would move its neighbours too far begins a new table, so
//! that one long name does not push everything aside.

use super::attempt::WIDTH;

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// `a -> b`: the first arrow.
    Wire,
    /// `queue orders {}`: the name and the braces.
    Declaration,
    /// `timeout: 30s`: the value.
    Entry,
}

impl Form {
    /// How far the shortest and the longest cell of a column may differ, in characters. Entries come and go most often: a new
    /// one is to move its neighbours a little, or not at all.
    fn differ(self) -> usize {
        match self {
            Form::Wire => 16,
            Form::Declaration => 8,
            Form::Entry => 12,
        }
    }
}

/// A line that may be aligned with its neighbours. Places are offsets in what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number of the line.
    pub line: usize,
    /// Where the line ends, without a comment behind it.
    pub end: usize,
    start: usize,
    form: Option<Form>,
    cells: Vec<usize>,
}

/// A `//` comment behind a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The number of the line.
    pub line: usize,
    /// Where the line begins.
    pub line_start: usize,
    /// Where the comment begins.
    pub at: usize,
}

/// How far the lines before comments may differ, in characters.
const NOTES_DIFFER: usize = 32;

impl Row {
    /// A row without columns.
    pub fn new(line: usize, start: usize) -> Row {
        Row { line, end: start, start, form: None, cells: Vec::new() }
    }

    /// Another column begins.
    pub fn cell(&mut self, form: Form, at: usize) {
        self.form = Some(form);
        self.cells.push(at);
    }

    /// Whether there is anything to align.
    pub fn has_cells(&self) -> bool {
        !self.cells.is_empty()
    }

    /// How wide the line is up to its first column, and then up to each next one.
    fn widths(&self, text: &str) -> Vec<usize> {
        let starts = std::iter::once(&self.start).chain(&self.cells);
        starts.zip(&self.cells).map(|(from, to)| characters(text, *from, *to)).collect()
    }
}

/// The text with blanks before its columns.
pub fn aligned(text: &str, rows: &[Row], notes: &[Note]) -> String {
    let mut blanks = Vec::new();
    for table in Tables::of_rows(text, rows) {
        table.pad(&mut blanks);
    }
    let mut of_rows = blanks.clone();
    of_rows.sort_unstable();
    for table in Tables::of_notes(text, notes, &of_rows) {
        table.pad(&mut blanks);
    }
    blanks.sort_unstable();
    padded(text, &blanks)
}

fn padded(text: &str, blanks: &[(usize, usize)]) -> String {
    let mut out = String::with_capacity(text.len() + blanks.iter().map(|(_, count)| count).sum::<usize>());
    let mut last = 0;
    for (at, count) in blanks {
        out.push_str(text.get(last..*at).unwrap_or_default());
        out.extend(std::iter::repeat_n(' ', *count));
        last = *at;
    }
    out.push_str(text.get(last..).unwrap_or_default());
    out
}

fn characters(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).unwrap_or_default().chars().count()
}

/// A line of a table: where its columns begin, how wide each is without blanks, and the whole line.
struct Line {
    cells: Vec<usize>,
    widths: Vec<usize>,
    width: usize,
}

/// Lines that are aligned with each other.
#[derive(Default)]
struct Table {
    lines: Vec<Line>,
    /// The widest cell of each column.
    widest: Vec<usize>,
    /// The narrowest one.
    narrowest: Vec<usize>,
}

impl Table {
    fn of(line: Line) -> Table {
        Table { widest: line.widths.clone(), narrowest: line.widths.clone(), lines: vec![line] }
    }

    /// Takes a line in, unless it, or one that is in already, would have to move too far.
    fn take(&mut self, line: Line, differ: usize, limit: usize) -> Result<(), Line> {
        let columns = || self.widest.iter().zip(&self.narrowest).zip(&line.widths);
        let widest: Vec<usize> = columns().map(|((most, _), width)| *most.max(width)).collect();
        let narrowest: Vec<usize> = columns().map(|((_, least), width)| *least.min(width)).collect();
        let near = widest.iter().zip(&narrowest).all(|(most, least)| most - least <= differ);
        let sum: usize = widest.iter().sum();
        let fits = |line: &Line| line.width + sum - line.widths.iter().sum::<usize>() <= limit;
        if !near || !self.lines.iter().chain([&line]).all(fits) {
            return Err(line);
        }
        (self.widest, self.narrowest) = (widest, narrowest);
        self.lines.push(line);
        Ok(())
    }

    /// The blanks before its columns: where, and how many.
    fn pad(&self, blanks: &mut Vec<(usize, usize)>) {
        for line in &self.lines {
            let columns = line.cells.iter().zip(&line.widths).zip(&self.widest);
            blanks.extend(columns.map(|((at, width), widest)| (*at, widest - width)));
        }
    }
}

/// Tables, found from the top.
struct Tables(Vec<Table>);

impl Tables {
    fn of_rows(text: &str, rows: &[Row]) -> Vec<Table> {
        let mut tables = Tables(Vec::new());
        let mut before: Option<&Row> = None;
        for row in rows {
            let joins = before.is_some_and(|before| {
                before.line + 1 == row.line
                    && before.form == row.form
                    && before.cells.len() == row.cells.len()
                    && indent(text, before.start) == indent(text, row.start)
            });
            let (widths, width) = (row.widths(text), characters(text, row.start, row.end));
            let differ = row.form.map_or(0, Form::differ);
            tables.line(Line { cells: row.cells.clone(), widths, width }, joins, differ, WIDTH);
            before = Some(row);
        }
        tables.0
    }

    /// `blanks` are those that the rows get.
    fn of_notes(text: &str, notes: &[Note], blanks: &[(usize, usize)]) -> Vec<Table> {
        let mut tables = Tables(Vec::new());
        let mut before: Option<&Note> = None;
        for note in notes {
            let joins = before.is_some_and(|before| {
                before.line + 1 == note.line && indent(text, before.line_start) == indent(text, note.line_start)
            });
            let first = blanks.partition_point(|(at, _)| *at < note.line_start);
            let added = blanks.iter().skip(first).take_while(|(at, _)| *at < note.at).map(|(_, count)| count);
            let width = characters(text, note.line_start, note.at) + added.sum::<usize>();
            tables.line(Line { cells: vec![note.at], widths: vec![width], width }, joins, NOTES_DIFFER, usize::MAX);
            before = Some(note);
        }
        tables.0
    }

    fn line(&mut self, line: Line, joins: bool, differ: usize, limit: usize) {
        let rest = match self.0.last_mut().filter(|_| joins) {
            Some(table) => table.take(line, differ, limit),
            None => Err(line),
        };
        if let Err(line) = rest {
            self.0.push(Table::of(line));
        }
    }
}

fn indent(text: &str, start: usize) -> usize {
    let line = text.get(start..).unwrap_or_default();
    line.len() - line.trim_start_matches(' ').len()
}
