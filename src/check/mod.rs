//! The types of a program, in all its branches: also where a pattern is never used and an `if` is never taken.
//!
//! In: the bound names. Out: diagnostics only. Types are inferred from the inside out and compared with what kinds,
//! patterns and parameters want; where a type cannot be told, nothing is said. The expander says the same things in the
//! same words about what is really deployed, where it also knows values; the same code at the same place is one report.

mod attributes;
mod expressions;
mod fits;
mod items;
mod origin;

use crate::diagnostics::{Diagnostics, names as say};
use crate::model::ty::Ty;
use crate::names::scope::{Decl, Names, Scope, scope};
use crate::names::types::Types;
use crate::source::Span;
use crate::syntax::ast::{Item, Param};
use ecow::EcoString;
use std::collections::{HashMap, HashSet};

/// Checks every file of a program.
pub fn check(names: &Names, diagnostics: &mut Diagnostics) {
    let mut checker = Checker { names, diagnostics, known: HashMap::new(), open: HashSet::new() };
    for (file, tree) in names.program.files.iter().enumerate() {
        let Some(top) = names.tops.get(file) else { continue };
        let env = Env { parent: None, file, scope: top, locals: HashMap::new() };
        checker.items(&tree.tree.items, &env);
    }
}

/// How many declarations in a row may each refer to the next one; the expander reports more.
const WAITING: usize = 1000;

struct Checker<'n, 'p, 'd> {
    names: &'n Names<'p>,
    diagnostics: &'d mut Diagnostics,
    /// The types of declarations, by the place of their names.
    known: HashMap<Span, Ty>,
    /// Declarations whose types are being found.
    open: HashSet<Span>,
}

/// A list of declarations in the lists around it.
struct Env<'e, 'p> {
    parent: Option<&'e Env<'e, 'p>>,
    file: usize,
    scope: &'e Scope<'p>,
    locals: HashMap<EcoString, Ty>,
}

impl<'p> Env<'_, 'p> {
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.scope.keys().copied().chain(self.locals.keys().map(EcoString::as_str)).collect();
        names.extend(self.parent.iter().flat_map(|parent| parent.names()));
        names
    }
}

impl<'p> Checker<'_, 'p, '_> {
    /// Checks a list of declarations inside another one.
    fn inner(&mut self, items: &'p [Item], locals: HashMap<EcoString, Ty>, around: &Env<'_, 'p>) {
        let scope = scope(items, around.file, self.diagnostics);
        let env = Env { parent: Some(around), file: around.file, scope: &scope, locals };
        self.items(items, &env);
    }

    /// The type of a name, looked for from the inside out.
    fn name(&mut self, name: &EcoString, at: Span, env: &Env<'_, 'p>) -> Ty {
        let mut here = Some(env);
        while let Some(env) = here {
            if let Some(ty) = env.locals.get(name) {
                return ty.clone();
            }
            if let Some((decl, file)) = env.scope.get(name.as_str()).copied() {
                return self.decl(decl, file, at, env);
            }
            here = env.parent;
        }
        self.diagnostics.push(say::unknown_name(name, at, env.names().into_iter().chain(["aws"])));
        Ty::Unknown
    }

    fn decl(&mut self, decl: Decl<'p>, file: usize, at: Span, env: &Env<'_, 'p>) -> Ty {
        let key = decl.name().span;
        if let Some(ty) = self.known.get(&key) {
            return ty.clone();
        }
        if self.open.len() > WAITING {
            return Ty::Unknown;
        }
        if !self.open.insert(key) {
            self.diagnostics.push(say::circular_value(&decl.name().text, at));
            return Ty::Unknown;
        }
        let ty = if env.parent.is_none() && file != env.file {
            self.imported(decl, file, at)
        } else {
            self.declared(decl, file, at, env)
        };
        self.open.remove(&key);
        self.known.insert(key, ty.clone());
        ty
    }

    /// What a file imports is of the type that it has in the file that declares it.
    fn imported(&mut self, decl: Decl<'p>, file: usize, at: Span) -> Ty {
        let names = self.names;
        match names.tops.get(file) {
            Some(scope) => {
                let env = Env { parent: None, file, scope, locals: HashMap::new() };
                self.declared(decl, file, at, &env)
            }
            None => Ty::Unknown,
        }
    }

    fn declared(&mut self, decl: Decl<'p>, file: usize, at: Span, env: &Env<'_, 'p>) -> Ty {
        match decl {
            Decl::Param(param) => self.param(param, file),
            Decl::Input(input) => self.ty(&input.ty, file).deferred(),
            Decl::Let(binding) => match &binding.ty {
                Some(ty) => self.ty(ty, file),
                None => self.infer(&binding.value, env),
            },
            Decl::Resource(resource, _) => self.kind_or_pattern(resource, env),
            Decl::Raw(..) => Ty::Kind(&crate::kinds::raw::RESOURCE),
            Decl::Missing(_) => Ty::Unknown,
            Decl::Type(_) | Decl::Pattern(..) => {
                self.diagnostics.push(crate::diagnostics::types::wrong_type(at, "a value", decl.word()));
                Ty::Unknown
            }
        }
    }

    fn param(&mut self, param: &'p Param, file: usize) -> Ty {
        self.ty(&param.ty, file)
    }

    fn ty(&mut self, ty: &crate::syntax::ast::TypeExpr, file: usize) -> Ty {
        Types { names: self.names, file }.resolve(ty, self.diagnostics)
    }
}
