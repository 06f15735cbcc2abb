//! Which files a compilation has, and what is in them.
//!
//! In: the templates of a service's stacks. Out: a file for each, and `manifest.json`. Nothing is written here: the
//! command line decides where, and writes all of them or none.

use super::handover::Part;
use super::headroom::{self, Usage};
use super::manifest::Manifest;
use super::stackset::{self, StackSet};
use super::{Format, Syntax, Writing, limits};
use crate::diagnostics::{Diagnostic, Diagnostics, usage};
use crate::model::architecture::Service;

/// What a compilation is to produce.
#[derive(Debug, Clone, Copy, Default)]
pub struct Layout<'a> {
    /// CloudFormation or SAM.
    pub format: Format,
    /// YAML or JSON.
    pub syntax: Syntax,
    /// One region only.
    pub region: Option<&'a str>,
    /// One template for all regions, for CloudFormation StackSets.
    pub stackset: bool,
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
    /// How much of AWS's limits it uses, where it is a template.
    pub usage: Vec<Usage>,
}

/// The files of a service; templates first, then the manifest. No template where the service has no such region, and no
/// file where it cannot be the stack set that was wanted.
pub fn files(service: &Service, parts: Vec<Part>, layout: &Layout, diagnostics: &mut Diagnostics) -> Vec<OutputFile> {
    let wanted = |part: &Part| match (layout.region, &part.stack.region) {
        (Some(only), Some(region)) => only == region.as_str(),
        _ => true,
    };
    let mut parts: Vec<Part> = parts.into_iter().filter(wanted).collect();
    let mut set = None;
    if layout.stackset {
        match stack_set(parts, layout, diagnostics) {
            Ok((others, made)) => (parts, set) = (others, Some(made)),
            Err(reports) => {
                reports.into_iter().for_each(|report| diagnostics.push(report));
                return Vec::new();
            }
        }
    }
    let mut files = Vec::with_capacity(parts.len() + 2);
    for part in parts.iter_mut().chain(set.iter_mut().map(|set| &mut set.part)) {
        // SAM's transform makes of it what CloudFormation counts.
        let mut usage = headroom::of(&part.template);
        if layout.format == Format::Sam {
            part.template = super::sam::sam(&part.template);
        }
        let path = file_name(&part.stack.name, layout.syntax);
        let text = super::write(&part.template, layout.syntax, &layout.writing);
        limits::written(&path, text.len(), diagnostics);
        usage.push(headroom::bytes(text.len()));
        files.push(OutputFile { path, text, usage });
    }
    let manifest = Manifest::of(service, &parts, set.as_ref(), layout);
    files.push(OutputFile { path: "manifest.json".to_owned(), text: manifest.text(), usage: Vec::new() });
    files
}

/// The stacks of a service with one stack set in the place of the regional ones. The merged template has names and waits
/// that no regional one has, and is checked again.
fn stack_set(
    parts: Vec<Part>,
    layout: &Layout,
    diagnostics: &mut Diagnostics,
) -> Result<(Vec<Part>, StackSet), Vec<Diagnostic>> {
    if layout.format == Format::Sam {
        return Err(vec![usage::stack_set_of_sam()]);
    }
    let (others, set) = stackset::of(parts)?;
    limits::check(&set.part.template, diagnostics);
    crate::graph::template_cycles::check(&set.part.template, diagnostics);
    Ok((others, set))
}

/// `us-east-1.yaml`
pub fn file_name(stack: &str, syntax: Syntax) -> String {
    format!("{stack}.{}", syntax.extension())
}
