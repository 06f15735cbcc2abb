//! The sizes of machines that a database can have, with their memory.
//!
//! Source: Amazon RDS User Guide and Amazon Aurora User Guide, "Hardware specifications for DB instance classes", read in
//! November 2026. These are the current general classes; each is in the CloudFormation schemas for every engine that it
//! is offered here for.

use crate::model::shape::GB;

/// A class.
#[derive(Debug)]
pub struct Class {
    /// Its name at AWS.
    pub name: &'static str,
    /// Its memory, in bytes, as AWS advertises it.
    pub memory: i64,
    /// Whether Aurora has it too.
    pub in_aurora: bool,
}

const fn class(name: &'static str, gigabytes: i64, in_aurora: bool) -> Class {
    Class { name, memory: gigabytes * GB, in_aurora }
}

/// Every class.
pub static ALL: &[Class] = &[
    class("db.t4g.micro", 1, false),
    class("db.t4g.small", 2, false),
    class("db.t4g.medium", 4, true),
    class("db.t4g.large", 8, true),
    class("db.m7g.large", 8, false),
    class("db.m7g.xlarge", 16, false),
    class("db.m7g.2xlarge", 32, false),
    class("db.m7g.4xlarge", 64, false),
    class("db.r7g.large", 16, true),
    class("db.r7g.xlarge", 32, true),
    class("db.r7g.2xlarge", 64, true),
    class("db.r7g.4xlarge", 128, true),
    class("db.r7g.8xlarge", 256, true),
];

/// Their names, for the table of attributes.
pub const NAMES: &[&str] = &[
    "db.t4g.micro",
    "db.t4g.small",
    "db.t4g.medium",
    "db.t4g.large",
    "db.m7g.large",
    "db.m7g.xlarge",
    "db.m7g.2xlarge",
    "db.m7g.4xlarge",
    "db.r7g.large",
    "db.r7g.xlarge",
    "db.r7g.2xlarge",
    "db.r7g.4xlarge",
    "db.r7g.8xlarge",
];

/// The class with a name.
pub fn find(name: &str) -> Option<&'static Class> {
    ALL.iter().find(|class| class.name == name)
}

/// Whether Performance Insights is not offered for it with every engine.
pub fn is_small(name: &str) -> bool {
    find(name).is_some_and(|class| class.memory < 4 * GB)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_attribute_are_those_of_the_table() {
        assert_eq!(ALL.iter().map(|class| class.name).collect::<Vec<_>>(), NAMES);
    }
}
