//! Brackets on one line, if they fit.
//!
//! An attempt prints on one line until the line is too wide, which is known at once, or until a line ends, which decides that
//! it fits. An attempt within an attempt there is none: what is outside opens first.

use super::weave::{State, Weaver};

/// The widest line that brackets are kept closed for, in characters. Comments behind a line do not count.
pub const WIDTH: usize = 120;

/// How it stands with a line that is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// None is made.
    None,
    /// It fits so far.
    Running,
    /// It does not fit; nothing is printed until it is taken back.
    Failed,
}

/// Where an attempt began.
pub struct Mark {
    state: State,
    out: usize,
    verbatim: usize,
    rows: usize,
    notes: usize,
}

impl Weaver<'_> {
    /// Tries one line. `None` where that is tried already: what is printed next belongs to that line.
    pub fn attempt(&mut self) -> Option<Mark> {
        if self.attempt != Attempt::None {
            return None;
        }
        self.attempt = Attempt::Running;
        Some(self.mark())
    }

    /// Whether the line was too wide; it is taken back then.
    pub fn failed(&mut self, mark: Mark) -> bool {
        let failed = std::mem::replace(&mut self.attempt, Attempt::None) == Attempt::Failed;
        if failed {
            self.back_to(mark);
        }
        failed
    }

    fn mark(&self) -> Mark {
        Mark {
            state: self.state.clone(),
            out: self.out.len(),
            verbatim: self.verbatim.len(),
            rows: self.rows.len(),
            notes: self.notes.len(),
        }
    }

    fn back_to(&mut self, mark: Mark) {
        self.state = mark.state;
        self.out.truncate(mark.out);
        self.verbatim.truncate(mark.verbatim);
        self.rows.truncate(mark.rows);
        self.notes.truncate(mark.notes);
    }

    /// Whether the line is too wide by now.
    pub(super) fn look_at_width(&mut self) {
        if self.attempt == Attempt::Running && is_wide(self.out.get(self.state.line_start..).unwrap_or_default()) {
            self.attempt = Attempt::Failed;
        }
    }

    /// The line that was tried has ended.
    pub(super) fn look_at_first_line(&mut self) {
        if self.attempt == Attempt::Running {
            let line = self.out.get(self.state.line_start..).unwrap_or_default().lines().next().unwrap_or_default();
            self.attempt = if is_wide(line) { Attempt::Failed } else { Attempt::None };
        }
    }
}

fn is_wide(line: &str) -> bool {
    line.len() > WIDTH && line.chars().count() > WIDTH
}
