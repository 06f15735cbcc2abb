//! What a name stands for.
//!
//! A [`Scope`] is the table of one list of declarations. Lists nest (a pattern's body, the body of an `if`), and a name
//! is looked for from the inside out; the top of a file also knows what the file imports.

use super::{FileTree, Program};
use crate::diagnostics::{Diagnostics, names as say};
use crate::source::Span;
use crate::syntax::ast::{self, ItemNode};
use std::collections::{HashMap, HashSet};

/// A declaration that has a name.
#[derive(Debug, Clone, Copy)]
pub enum Decl<'p> {
    /// `param`
    Param(&'p ast::Param),
    /// `input`
    Input(&'p ast::Input),
    /// `let`
    Let(&'p ast::Let),
    /// `type`
    Type(&'p ast::TypeAlias),
    /// A resource or an instance of a pattern, with the doc comment and allows around it.
    Resource(&'p ast::Resource, &'p ast::Item),
    /// A raw CloudFormation resource, with the doc comment and allows around it.
    Raw(&'p ast::Raw, &'p ast::Item),
    /// `pattern`, with its doc comment.
    Pattern(&'p ast::Pattern, &'p ast::Item),
    /// A name whose import failed, or whose declaration could not be read. That was reported: it may be anything.
    Missing(&'p ast::Name),
}

impl<'p> Decl<'p> {
    /// The declaration of an item, where it has a name.
    pub fn of(item: &'p ast::Item) -> Option<Decl<'p>> {
        match &item.node {
            ItemNode::Param(param) => Some(Decl::Param(param)),
            ItemNode::Input(input) => Some(Decl::Input(input)),
            ItemNode::Let(binding) => Some(Decl::Let(binding)),
            ItemNode::Type(alias) => Some(Decl::Type(alias)),
            ItemNode::Resource(resource) => Some(Decl::Resource(resource, item)),
            ItemNode::Raw(raw) => Some(Decl::Raw(raw, item)),
            ItemNode::Pattern(pattern) => Some(Decl::Pattern(pattern, item)),
            _ => None,
        }
    }

    /// Its name.
    pub fn name(self) -> &'p ast::Name {
        match self {
            Decl::Param(param) => &param.name,
            Decl::Input(input) => &input.name,
            Decl::Let(binding) => &binding.name,
            Decl::Type(alias) => &alias.name,
            Decl::Resource(resource, _) => &resource.name,
            Decl::Raw(raw, _) => &raw.name,
            Decl::Pattern(pattern, _) => &pattern.name,
            Decl::Missing(name) => name,
        }
    }

    /// What it is, in words.
    pub fn word(self) -> &'static str {
        match self {
            Decl::Param(_) => "a parameter",
            Decl::Input(_) => "an input",
            Decl::Let(_) => "a value",
            Decl::Type(_) => "a type",
            Decl::Resource(..) | Decl::Raw(..) => "a resource",
            Decl::Pattern(..) => "a pattern",
            Decl::Missing(_) => "missing",
        }
    }
}

/// The names of one list of declarations; each with the file it is declared in.
pub type Scope<'p> = HashMap<&'p str, (Decl<'p>, usize)>;

/// The scopes at the top of all files.
#[derive(Debug)]
pub struct Names<'p> {
    /// The program.
    pub program: &'p Program,
    /// By file.
    pub tops: Vec<Scope<'p>>,
    /// Patterns that contain themselves, by the place of their names; they were reported and are never expanded.
    pub recursive: HashSet<Span>,
}

impl<'p> Names<'p> {
    /// The declaration behind a name at the top of a file.
    pub fn top(&self, file: usize, name: &str) -> Option<(Decl<'p>, usize)> {
        self.tops.get(file)?.get(name).copied()
    }
}

/// Collects the names at the top of every file, then lets imports point at them.
pub fn bind<'p>(program: &'p Program, diagnostics: &mut Diagnostics) -> Names<'p> {
    let own: Vec<Scope> = program.files.iter().enumerate().map(|(index, file)| own(file, index, diagnostics)).collect();
    let mut tops = own.clone();
    for (index, (file, top)) in program.files.iter().zip(&mut tops).enumerate() {
        add_imports(index, file, &own, top, diagnostics);
    }
    for file in &program.files {
        one_service(file, program, diagnostics);
    }
    let mut names = Names { program, tops, recursive: HashSet::new() };
    names.recursive = super::recursion::find(&names, diagnostics);
    names
}

/// The names that a file declares at its top, and those that it failed to declare.
fn own<'p>(file: &'p FileTree, index: usize, diagnostics: &mut Diagnostics) -> Scope<'p> {
    let mut top = scope(&file.tree.items, index, diagnostics);
    for item in &file.tree.items {
        if let ItemNode::Pattern(pattern) = &item.node {
            parameters(pattern, diagnostics);
        }
    }
    super::places::check(&file.tree.items, index, &mut top, diagnostics);
    for name in &file.tree.unreadable {
        top.entry(name.text.as_str()).or_insert((Decl::Missing(name), index));
    }
    top
}

