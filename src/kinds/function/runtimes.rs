//! How far Lambda's runtimes are on their way, from the dated table of [`crate::vendor::runtimes`].
//!
//! A compiler knows no clock: what is past is past on the day of the table.

use super::handler::Language;
use crate::model::date::Date;
use crate::vendor::runtimes::{Row, TABLE};

/// A runtime that functions can name.
#[derive(Debug, Clone, Copy)]
pub struct Runtime {
    /// `nodejs22.x`
    pub name: &'static str,
    /// What it runs.
    pub language: Language,
    /// From this day on it gets no security patches; empty where AWS gives no day.
    pub deprecated: &'static str,
    /// From this day on no function can be made with it.
    pub blocked: &'static str,
}

/// What a name begins with, and what it then runs.
const LANGUAGES: [(&str, Language); 7] = [
    ("nodejs", Language::Node),
    ("python", Language::Python),
    ("ruby", Language::Ruby),
    ("java", Language::Java),
    ("dotnet", Language::Dotnet),
    ("go1.x", Language::Binary),
    ("provided", Language::Binary),
];

fn of(row: &Row) -> Option<Runtime> {
    let (_, language) = *LANGUAGES.iter().find(|(prefix, _)| row.name.starts_with(prefix))?;
    Some(Runtime { name: row.name, language, deprecated: row.deprecated, blocked: row.blocked })
}

/// Every runtime, by name.
pub fn all() -> impl Iterator<Item = Runtime> {
    TABLE.rows.iter().filter_map(of)
}

/// The runtime with a name.
pub fn find(name: &str) -> Option<Runtime> {
    all().find(|runtime| runtime.name == name)
}

/// How far a runtime is on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// Patched.
    Current,
    /// Not patched any more, or not for long.
    Deprecated,
    /// Not taken for new functions.
    Blocked,
}

impl Runtime {
    /// What the table says of it.
    pub fn age(self) -> Age {
        let past = |date: &str, day: &str| !date.is_empty() && date <= day;
        match (past(self.blocked, TABLE.as_of), past(self.deprecated, TABLE.soon)) {
            (true, _) => Age::Blocked,
            (false, true) => Age::Deprecated,
            (false, false) => Age::Current,
        }
    }

    /// Whether it is patched now, and no more in a year: until then a move can be planned.
    pub fn leaves_within_a_year(self) -> bool {
        let leaves = |by: Date| Date::read(self.deprecated).is_ok_and(|day| day <= by);
        self.age() == Age::Current && Date::read(TABLE.as_of).is_ok_and(|day| leaves(day.a_year_later()))
    }

    /// The runtime of its language to move to: the newest for which AWS has given a day, as it is then fully there.
    pub fn successor(self) -> &'static str {
        let same = all().filter(|runtime| runtime.language == self.language && !runtime.deprecated.is_empty());
        same.max_by_key(|runtime| version(runtime.name)).map_or("provided.al2023", |runtime| runtime.name)
    }
}

/// The numbers in a name: `[3, 13]` of `python3.13`.
fn version(name: &str) -> Vec<u32> {
    name.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn age(name: &str) -> Option<Age> {
        find(name).map(Runtime::age)
    }

    #[test]
    fn a_runtime_ages() {
        assert_eq!(age("nodejs22.x"), Some(Age::Current));
        assert_eq!(age("python3.10"), Some(Age::Deprecated));
        assert_eq!(age("nodejs14.x"), Some(Age::Blocked));
        assert_eq!(age("dotnet10"), Some(Age::Current));
        assert_eq!(age("cobol85"), None);
    }

    #[test]
    fn nobody_is_sent_to_a_runtime_that_leaves() {
        for runtime in all() {
            assert_eq!(age(runtime.successor()), Some(Age::Current), "{}", runtime.name);
        }
    }

    #[test]
    fn every_runtime_runs_a_language() {
        assert_eq!(all().count(), TABLE.rows.len());
    }

    #[test]
    fn dates_are_dates() {
        let is_date = |date: &str| date.is_empty() || (date.len() == 10 && date.matches('-').count() == 2);
        assert!(is_date(TABLE.as_of) && is_date(TABLE.soon) && !TABLE.soon.is_empty());
        assert!(all().all(|runtime| is_date(runtime.deprecated) && is_date(runtime.blocked)));
    }
}
