//! Lambda's runtimes and the dates that AWS gave for them.
//!
//! A dated table, as a compiler knows no clock: it says what was known on [`AS_OF`]. To bring it up to date, change the
//! rows and the three dates together. Source: Lambda Developer Guide, "Lambda runtimes", as held by cfn-lint 1.51.0.

use super::handler::Language;

/// The day on which the table was taken.
pub const AS_OF: &str = "2026-06-01";

/// Ninety days later: who is deprecated by then hears of it now.
pub const SOON: &str = "2026-08-30";

/// A year later: until then a move can be planned.
pub const LATER: &str = "2027-06-01";

/// A runtime.
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

const fn row(name: &'static str, language: Language, deprecated: &'static str, blocked: &'static str) -> Runtime {
    Runtime { name, language, deprecated, blocked }
}

/// Every runtime; of a language, the one to move to comes last.
pub static ALL: &[Runtime] = &[
    row("nodejs", Language::Node, "2016-08-30", "2016-09-30"),
    row("nodejs4.3", Language::Node, "2020-03-05", "2020-02-03"),
    row("nodejs6.10", Language::Node, "2019-08-12", "2019-07-12"),
    row("nodejs8.10", Language::Node, "2020-03-06", "2020-02-04"),
    row("nodejs10.x", Language::Node, "2021-07-30", "2021-07-30"),
    row("nodejs12.x", Language::Node, "2023-03-31", "2023-03-31"),
    row("nodejs14.x", Language::Node, "2023-12-04", "2024-01-09"),
    row("nodejs16.x", Language::Node, "2024-06-12", "2026-06-01"),
    row("nodejs18.x", Language::Node, "2025-09-01", "2026-06-01"),
    row("nodejs20.x", Language::Node, "2026-04-30", "2026-06-01"),
    row("nodejs22.x", Language::Node, "2027-04-30", "2027-06-01"),
    row("nodejs24.x", Language::Node, "2028-04-30", "2028-06-01"),
    row("python2.7", Language::Python, "2021-07-15", "2021-07-15"),
    row("python3.6", Language::Python, "2022-07-18", "2022-07-18"),
    row("python3.7", Language::Python, "2023-12-04", "2024-01-09"),
    row("python3.8", Language::Python, "2024-10-14", "2026-06-01"),
    row("python3.9", Language::Python, "2025-12-15", "2026-06-01"),
    row("python3.10", Language::Python, "2026-06-30", "2026-07-31"),
    row("python3.11", Language::Python, "2026-06-30", "2026-07-31"),
    row("python3.12", Language::Python, "2028-10-31", "2028-11-30"),
    row("python3.13", Language::Python, "2029-06-30", "2029-07-31"),
    row("python3.14", Language::Python, "2029-06-30", "2029-07-31"),
    row("ruby2.5", Language::Ruby, "2021-07-30", "2021-07-30"),
    row("ruby2.7", Language::Ruby, "2023-12-07", "2024-01-09"),
    row("ruby3.2", Language::Ruby, "2026-03-31", "2026-06-01"),
    row("ruby3.3", Language::Ruby, "2027-03-31", "2027-04-30"),
    row("ruby4.0", Language::Ruby, "", ""),
    row("ruby3.4", Language::Ruby, "2028-03-31", "2028-04-30"),
    row("java8", Language::Java, "2024-01-08", "2024-02-08"),
    row("java8.al2", Language::Java, "2026-06-30", "2026-07-31"),
    row("java11", Language::Java, "2026-06-30", "2026-07-31"),
    row("java17", Language::Java, "2026-06-30", "2026-07-31"),
    row("java21", Language::Java, "2029-06-30", "2029-07-31"),
    row("java25", Language::Java, "2029-06-30", "2029-07-31"),
    row("dotnetcore1.0", Language::Dotnet, "2019-06-27", "2019-06-30"),
    row("dotnetcore2.0", Language::Dotnet, "2019-05-30", "2019-04-30"),
    row("dotnetcore2.1", Language::Dotnet, "2022-01-05", "2022-01-05"),
    row("dotnetcore3.1", Language::Dotnet, "2023-04-03", "2023-04-03"),
    row("dotnet6", Language::Dotnet, "2024-12-20", "2026-06-01"),
    row("dotnet8", Language::Dotnet, "2026-11-10", "2026-12-10"),
    row("dotnet10", Language::Dotnet, "", ""),
    row("go1.x", Language::Binary, "2024-01-08", "2024-02-08"),
    row("provided", Language::Binary, "2024-01-08", "2024-02-08"),
    row("provided.al2", Language::Binary, "2026-06-30", "2026-07-31"),
    row("provided.al2023", Language::Binary, "2029-06-30", "2029-07-31"),
];

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
    pub fn age(&self) -> Age {
        let past = |date: &str, day: &str| !date.is_empty() && date <= day;
        match (past(self.blocked, AS_OF), past(self.deprecated, SOON)) {
            (true, _) => Age::Blocked,
            (false, true) => Age::Deprecated,
            (false, false) => Age::Current,
        }
    }

    /// Whether it is patched now, and no more in a year.
    pub fn leaves_within_a_year(&self) -> bool {
        self.age() == Age::Current && !self.deprecated.is_empty() && self.deprecated <= LATER
    }

    /// The runtime of its language to move to.
    pub fn successor(&self) -> &'static str {
        let same = |runtime: &&Runtime| runtime.language == self.language;
        ALL.iter().rfind(same).map_or("provided.al2023", |runtime| runtime.name)
    }
}

/// The row of a runtime.
pub fn find(name: &str) -> Option<&'static Runtime> {
    ALL.iter().find(|runtime| runtime.name == name)
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
        assert_eq!(age("python3.11"), Some(Age::Deprecated));
        assert_eq!(age("nodejs18.x"), Some(Age::Blocked));
        assert_eq!(age("dotnet10"), Some(Age::Current));
        assert_eq!(age("cobol85"), None);
    }

    #[test]
    fn nobody_is_sent_to_a_runtime_that_leaves() {
        for runtime in ALL {
            assert_eq!(age(runtime.successor()), Some(Age::Current), "{}", runtime.name);
        }
    }

    #[test]
    fn dates_are_dates() {
        let is_date = |date: &str| date.is_empty() || (date.len() == 10 && date.matches('-').count() == 2);
        assert!(ALL.iter().all(|runtime| is_date(runtime.deprecated) && is_date(runtime.blocked)));
    }
}
