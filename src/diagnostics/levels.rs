//! Which reports are dropped, which stop the compiler: what the command line says about levels.

use super::{Code, Diagnostic, Level};

/// Levels by code. Where several are said for one code, the strictest counts.
#[derive(Debug, Clone, Default)]
pub struct Levels {
    by_code: Vec<(Code, Level)>,
    deny_warnings: bool,
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

    /// The level that a report has under them. An error stays one.
    pub fn of(&self, diagnostic: &Diagnostic) -> Level {
        let said = self.by_code.iter().filter(|(code, _)| *code == diagnostic.code).map(|(_, level)| *level).max();
        match said.unwrap_or(diagnostic.level) {
            _ if diagnostic.code.level == Level::Error => diagnostic.level,
            Level::Warning if self.deny_warnings => Level::Error,
            level => level,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::codes;

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
