//! How many connections a database takes, and how many it is asked for.
//!
//! Sources, read in November 2026: Amazon RDS User Guide, "Quotas and constraints" (the default of `max_connections`);
//! Amazon Aurora User Guide, "Maximum connections to an Aurora DB instance" and "Maximum connections for Aurora Serverless
//! v2"; Amazon RDS User Guide, "RDS Proxy connection considerations".

use super::Region;
use crate::kinds::database::{self, class, proxy};
use crate::model::architecture::ResourceId;
use crate::model::connection::Side;
use crate::model::graph::{View, Wire};
use crate::model::shape::GB;
use crate::model::value::Value;
use crate::source::Span;

/// A database under load.
#[derive(Debug, Clone, PartialEq)]
pub struct Database {
    /// The database.
    pub id: ResourceId,
    /// Its name in the source.
    pub name: String,
    /// Where it is declared.
    pub span: Span,
    /// What it is, in words: `postgres, db.m7g.large`.
    pub words: String,
    /// How many connections it takes, by default; none where its size is not known.
    pub takes: Option<i64>,
    /// The share of them that its proxy lends, in percent, where it has one.
    pub share: Option<f64>,
    /// Who connects, in the order of their paths.
    pub clients: Vec<Client>,
    /// How many connections they open together, at most.
    pub needs: i64,
}

/// Who connects to a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The function.
    pub id: ResourceId,
    /// Its name in the source.
    pub name: String,
    /// How many calls of it run at once, at most; none where that is whatever the others leave.
    pub most: Option<i64>,
    /// How many connections each of its environments opens.
    pub connections: i64,
    /// The arrow.
    pub span: Span,
}

/// How needs and room compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is room for all of it.
    Fits,
    /// There is not, but a proxy lets the rest wait for its turn.
    Waits,
    /// There is not, and the rest is refused.
    Overflows,
    /// Nobody knows how much room there is.
    Unknown,
}

impl Verdict {
    /// As tables and JSON say it.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Fits => "fits",
            Verdict::Waits => "waits",
            Verdict::Overflows => "overflows",
            Verdict::Unknown => "unknown",
        }
    }
}

impl Database {
    /// How many connections its clients get: those of the proxy, or all.
    pub fn room(&self) -> Option<i64> {
        let share = self.share.unwrap_or(100.0);
        self.takes.map(|takes| (takes as f64 * share / 100.0) as i64)
    }

    /// Whether so many connections fit.
    pub fn bears(&self, needs: i64) -> Verdict {
        match self.room() {
            None => Verdict::Unknown,
            Some(room) if needs <= room => Verdict::Fits,
            Some(_) if self.share.is_some() => Verdict::Waits,
            Some(_) => Verdict::Overflows,
        }
    }
}

/// A database of a region.
pub fn of(view: &View, region: &Region) -> Database {
    let share = proxy::is_there(view).then(|| proxy::share(view));
    let clients = clients(view, region, share.is_some());
    Database {
        id: view.id,
        name: view.name(),
        span: view.span(),
        words: words(view),
        takes: takes(view),
        needs: needs(&clients, region.shared()),
        share,
        clients,
    }
}

/// Arrows to `.connect`, and without a proxy those to `.admin`, which open one.
fn clients(view: &View, region: &Region, proxied: bool) -> Vec<Client> {
    let mut clients: Vec<Client> = Vec::new();
    let counts = |wire: &Wire| {
        let port = wire.connection.kind.to;
        port == Side::port("database", "connect") || !proxied && port == Side::port("database", "admin")
    };
    for wire in view.incoming().filter(counts) {
        let connections = wire.options().int("connections").unwrap_or(1);
        match clients.iter_mut().find(|client| client.id == wire.from.id) {
            Some(known) => known.connections += connections,
            None => clients.push(Client {
                id: wire.from.id,
                name: wire.from.name(),
                most: region.function(&wire.from.name()).and_then(super::load::Load::most),
                connections,
                span: wire.span(),
            }),
        }
    }
    clients
}

/// Those with a limit, each at its limit; the others share what is left, and the worst is that all of it is the one with the
/// most connections.
pub fn needs(clients: &[Client], shared: i64) -> i64 {
    let limited: i64 = clients.iter().filter_map(|client| Some(client.most? * client.connections)).sum();
    let open = clients.iter().filter(|client| client.most.is_none()).map(|client| client.connections);
    limited + open.max().unwrap_or(0) * shared
}

