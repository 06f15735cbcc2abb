//! Reads the main file and everything that it imports.

use super::{FileTree, Program, stdlib};
use crate::diagnostics::{Diagnostics, names as say, suggest, usage};
use crate::source::{SourceMap, Span, decoded, normal};
use crate::syntax::{self, ast};
use crate::world::{Entry, World};
use ecow::EcoString;
use std::collections::HashMap;
use std::path::Path;

/// The largest source file, in bytes. Beyond it a file is surely something else.
pub const LARGEST: usize = 64 << 20;

/// Reads a program. A main file that cannot be read gives a program without files.
pub fn load(world: &dyn World, main: &str, sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Program {
    let mut loader = Loader { world, sources, diagnostics, program: Program::default(), known: HashMap::new() };
    loader.file(Origin::Disk(main.to_owned()), Span::NOWHERE, &mut Vec::new());
    loader.program
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Origin {
    /// A path relative to the project's root.
    Disk(String),
    /// A family of the standard library.
    Library(String),
}

impl Origin {
    fn name(&self) -> String {
        match self {
            Origin::Disk(path) => path.clone(),
            Origin::Library(family) => format!("std:{family}"),
        }
    }

    fn folder(&self) -> EcoString {
        match self {
            Origin::Disk(path) => Path::new(path).parent().map(slashed).unwrap_or_default().into(),
            Origin::Library(_) => EcoString::new(),
        }
    }
}

struct Loader<'a> {
    world: &'a dyn World,
    sources: &'a mut SourceMap,
    diagnostics: &'a mut Diagnostics,
    program: Program,
    known: HashMap<Origin, usize>,
}

impl Loader<'_> {
    /// Reads a file and, first, what it imports; `chain` are the files that wait for it, with the imports' places.
    fn file(&mut self, origin: Origin, asked: Span, chain: &mut Vec<(Origin, Span)>) -> Option<usize> {
        if let Some(circle) = chain.iter().position(|(open, _)| *open == origin) {
            let hops: Vec<Span> = chain.iter().skip(circle + 1).map(|(_, span)| *span).chain([asked]).collect();
            self.diagnostics.push(say::circular_import(&origin.name(), &hops));
            return None;
        }
        if let Some(known) = self.known.get(&origin) {
            return Some(*known);
        }
        let text = self.text(&origin, asked)?;
        let span = self.add(&origin, text, asked)?;
        let tree = syntax::parse(self.sources, span, self.diagnostics);
        let index = self.program.files.len();
        let file = FileTree { name: origin.name().into(), folder: origin.folder(), tree, span, imports: Vec::new() };
        self.program.files.push(file);
        chain.push((origin.clone(), asked));
        let imports = self.imports(index, &origin, chain);
        chain.pop();
        if let Some(file) = self.program.files.get_mut(index) {
            file.imports = imports;
        }
        self.known.insert(origin, index);
        Some(index)
    }

    fn imports(&mut self, index: usize, origin: &Origin, chain: &mut Vec<(Origin, Span)>) -> Vec<Option<usize>> {
        let import = |item: &ast::Item| match &item.node {
            ast::ItemNode::Import(import) => Some(import.from.clone()),
            _ => None,
        };
        let from: Vec<ast::Text> =
            self.program.files.get(index).map(|f| f.tree.items.iter().filter_map(import).collect()).unwrap_or_default();
        from.iter()
            .map(|text| {
                let target = self.target(text, origin)?;
                self.file(target, text.span, chain)
            })
            .collect()
    }

    /// What an import names.
    fn target(&mut self, from: &ast::Text, importer: &Origin) -> Option<Origin> {
        if let Some(family) = from.value.strip_prefix("std:") {
            return Some(Origin::Library(family.to_owned()));
        }
        if !(from.value.starts_with("./") || from.value.starts_with("../")) {
            self.diagnostics.push(say::import_path_form(from.span, &from.value));
            return None;
        }
        let path = normal(&Path::new(importer.folder().as_str()).join(from.value.as_str()));
        let root = self.world.real(Path::new(""));
        let outside = path.starts_with("..") || matches!(importer, Origin::Library(_));
        if outside || !self.world.real(&path).starts_with(&root) {
            self.diagnostics.push(say::import_outside_project(from.span, &from.value));
            return None;
        }
        Some(Origin::Disk(slashed(&path)))
    }

    fn text(&mut self, origin: &Origin, asked: Span) -> Option<Vec<u8>> {
        match origin {
            Origin::Library(family) => match stdlib::find(family) {
                Some(text) => Some(text.as_bytes().to_vec()),
                None => {
                    self.diagnostics.push(say::unknown_library(
                        asked,
                        family,
                        stdlib::ALL.iter().map(|(name, _)| *name),
                    ));
                    None
                }
            },
            Origin::Disk(path) => self.read(path, asked),
        }
    }

    fn read(&mut self, path: &str, asked: Span) -> Option<Vec<u8>> {
        let disk = Path::new(path);
        match self.world.entry(disk) {
            Entry::File => match self.world.read(disk) {
                Ok(bytes) if bytes.len() > LARGEST => self.refuse(usage::too_large(asked, path, LARGEST)),
                Ok(bytes) => Some(bytes),
                Err(why) => self.refuse(usage::unreadable(asked, path, &why.0)),
            },
            Entry::Missing => {
                let folder = disk.parent().unwrap_or(Path::new(""));
                let names = self.world.names(folder);
                let wanted = disk.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                let near = suggest::nearest(&wanted, names.iter().map(String::as_str)).map(str::to_owned);
                self.refuse(usage::missing_file(asked, path, near.as_deref()))
            }
            Entry::Directory => self.refuse(usage::not_a_file(asked, path, "a directory")),
            Entry::Special => self.refuse(usage::not_a_file(asked, path, "a device or a pipe")),
        }
    }

    fn refuse(&mut self, diagnostic: crate::diagnostics::Diagnostic) -> Option<Vec<u8>> {
        self.diagnostics.push(diagnostic);
        None
    }

    /// Puts a text into the source map. Bytes that are no UTF-8 are shown as replacement characters, and reported.
    fn add(&mut self, origin: &Origin, bytes: Vec<u8>, asked: Span) -> Option<Span> {
        let name = origin.name();
        let (text, broken) = decoded(bytes);
        let Some(span) = self.sources.add(&name, text) else {
            self.diagnostics.push(usage::too_large(asked, &name, SourceMap::CAPACITY));
            return None;
        };
        let Some(valid) = broken else {
            return Some(span);
        };
        let at = span.start + u32::try_from(valid).unwrap_or(0);
        self.diagnostics.push(usage::invalid_utf8(Span::new(at, at + '\u{fffd}'.len_utf8() as u32), &name));
        None
    }
}

/// A path with `/` on every platform.
fn slashed(path: &Path) -> String {
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
