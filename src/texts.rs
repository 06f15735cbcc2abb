//! The files that attributes name and that become part of a template: the definition of a workflow.
//!
//! In: the architecture of each stack, and the [`World`]. Out: the same architectures with the texts, which are in the
//! source map from here on, so that whoever looks at them can say line and column.

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostic, Diagnostics, workflows as say};
use crate::model::architecture::{Architecture, Resource, SourceText};
use crate::model::shape::Shape;
use crate::model::value::{Spanned, Value};
use crate::source::SourceMap;
use crate::world::{Entry, World};
use ecow::EcoString;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Reads every file that an attribute names, once.
pub fn read(parts: &mut [Architecture], world: &dyn World, sources: &mut SourceMap, diagnostics: &mut Diagnostics) {
    let mut texts: BTreeMap<EcoString, Option<SourceText>> = BTreeMap::new();
    for resource in parts.iter().flat_map(Architecture::resources) {
        for (given, written) in named(resource) {
            let path = resource.project_path(written);
            texts.entry(path).or_insert_with_key(|path| {
                let read = text(path, written, given, world, sources);
                read.map_err(|diagnostic| diagnostics.push(*diagnostic)).ok()
            });
        }
    }
    if texts.is_empty() {
        return;
    }
    let texts = Arc::new(texts.into_iter().filter_map(|(path, text)| Some((path, text?))).collect());
    for part in parts {
        part.texts = Arc::clone(&texts);
    }
}

/// The attributes of a resource that are files.
fn named(resource: &Resource) -> impl Iterator<Item = (&Spanned, &EcoString)> {
    let files = resource.kind.attributes.iter().filter(|attribute| matches!(attribute.shape, Shape::File));
    files.filter_map(|attribute| resource.attributes.get(attribute.name)).filter_map(|given| match &given.value {
        Value::Text(path) => Some((given, path)),
        _ => None,
    })
}

fn text(
    path: &EcoString,
    written: &str,
    given: &Spanned,
    world: &dyn World,
    sources: &mut SourceMap,
) -> Result<SourceText, Box<Diagnostic>> {
    let disk = Path::new(path.as_str());
    match world.entry(disk) {
        Entry::File => {}
        Entry::Missing => {
            let names = world.names(disk.parent().unwrap_or(Path::new("")));
            let wanted = disk.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let near = nearest(&wanted, names.iter().map(String::as_str));
            return Err(Box::new(say::missing_file(written, near, given.span)));
        }
        Entry::Directory | Entry::Special => return Err(Box::new(say::no_file(written, "it is no file", given.span))),
    }
    let bytes = world.read(disk).map_err(|why| say::no_file(written, &why.0, given.span))?;
    let text = String::from_utf8(bytes).map_err(|_| say::no_file(written, "it is no text in UTF-8", given.span))?;
    let span = sources.add(path.as_str(), text.as_str());
    let span = span.ok_or_else(|| say::no_file(written, "it is too large", given.span))?;
    Ok(SourceText { text: text.into(), span })
}
