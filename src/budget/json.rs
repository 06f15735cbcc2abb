//! A budget as JSON.

use super::connections::Database;
use super::survival::Survival;
use super::{Budget, Region, limit};
use crate::source::SourceMap;
use serde_json::{Value, json};

/// The schema of what [`write()`] gives.
pub const SCHEMA: &str = include_str!("../../data/schemas/budget.schema.json");

/// One object, with a line break at its end.
pub fn write(budget: &Budget, sources: &SourceMap) -> String {
    let regions: Vec<Value> = budget.regions.iter().map(|region| of_region(region, sources)).collect();
    let service = Some(budget.service.as_str()).filter(|name| !name.is_empty());
    format!("{:#}\n", json!({ "version": 1, "service": service, "regions": regions }))
}

fn of_region(region: &Region, sources: &SourceMap) -> Value {
    let functions = region.functions.iter().map(|load| {
        let pollers = load
            .pollers
            .iter()
            .map(|poller| json!({ "from": poller.source, "most": poller.most, "source": sources.place(poller.span) }));
        json!({
            "function": load.name,
            "source": sources.place(load.span),
            "reserved": load.reserved,
            "ready": load.ready,
            "most": load.most(),
            "pollers": pollers.collect::<Vec<_>>(),
        })
    });
    json!({
        "region": region.name.as_deref(),
        "limit": region.limit.calls,
        "assumed": region.limit.said.is_none(),
        "floor": limit::FLOOR,
        "reserved": region.reserved(),
        "shared": region.shared(),
        "functions": functions.collect::<Vec<_>>(),
        "databases": region.databases.iter().map(|database| of_database(database, sources)).collect::<Vec<_>>(),
        "survivals": region.survivals.iter().map(of_survival).collect::<Vec<_>>(),
    })
}

fn of_database(database: &Database, sources: &SourceMap) -> Value {
    let clients = database.clients.iter().map(|client| {
        json!({
            "function": client.name,
            "source": sources.place(client.span),
            "most": client.most,
            "connections": client.connections,
        })
    });
    json!({
        "database": database.name,
        "source": sources.place(database.span),
        "takes": database.takes,
        "proxy": database.share,
        "room": database.room(),
        "needs": database.needs,
        "verdict": database.bears(database.needs).word(),
        "clients": clients.collect::<Vec<_>>(),
    })
}

fn of_survival(survival: &Survival) -> Value {
    let short = survival.short.iter();
    let databases = survival.databases.iter();
    json!({
        "lost": survival.lost.as_str(),
        "reserved": survival.reserved,
        "verdict": survival.verdict.word(),
        "short": short.map(|(name, need, has)| json!({ "function": name, "needs": need, "has": has })).collect::<Vec<_>>(),
        "databases": databases
            .map(|(name, needs, verdict)| json!({ "database": name, "needs": needs, "verdict": verdict.word() }))
            .collect::<Vec<_>>(),
    })
}
