//! The engines that a database can have.
//!
//! Sources, read in November 2026: Amazon RDS User Guide and Amazon Aurora User Guide, "Publishing database logs to Amazon
//! CloudWatch Logs", "IAM database authentication", "RDS Proxy: Limitations" and "End-to-end IAM authentication".

/// An engine.
#[derive(Debug)]
pub struct Engine {
    /// Its name at AWS, and in the language.
    pub name: &'static str,
    /// Whether it is Aurora.
    pub is_aurora: bool,
    /// What a proxy calls it; none where a proxy would need the passwords of its users.
    pub family: Option<&'static str>,
    /// The port on which it listens.
    pub port: i64,
    /// The logs that it sends to CloudWatch unless told otherwise.
    pub logs: &'static [&'static str],
    /// All the logs that it can send, as far as they need no setting beside them.
    pub all_logs: &'static [&'static str],
}

/// Every engine.
pub static ALL: &[Engine] = &[
    Engine {
        name: "aurora-postgresql",
        is_aurora: true,
        family: Some("POSTGRESQL"),
        port: 5432,
        logs: &["postgresql"],
        all_logs: &["postgresql"],
    },
    Engine {
        name: "aurora-mysql",
        is_aurora: true,
        family: Some("MYSQL"),
        port: 3306,
        logs: &["error", "slowquery"],
        all_logs: MYSQL_LOGS,
    },
    Engine {
        name: "postgres",
        is_aurora: false,
        family: Some("POSTGRESQL"),
        port: 5432,
        logs: &["postgresql"],
        all_logs: &["postgresql", "upgrade"],
    },
    Engine {
        name: "mysql",
        is_aurora: false,
        family: Some("MYSQL"),
        port: 3306,
        logs: &["error", "slowquery"],
        all_logs: MYSQL_LOGS,
    },
    Engine {
        name: "mariadb",
        is_aurora: false,
        family: None,
        port: 3306,
        logs: &["error", "slowquery"],
        all_logs: MYSQL_LOGS,
    },
];

const MYSQL_LOGS: &[&str] = &["error", "general", "slowquery"];

/// Their names, for the table of attributes.
pub const NAMES: &[&str] = &["aurora-postgresql", "aurora-mysql", "postgres", "mysql", "mariadb"];

/// The names of all logs, for the table of attributes.
pub const LOGS: &[&str] = &["postgresql", "upgrade", "error", "general", "slowquery"];

/// The engine with a name.
pub fn find(name: &str) -> Option<&'static Engine> {
    ALL.iter().find(|engine| engine.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_the_attributes_are_those_of_the_table() {
        assert_eq!(ALL.iter().map(|engine| engine.name).collect::<Vec<_>>(), NAMES);
        assert!(ALL.iter().all(|engine| engine.logs.iter().all(|log| engine.all_logs.contains(log))));
        assert!(ALL.iter().all(|engine| engine.all_logs.iter().all(|log| LOGS.contains(log))));
    }
}
