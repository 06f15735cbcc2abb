//! The code and content on disk: whether the files and symbols that handlers name are there, and the pages of sites.
//!
//! In: the deployment and the [`World`]. Out: diagnostics. A folder is looked for wherever a function has one; a file
//! where the runtime says how a handler is found; a symbol where a look at the text is enough to tell that it is missing.

mod runtimes;
mod scratch;
mod symbols;

use crate::diagnostics::suggest::nearest;
use crate::diagnostics::{Diagnostics, code as say, sites};
use crate::kinds::site::pages;
use crate::model::architecture::Resource;
use crate::model::deployment::Deployment;
use crate::model::graph::{Graph, View};
use crate::model::value::Value;
use crate::source::{Span, normal};
use crate::world::{Entry, World};
use runtimes::Language;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Looks for the code of every function.
pub fn check(deployment: &Deployment, world: &dyn World, diagnostics: &mut Diagnostics) {
    let mut search = Search { world, diagnostics, texts: HashMap::new() };
    for view in deployment.graphs.iter().flat_map(Graph::views).filter(|view| view.is("function")) {
        search.function(view.resource);
    }
    for view in deployment.graphs.iter().flat_map(Graph::views).filter(|view| view.is("site")) {
        search.site(&view);
    }
}

struct Search<'a> {
    world: &'a dyn World,
    diagnostics: &'a mut Diagnostics,
    /// Handler files that were read: many functions share one.
    texts: HashMap<PathBuf, Option<String>>,
}

impl Search<'_> {
    fn function(&mut self, function: &Resource) {
        if let Some((text, at)) = known(function, "inline")
            && let Some((line, kept)) = scratch::state(text)
        {
            let place = format!("line {line} of this text");
            self.diagnostics.push(say::state_in_scratch(&function.path.to_string(), &kept, &place, at));
        }
        let Some((code, at)) = known(function, "code") else { return };
        let folder = normal(&Path::new(function.folder.as_str()).join(code));
        match self.world.entry(&folder) {
            Entry::Missing => self.missing_code(&folder, code, at),
            Entry::Special => self.diagnostics.push(say::code_is_no_folder(code, at)),
            // An archive is taken as it is.
            Entry::File => {}
            Entry::Directory => self.handler(function, &folder),
        }
    }

    fn missing_code(&mut self, folder: &Path, code: &str, at: Span) {
        let near = self.neighbour(folder, code);
        self.diagnostics.push(say::missing_code(code, at, near.as_deref()));
    }

    /// What an author most likely meant by a path that leads nowhere: `written` with another last name.
    fn neighbour(&self, place: &Path, written: &str) -> Option<String> {
        let around = place.parent().unwrap_or(Path::new(""));
        let name = place.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let names = self.world.names(around);
        let near = nearest(&name, names.iter().map(String::as_str))?;
        Some(match written.rsplit_once('/') {
            Some((before, _)) => format!("{before}/{near}"),
            None => near.to_owned(),
        })
    }

    /// The files of a site: its folder, and the pages that it names.
    fn site(&mut self, site: &View) {
        let Some((content, at)) = known(site.resource, "content") else { return };
        let folder = normal(&Path::new(site.resource.folder.as_str()).join(content));
        match self.world.entry(&folder) {
            Entry::Directory => self.pages(site, &folder, content, at),
            Entry::Missing => {
                let near = self.neighbour(&folder, content);
                self.diagnostics.push(sites::missing_content(content, false, at, near.as_deref()));
            }
            Entry::File | Entry::Special => self.diagnostics.push(sites::missing_content(content, true, at, None)),
        }
    }

    fn pages(&mut self, site: &View, folder: &Path, content: &str, at: Span) {
        for (page, span) in pages::files(site) {
            let place = normal(&folder.join(page.as_str()));
            if self.world.entry(&place) != Entry::File {
                let near = self.neighbour(&place, &page);
                self.diagnostics.push(sites::missing_page(&page, content, span, at, near.as_deref()));
            }
        }
    }

    fn handler(&mut self, function: &Resource, folder: &Path) {
        let (Some((handler, at)), Some((runtime, _))) = (known(function, "handler"), known(function, "runtime")) else {
            return;
        };
        let (Some(language), Some((module, symbol))) = (Language::of(runtime), handler.rsplit_once('.')) else {
            return;
        };
        let candidates = language.files(module);
        let found = candidates.iter().map(|file| folder.join(file)).find(|file| self.world.entry(file) == Entry::File);
        match found {
            Some(file) => {
                self.symbol(language, &file, symbol, at);
                self.scratch(function, &file, at);
            }
            None => self.missing_file(language, folder, handler, &candidates, at),
        }
    }

    fn missing_file(&mut self, language: Language, folder: &Path, handler: &str, candidates: &[String], at: Span) {
        let Some(wanted) = candidates.first() else { return };
        let inside = Path::new(wanted).parent().unwrap_or(Path::new(""));
        let names = self.world.names(&folder.join(inside));
        let sources: Vec<&str> = names.iter().map(String::as_str).filter(|name| language.is_source(name)).collect();
        let name = Path::new(wanted).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let near = nearest(&name, sources.iter().copied())
            .or_else(|| if sources.len() == 1 { sources.first().copied() } else { None });
        let near = near.map(|near| language.handler(inside, near, handler));
        self.diagnostics.push(say::missing_handler_file(handler, wanted, at, near.as_deref()));
    }

    fn symbol(&mut self, language: Language, file: &Path, symbol: &str, at: Span) {
        let Some(text) = self.text(file) else { return };
        let symbols = symbols::of(language, &text);
        if symbols.open || symbols.names.iter().any(|name| name == symbol) || symbols::mentions(&text, symbol) {
            return;
        }
        let near = nearest(symbol, symbols.names.iter().map(String::as_str)).or(match symbols.names.as_slice() {
            [only] => Some(only.as_str()),
            _ => None,
        });
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.diagnostics.push(say::missing_symbol(symbol, &name, at, near));
    }

    /// State that a call leaves behind for the next one.
    fn scratch(&mut self, function: &Resource, file: &Path, at: Span) {
        let Some((line, kept)) = self.text(file).as_deref().and_then(scratch::state) else { return };
        let place = format!("line {line} of `{}`", file.to_string_lossy().replace('\\', "/"));
        self.diagnostics.push(say::state_in_scratch(&function.path.to_string(), &kept, &place, at));
    }

    fn text(&mut self, file: &Path) -> Option<String> {
        let world = self.world;
        let read = || world.read(file).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        self.texts.entry(file.to_path_buf()).or_insert_with(read).clone()
    }
}

/// A text attribute that is known now, and where it was written.
fn known<'r>(function: &'r Resource, name: &str) -> Option<(&'r str, Span)> {
    let spanned = function.attributes.get(name)?;
    match &spanned.value {
        Value::Text(text) => Some((text, spanned.span)),
        _ => None,
    }
}
