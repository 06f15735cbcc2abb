//! Mistakes in a database.

use super::{class, cluster, engine};
use crate::diagnostics::{Diagnostics, databases as say};
use crate::kinds::common;
use crate::model::graph::View;
use crate::model::shape::DAY;
use crate::model::value::Value;

/// What Aurora alone has, and what RDS alone has.
const AURORA: [&str; 2] = ["capacity", "readers"];
const RDS: [&str; 3] = ["standby", "storage", "max_storage"];

/// One size, nothing of another engine, and lengths that RDS takes.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let Some(engine) = engine(view) else { return };
    common::check_key(view, diagnostics);
    it_has_one_size(view, engine, diagnostics);
    nothing_is_of_another_engine(view, engine, diagnostics);
    the_capacity_can_be_had(view, diagnostics);
    the_disk_can_grow(view, diagnostics);
    the_logs_are_the_engines(view, engine, diagnostics);
    backups_are_whole_days(view, diagnostics);
    readers_have_an_address(view, engine, diagnostics);
}

fn it_has_one_size(view: &View, engine: &engine::Engine, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    match (a.get("class"), a.get("capacity")) {
        (Some(_), Some(_)) if engine.is_aurora => {
            let places = (view.attribute_span("capacity"), view.attribute_span("class"));
            diagnostics.push(say::sized_twice(&view.name(), places));
        }
        (None, None) => diagnostics.push(say::sizeless(&view.name(), engine.is_aurora, view.span())),
        (None, Some(_)) if !engine.is_aurora => {
            diagnostics.push(say::sizeless(&view.name(), engine.is_aurora, view.span()));
        }
        _ => {}
    }
    let offered = |name: &str| class::find(name).is_none_or(|class| class.in_aurora);
    if let Some(class) = a.text("class").filter(|name| engine.is_aurora && !offered(name)) {
        let offered: Vec<&str> = class::ALL.iter().filter(|class| class.in_aurora).map(|class| class.name).collect();
        let places = (view.attribute_span("class"), view.attribute_span("engine"));
        diagnostics.push(say::class_of_another_engine(class, engine.name, &offered, places));
    }
}

fn nothing_is_of_another_engine(view: &View, engine: &engine::Engine, diagnostics: &mut Diagnostics) {
    let foreign: &[&str] = if engine.is_aurora { &RDS } else { &AURORA };
    let written = |name: &&&str| view.attributes().get(name).is_some();
    for name in foreign.iter().filter(written) {
        let (at, whole) = (common::name_span(view, name), view.attribute_span(name));
        let places = (at, at.to(whole), view.attribute_span("engine"));
        diagnostics.push(say::of_another_engine(name, engine.name, engine.is_aurora, places));
    }
    let proxy = view.attributes().get("proxy").filter(|given| given.value != Value::Bool(false));
    if let Some(proxy) = proxy.filter(|_| engine.family.is_none()) {
        diagnostics.push(say::proxy_with_passwords(engine.name, (proxy.span, view.attribute_span("engine"))));
    }
}

fn the_capacity_can_be_had(view: &View, diagnostics: &mut Diagnostics) {
    let Some(capacity) = view.attributes().object("capacity") else { return };
    for name in ["min", "max"] {
        let Some(units) = cluster::units(&capacity, name).filter(|units| (units * 2.0).fract() != 0.0) else {
            continue;
        };
        diagnostics.push(say::uneven_capacity(units, capacity.span(name, view.span())));
    }
    if let (Some(min), Some(max)) = (cluster::units(&capacity, "min"), cluster::units(&capacity, "max"))
        && min > max
    {
        let places = (capacity.span("min", view.span()), capacity.span("max", view.span()));
        diagnostics.push(say::empty_capacity(min, max, places));
    }
}

/// Amazon RDS User Guide, "Managing capacity automatically with Amazon RDS storage autoscaling": at least 10 percent more.
fn the_disk_can_grow(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let Some(max) = a.bytes("max_storage") else { return };
    let storage = a.bytes("storage").unwrap_or(20 * crate::model::shape::GB);
    if max * 10 < storage * 11 {
        diagnostics.push(say::no_room_to_grow(storage, max, view.attribute_span("max_storage")));
    }
}

fn the_logs_are_the_engines(view: &View, engine: &engine::Engine, diagnostics: &mut Diagnostics) {
    for given in view.attributes().list("logs") {
        if let Value::Text(log) = &given.value
            && !engine.all_logs.contains(&log.as_str())
            && engine::LOGS.contains(&log.as_str())
        {
            diagnostics.push(say::log_of_another_engine(log, engine.name, engine.all_logs, given.span));
        }
    }
}

fn backups_are_whole_days(view: &View, diagnostics: &mut Diagnostics) {
    if let Some(seconds) = view.attributes().seconds("backups").filter(|seconds| seconds % DAY != 0) {
        diagnostics.push(say::uneven_backups(seconds, view.attribute_span("backups")));
    }
}

/// A cluster of one machine has a reader endpoint too, which leads to that machine; RDS has none.
fn readers_have_an_address(view: &View, engine: &engine::Engine, diagnostics: &mut Diagnostics) {
    if let Some(at) = view.mention("reader_endpoint").filter(|_| !engine.is_aurora) {
        diagnostics.push(say::no_reader_endpoint(&view.name(), engine.name, at, view.span()));
    }
}