fn words(view: &View) -> String {
    let a = view.attributes();
    let engine = a.text("engine").unwrap_or_default();
    match (a.text("class"), capacity(view, "max")) {
        (Some(class), _) => format!("{engine}, {class}"),
        (None, Some(units)) => format!("{engine}, up to {units} capacity units"),
        (None, None) => engine.to_owned(),
    }
}

fn capacity(view: &View, name: &str) -> Option<f64> {
    match view.attributes().object("capacity")?.get(name)?.value {
        Value::Int(whole) => Some(whole as f64),
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// The default of `max_connections`.
pub fn takes(view: &View) -> Option<i64> {
    let engine = database::engine(view)?;
    match (view.attributes().text("class").and_then(class::find), capacity(view, "max")) {
        (Some(class), _) => of_class(engine.name, class),
        (None, Some(max)) => Some(of_capacity(engine.name, capacity(view, "min")?, max)),
        (None, None) => None,
    }
}

/// By the memory that the engine finds. AWS does not tell how much that is: a part of what a class has is the system's. In
/// AWS's own tables it is from seven eighths on, and for the smallest classes three quarters.
fn of_class(engine: &str, class: &class::Class) -> Option<i64> {
    let memory = if class.memory < 4 * GB { class.memory / 4 * 3 } else { class.memory / 8 * 7 };
    Some(match engine {
        "postgres" | "aurora-postgresql" => (memory / 9_531_392).min(5000),
        "mysql" => memory / 12_582_880,
        "mariadb" => (memory / 25_165_760).min(12_000),
        _ => AURORA_MYSQL.iter().rev().find(|(least, _)| class.memory >= least * GB)?.1,
    })
}

/// Aurora MySQL by the memory of its class, in gigabytes.
const AURORA_MYSQL: [(i64, i64); 7] = [(4, 90), (8, 135), (16, 1000), (32, 2000), (64, 3000), (128, 4000), (256, 5000)];

/// Serverless v2 by its most capacity units: MySQL, PostgreSQL. Between two rows the lower one counts.
const CAPACITY: [(f64, i64, i64); 8] = [
    (1.0, 90, 189),
    (4.0, 135, 823),
    (8.0, 1000, 1669),
    (16.0, 2000, 3360),
    (32.0, 3000, 5000),
    (64.0, 4000, 5000),
    (128.0, 5000, 5000),
    (192.0, 6000, 5000),
];

/// A PostgreSQL database that can shrink to half a unit or stop.
const SHRINKING: i64 = 2000;

fn of_capacity(engine: &str, min: f64, max: f64) -> i64 {
    let row = CAPACITY.iter().rev().find(|(units, ..)| max >= *units);
    let (mysql, postgresql) = row.map_or((90, 189), |(_, mysql, postgresql)| (*mysql, *postgresql));
    match engine {
        "aurora-mysql" => mysql,
        _ if min <= 0.5 => postgresql.min(SHRINKING),
        _ => postgresql,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_takes_what_its_memory_bears() {
        let of = |engine, class| of_class(engine, class::find(class).unwrap()).unwrap();
        assert_eq!(of("postgres", "db.t4g.micro"), 84);
        assert_eq!(of("postgres", "db.r7g.large"), 1577);
        assert_eq!(of("postgres", "db.r7g.8xlarge"), 5000);
        assert_eq!(of("mysql", "db.m7g.large"), 597);
        assert_eq!(of("aurora-mysql", "db.r7g.large"), 1000);
        assert_eq!(of("aurora-mysql", "db.t4g.medium"), 90);
    }

    #[test]
    fn capacity_takes_what_its_row_says() {
        assert_eq!(of_capacity("aurora-postgresql", 1.0, 5.5), 823);
        assert_eq!(of_capacity("aurora-postgresql", 0.5, 16.0), 2000);
        assert_eq!(of_capacity("aurora-mysql", 0.5, 256.0), 6000);
    }

    #[test]
    fn who_has_no_limit_gets_all_that_is_left() {
        let client = |most, connections| Client {
            id: ResourceId(0),
            name: String::new(),
            most,
            connections,
            span: Span::NOWHERE,
        };
        let clients = [client(Some(20), 2), client(None, 1), client(None, 3)];
        assert_eq!(needs(&clients, 100), 340);
        assert_eq!(needs(&clients[..1], 100), 40);
    }
}
