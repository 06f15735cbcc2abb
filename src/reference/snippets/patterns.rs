//! An instance of each pattern of the standard library, with what has to be given; and an import of each family.

use super::Snippet;
use super::places::{Body, Place};
use crate::diagnostics::Diagnostics;
use crate::reference::patterns::library::{self, Entry, Family, Param};
use crate::source::SourceMap;
use crate::syntax;
use crate::syntax::ast::{ItemNode, TypeExpr, TypeField, TypeNode};

/// Texts that have a form of their own, by the names that parameters have for them.
const TEXTS: [(&str, &str); 5] = [
    ("address", "192.0.2.10"),
    ("name", "www.example.com"),
    ("primary", "us-east-1"),
    ("secondary", "us-west-1"),
    ("url", "https://www.example.org/index.html"),
];

/// What need not be given, but something like it has to.
const ONE_OF_SEVERAL: [(&str, &[&str]); 3] =
    [("api_failover", &["primary", "secondary"]), ("backend", &["read"]), ("periodical", &["every"])];

/// A snippet of each pattern, and of each family.
pub fn of_patterns() -> Vec<Snippet> {
    library::families().iter().flat_map(|family| family.patterns.iter().map(instance).chain([import(family)])).collect()
}

/// `import { fan_out } from "std:orchestration"`
fn import(family: &Family) -> Snippet {
    let mut body = Body::default();
    body.text("import { ");
    body.place(&Place::Choice(family.patterns.iter().map(|entry| entry.name.clone()).collect()));
    body.text(&format!(" }} from \"std:{}\"", family.name));
    Snippet { prefix: format!("import_{}", family.name), doc: family.about.clone(), body: body.end() }
}

fn instance(entry: &Entry) -> Snippet {
    let mut body = Body::default();
    body.text(&format!("{} ", entry.name));
    body.place(&Place::Text("name".to_owned()));
    body.text(" {");
    let given: Vec<(&Param, TypeExpr)> =
        entry.params.iter().filter_map(|param| Some((param, given(entry, param)?))).collect();
    let width = given.iter().map(|(param, _)| param.name.len()).max().unwrap_or(0);
    for (param, ty) in &given {
        body.text(&format!("\n  {:1$} ", format!("{}:", param.name), width + 1));
        value(&mut body, &param.name, ty, param);
    }
    body.text(if given.is_empty() { "}" } else { "\n}" });
    let doc = format!("{} From `std:{}`.", entry.summary().replace('\n', " "), entry.family);
    Snippet { prefix: entry.name.clone(), doc, body: body.end() }
}

/// The type of a parameter, if it has to be given.
fn given(entry: &Entry, param: &Param) -> Option<TypeExpr> {
    let ty = type_of(param)?;
    let is_wanted =
        ONE_OF_SEVERAL.iter().any(|(of, params)| *of == entry.name && params.contains(&param.name.as_str()));
    match ty.node {
        TypeNode::Optional(inner) => is_wanted.then_some(*inner),
        _ => (is_wanted || param.default.is_none()).then_some(ty),
    }
}

fn type_of(param: &Param) -> Option<TypeExpr> {
    let mut sources = SourceMap::default();
    let span = sources.add("type", format!("type it = {}", param.ty))?;
    let file = syntax::parse(&sources, span, &mut Diagnostics::default());
    file.items.into_iter().find_map(|item| match item.node {
        ItemNode::Type(alias) => Some(alias.ty),
        _ => None,
    })
}

/// A value of a type, with its places, for what has this name.
fn value(body: &mut Body, name: &str, ty: &TypeExpr, param: &Param) {
    match &ty.node {
        TypeNode::List(inner) => {
            body.text("[");
            match &inner.node {
                TypeNode::Object(fields) => parts(body, fields, param),
                _ => value(body, one_of(name), inner, param),
            }
            body.text("]");
        }
        TypeNode::Object(fields) => object(body, fields, |field| field.to_owned(), param),
        TypeNode::Map(inner) => {
            body.text("{ ");
            body.place(&Place::Text("name".to_owned()));
            body.text(": ");
            value(body, name, inner, param);
            body.text(" }");
        }
        TypeNode::Deferred(inner) => value(body, name, inner, param),
        TypeNode::Union(_) => body.place(&union(&ty_words(ty), name)),
        TypeNode::Name(ty) => simple(body, name, ty, param),
        _ => body.place(&Place::Text(name.to_owned())),
    }
}

/// Whoever takes parts with names takes several: two of them.
fn parts(body: &mut Body, fields: &[TypeField], param: &Param) {
    for (index, part) in ["first", "second"].into_iter().enumerate() {
        body.text(if index == 0 { "" } else { ", " });
        let name = |field: &str| match field {
            "name" => part.to_owned(),
            "route" => format!("GET /{part}"),
            field => format!("{field}_{part}"),
        };
        object(body, fields, name, param);
    }
}

/// An object with all that has to be in it.
fn object(body: &mut Body, fields: &[TypeField], name: impl Fn(&str) -> String, param: &Param) {
    for (index, field) in fields.iter().filter(|field| !field.optional).enumerate() {
        body.text(&format!("{}{}: ", if index == 0 { "{ " } else { ", " }, field.name.text));
        value(body, &name(&field.name.text), &field.ty, param);
    }
    body.text(" }");
}

/// `worker` of `workers`, `address` of `addresses`.
fn one_of(names: &str) -> &str {
    let ending = if names.ends_with("sses") { "es" } else { "s" };
    names.strip_suffix(ending).unwrap_or(names)
}

/// The texts of a union.
fn ty_words(ty: &TypeExpr) -> Vec<String> {
    match &ty.node {
        TypeNode::Union(types) => types.iter().flat_map(ty_words).collect(),
        TypeNode::Literal(text) => vec![format!("\"{text}\"")],
        _ => Vec::new(),
    }
}

fn union(words: &[String], name: &str) -> Place {
    match words {
        [] => Place::Text(name.to_owned()),
        words => Place::Choice(words.to_vec()),
    }
}

/// A value of a type that has a name: something of that type, or the name of what has to be declared.
fn simple(body: &mut Body, name: &str, ty: &str, param: &Param) {
    let text = match ty {
        "string" => {
            let usual = TEXTS.iter().find(|(of, _)| *of == name).map(|(_, text)| *text);
            let shown = shown(&param.doc).or(usual).unwrap_or(name);
            body.text("\"");
            body.place(&Place::Text(shown.to_owned()));
            return body.text("\"");
        }
        "bool" => return body.place(&Place::Choice(vec!["true".to_owned(), "false".to_owned()])),
        "int" | "number" => "2",
        "duration" => "5m",
        "size" => "1MB",
        "percent" => "50%",
        "json" => shown_object(&param.doc).unwrap_or("{}"),
        _ => name,
    };
    body.place(&Place::Text(text.to_owned()));
}

/// The object that a doc comment shows: `{ eventName: ["INSERT"] }`.
fn shown_object(doc: &str) -> Option<&str> {
    let shown = doc.split('`').nth(1)?;
    (shown.starts_with('{') && shown.ends_with('}')).then_some(shown)
}

/// The text that a doc comment shows: `"/orders"`.
fn shown(doc: &str) -> Option<&str> {
    let (_, behind) = doc.split_once("`\"")?;
    let (text, _) = behind.split_once("\"`")?;
    (!text.contains(['"', '`'])).then_some(text)
}
