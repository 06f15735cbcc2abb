//! Which files a compilation has, and what is in them.
//!
//! In: the template of a service. Out: `template.yaml`, or one `REGION.yaml` for each region of the service, and
//! `manifest.json`. Nothing is written here: the command line decides where, and writes all of them or none.

use super::manifest::Manifest;
use super::{Format, Syntax, Writing, limits};
use crate::diagnostics::Diagnostics;
use crate::model::architecture::Service;
use crate::model::template::Template;

/// What a compilation is to produce.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout<'a> {
    /// CloudFormation or SAM.
    pub format: Format,
    /// YAML or JSON.
    pub syntax: Syntax,
    /// One region only.
    pub region: Option<&'a str>,
    /// How templates are spelt.
    pub writing: Writing<'a>,
}

/// A file below the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path, with `/`.
    pub path: String,
    /// Its content.
    pub text: String,
}

/// The files of a service; templates first, then the manifest. No template where the service has no such region.
pub fn files(
    service: &Service,
    template: &Template,
    layout: &Layout,
    diagnostics: &mut Diagnostics,
) -> Vec<OutputFile> {
    let sam = (layout.format == Format::Sam).then(|| super::sam::sam(template));
    let template = sam.as_ref().unwrap_or(template);
    let names = names(service, layout);
    let text = super::write(template, layout.syntax, &layout.writing);
    let mut files = Vec::with_capacity(names.len() + 1);
    for (name, _) in &names {
        limits::written(name, text.len(), diagnostics);
    }
    // The last one takes the text itself: copies of a large template cost time.
    let copies = std::iter::repeat_n(text, names.len());
    files.extend(names.iter().zip(copies).map(|((name, _), text)| OutputFile { path: name.clone(), text }));
    let manifest = Manifest::of(service, template, layout.format, &names);
    files.push(OutputFile { path: "manifest.json".to_owned(), text: manifest.text() });
    files
}

/// The templates' names, each with its region.
fn names(service: &Service, layout: &Layout) -> Vec<(String, Option<String>)> {
    let extension = layout.syntax.extension();
    if service.regions.is_empty() {
        return vec![(format!("template.{extension}"), layout.region.map(str::to_owned))];
    }
    let wanted = |region: &&ecow::EcoString| layout.region.is_none_or(|only| only == region.as_str());
    let regions = service.regions.iter().filter(wanted);
    regions.map(|region| (format!("{region}.{extension}"), Some(region.to_string()))).collect()
}
