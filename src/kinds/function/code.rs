//! Where a function's code comes from, and what runs it.

use super::handler::Language;
use super::runtimes::{self, Age};
use crate::diagnostics::{Diagnostics, functions as say};
use crate::kinds::common;
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::template::{Entry, Node};
use crate::model::value::Value;

const SOURCES: [&str; 3] = ["code", "image", "inline"];

/// Whether the author wrote something, be it wrong.
fn written(attributes: &Attributes, name: &str) -> bool {
    attributes.values.get(name).is_some_and(|spanned| spanned.value != Value::None)
}

/// One source, with what belongs to it and nothing else.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let sources: Vec<&str> = SOURCES.into_iter().filter(|name| written(a, name)).collect();
    match sources.as_slice() {
        [] => diagnostics.push(say::no_code(&view.name(), view.span())),
        ["image"] => misplaced(view, &["handler", "runtime", "layers"], "an image", diagnostics),
        [_] => {
            misplaced(view, &["command"], "code without an image", diagnostics);
            check_zip(view, diagnostics);
        }
        [first, second, ..] => {
            diagnostics.push(say::several_sources(
                first,
                a.span(first, view.span()),
                second,
                a.span(second, view.span()),
            ));
        }
    }
}

fn misplaced(view: &View, names: &[&str], source: &str, diagnostics: &mut Diagnostics) {
    for name in names {
        if let Some(given) = view.attributes().get(name) {
            diagnostics.push(say::misplaced(name, source, given.span));
        }
    }
}

fn check_zip(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    if !written(a, "runtime") {
        diagnostics.push(say::no_runtime(&view.name(), view.span()));
    }
    let Some(runtime) = a.text("runtime") else { return };
    let at = a.span("runtime", view.span());
    let row = runtimes::find(runtime);
    match row.map(|row| (row, row.age())) {
        None => diagnostics.push(say::unknown_runtime(runtime, at, runtimes::all().map(|row| row.name))),
        Some((row, Age::Blocked)) => diagnostics.push(say::blocked_runtime(runtime, row.blocked, row.successor(), at)),
        Some((row, Age::Deprecated)) => {
            diagnostics.push(say::deprecated_runtime(runtime, row.deprecated, row.blocked, row.successor(), at));
        }
        Some((_, Age::Current)) => {}
    }
    if a.get("inline").is_some() && !["nodejs", "python"].iter().any(|language| runtime.starts_with(language)) {
        diagnostics.push(say::inline_runtime(runtime, at, a.span("inline", view.span())));
    }
    if let Some(row) = row {
        check_handler(view, row.language, diagnostics);
    }
}

fn check_handler(view: &View, language: Language, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let derived = a.get("inline").is_some() || language == Language::Binary;
    if !written(a, "handler") && !derived {
        diagnostics.push(say::no_handler(&view.name(), language.form(), view.span()));
    }
    match a.text("handler") {
        Some(handler) if !language.accepts(handler) => {
            diagnostics.push(say::malformed_handler(handler, language.form(), view.attribute_span("handler")));
        }
        _ => {}
    }
}

/// `Code`, `PackageType`, `Handler`, `Runtime` and the image's command.
pub fn lower(view: &View, entry: Entry) -> Entry {
    let a = view.attributes();
    if let Some(image) = view.property("image") {
        let command = view.property("command").map(|command| Node::map([("Command", command)]));
        return entry
            .with("PackageType", Node::text("Image"))
            .with("Code", Node::map([("ImageUri", image)]))
            .with_some("ImageConfig", command);
    }
    let inline = view.property("inline").map(|source| Node::map([("ZipFile", source)]));
    let code = a.text("code").map(|path| common::local(view, path)).or(inline);
    entry.with_some("Code", code).with("Handler", handler(view)).with_some("Runtime", view.property("runtime"))
}

fn handler(view: &View) -> Node {
    let derived = if view.attributes().get("inline").is_some() { "index.handler" } else { "bootstrap" };
    view.property("handler").unwrap_or_else(|| Node::text(derived))
}
