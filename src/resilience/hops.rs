//! Connections in words: what happens on each.

use crate::model::connection::Mode;
use crate::model::graph::Wire;
use crate::model::hop::Hop;

/// The step that a connection is.
pub fn of(wire: Wire) -> Hop {
    Hop::new(wire.span(), words(wire))
}

fn words(wire: Wire) -> String {
    let (from, to) = (source(wire), wire.to.name());
    let verb = match (wire.connection.kind.mode, wire.connection.to.port.name) {
        (Mode::Poll, _) => return format!("`{to}` works on what is in `{}`", wire.from.name()),
        (Mode::Sync, _) if wire.from.is("authorizer") => "asks",
        (Mode::Sync, _) if wire.from.is("api") || wire.from.is("workflow") => "calls",
        (Mode::Sync, _) => "waits for",
        (Mode::Code, port) => code(port, wire.to.kind().name),
        (Mode::Async, _) if wire.to.is("workflow") => "starts",
        (Mode::Async, _) if wire.from.is("function") && wire.to.is("function") => "starts",
        (Mode::Async, _) if wire.from.is("schedule") => "starts",
        (Mode::Managed | Mode::Async, _) => "hands events to",
    };
    format!("`{from}` {verb} `{to}`")
}

fn code(port: &str, kind: &str) -> &'static str {
    match (port, kind) {
        ("write" | "put" | "update", _) => "writes to",
        ("read", _) => "reads",
        ("scan" | "list", _) => "lists",
        ("delete", _) => "deletes from",
        ("connect", _) => "connects to",
        ("idempotency", _) => "keeps notes in",
        ("lease", _) => "takes a lease in",
        ("answer", _) => "answers",
        ("stop", _) => "stops",
        (_, "function") => "starts",
        (_, "key") => "decrypts with",
        _ => "sends to",
    }
}

fn source(wire: Wire) -> String {
    match &wire.connection.from.route {
        Some(route) => format!("{}[\"{route}\"]", wire.from.name()),
        None => wire.from.name(),
    }
}