/// Reports parameters that share a name, or have that of something in the body.
fn parameters(pattern: &ast::Pattern, diagnostics: &mut Diagnostics) {
    let mut known: HashMap<&str, Span> = HashMap::new();
    for param in &pattern.params {
        match known.get(param.name.text.as_str()) {
            Some(first) => diagnostics.push(say::declared_twice(&param.name.text, param.name.span, *first)),
            None => {
                known.insert(&param.name.text, param.name.span);
            }
        }
    }
    for name in pattern.body.iter().filter_map(Decl::of).map(Decl::name) {
        if let Some(first) = known.get(name.text.as_str()) {
            diagnostics.push(say::declared_twice(&name.text, name.span, *first));
        }
    }
}

/// The names of a list of declarations; a name that is given twice is reported, and the first one counts.
pub fn scope<'p>(items: &'p [ast::Item], file: usize, diagnostics: &mut Diagnostics) -> Scope<'p> {
    let mut scope = Scope::new();
    for decl in items.iter().filter_map(Decl::of) {
        declare(&mut scope, decl.name().text.as_str(), decl, file, decl.name().span, diagnostics);
    }
    scope
}

fn declare<'p>(
    scope: &mut Scope<'p>,
    name: &'p str,
    decl: Decl<'p>,
    file: usize,
    at: Span,
    diagnostics: &mut Diagnostics,
) {
    match scope.get(name) {
        Some((Decl::Missing(_), _)) => {}
        Some((first, _)) => diagnostics.push(say::declared_twice(name, at, first.name().span)),
        None => {
            scope.insert(name, (decl, file));
        }
    }
}

fn add_imports<'p>(
    here: usize,
    file: &'p FileTree,
    own: &[Scope<'p>],
    top: &mut Scope<'p>,
    diagnostics: &mut Diagnostics,
) {
    let imports = file.tree.items.iter().filter_map(|item| match &item.node {
        ItemNode::Import(import) => Some(import),
        _ => None,
    });
    for (import, target) in imports.zip(&file.imports) {
        let target = target.and_then(|index| Some((index, own.get(index)?)));
        for wanted in &import.names {
            let local = wanted.alias.as_ref().unwrap_or(&wanted.name);
            let found = target.and_then(|(index, scope)| Some((scope.get(wanted.name.text.as_str())?.0, index)));
            if let (None, Some((_, scope))) = (found, target) {
                diagnostics.push(say::not_exported(&wanted.name, &import.from, scope.keys().copied()));
            }
            let (decl, index) = found.unwrap_or((Decl::Missing(local), here));
            declare(top, &local.text, decl, index, local.span, diagnostics);
        }
    }
}

/// One `service` for the program, in its main file.
fn one_service(file: &FileTree, program: &Program, diagnostics: &mut Diagnostics) {
    let services = |file: &'_ FileTree| -> Vec<Span> {
        let span = |item: &ast::Item| match &item.node {
            ItemNode::Service(service) => Some(service.name.span),
            _ => None,
        };
        file.tree.items.iter().filter_map(span).collect()
    };
    let main = program.files.first().map(services).unwrap_or_default();
    let is_main = program.files.first().is_some_and(|first| first.span == file.span);
    for span in services(file).into_iter().skip(usize::from(is_main)) {
        match main.first() {
            Some(first) => diagnostics.push(say::second_service(span, *first)),
            None => diagnostics.push(say::service_outside_main(span)),
        }
    }
}
