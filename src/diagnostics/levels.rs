//! Which reports are dropped, which stop the compiler: what the command line and the service say about levels.

use super::{Code, Diagnostic, Level};

/// Levels by code. Where several are said for one code, the strictest counts.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    by_code: Vec<(Code, Level)>,
    deny_warnings: bool,
    /// What holds where nothing else is said.
    beneath: Vec<(Code, Level)>,
}

impl Levels {
    /// Says a level for a code.
    pub fn set(&mut self, code: Code, level: Level) {
        self.by_code.push((code, level));
    }

    /// Makes every warning an error.
    pub fn deny_warnings(&mut self) {
        self.deny_warnings = true;
    }

    /// The same levels, over others that hold where these say nothing.
    #[must_use]
    pub fn over(&self, others: &Levels) -> Levels {
        Levels {
            by_code: self.by_code.clone(),
            deny_warnings: self.deny_warnings || others.deny_warnings,
            beneath: others.by_code.clone(),
        }
    }

    /// The level that a report has under them. What cannot be meant stays an error.
    pub fn of(&self, diagnostic: &Diagnostic) -> Level {
        let said = said(&self.by_code, diagnostic.code).or_else(|| said(&self.beneath, diagnostic.code));
        match said.unwrap_or(diagnostic.level) {
            _ if !diagnostic.code.lifts => diagnostic.level,
            Level::Warning if self.deny_warnings => Level::Error,
            level => level,
        }
    }
}

fn said(levels: &[(Code, Level)], of: Code) -> Option<Level> {
    levels.iter().filter(|(code, _)| *code == of).map(|(_, level)| *level).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::codes;

    #[test]
    fn the_command_line_goes_before_the_service() {
        let warning = Diagnostic::new(codes::SLS0801, "");
        let mut service = Levels::default();
        service.set(codes::SLS0801, Level::Error);
        let mut levels = Levels::default();
        assert_eq!(levels.over(&service).of(&warning), Level::Error);
        levels.set(codes::SLS0801, Level::Allow);
        assert_eq!(levels.over(&service).of(&warning), Level::Allow);
    }

    #[test]
    fn what_may_be_meant_can_be_lowered() {
        let mut levels = Levels::default();
        levels.set(codes::SLS0603, Level::Warning);
        assert_eq!(levels.of(&Diagnostic::new(codes::SLS0603, "")), Level::Warning);
    }

    #[test]
    fn warnings_can_be_denied_and_allowed() {
        let warning = Diagnostic::new(codes::SLS0801, "");
        let mut levels = Levels::default();
        assert_eq!(levels.of(&warning), Level::Warning);
        levels.deny_warnings();
        assert_eq!(levels.of(&warning), Level::Error);
        levels.set(codes::SLS0801, Level::Allow);
        assert_eq!(levels.of(&warning), Level::Allow);
    }

    #[test]
    fn an_error_stays_one() {
        let mut levels = Levels::default();
        levels.set(codes::SLS0201, Level::Allow);
        assert_eq!(levels.of(&Diagnostic::new(codes::SLS0201, "")), Level::Error);
    }
}
