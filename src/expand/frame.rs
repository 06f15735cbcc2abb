//! Where names have values while a program is expanded.

use crate::model::path::Path;
use crate::model::value::{Spanned, Value};
use crate::names::scope::Scope;
use crate::source::Span;
use ecow::EcoString;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// One list of declarations at work: the top of a file, the body of a pattern instance, of an `if`, of one turn of a
/// loop. Values are worked out when they are first asked for, so that the order of declarations does not matter.
pub struct Frame<'p> {
    /// The frame around it.
    pub parent: Option<Rc<Frame<'p>>>,
    /// The file whose text it is.
    pub file: usize,
    /// What it declares.
    pub scope: Scope<'p>,
    /// Names that are no declarations: arguments of a pattern, the variable of a loop.
    pub locals: HashMap<EcoString, Local<'p>>,
    /// What was worked out so far.
    pub values: RefCell<HashMap<EcoString, Slot>>,
    /// The path of what contains it.
    pub path: Path,
    /// Names of loop elements, which stand behind the names of what is declared.
    pub keys: Vec<EcoString>,
    /// The pattern instances around it, from outside in.
    pub trail: Vec<Span>,
}

/// A value that is known, or being worked out.
#[derive(Debug, Clone)]
pub enum Slot {
    /// Somebody is at it: asking now means a circle.
    Open,
    /// Known.
    Ready(Value),
}

/// A name that is no declaration.
pub enum Local<'p> {
    /// A value, with the place where it was written.
    Value(Spanned),
    /// An argument, not worked out yet: its expression, the frame of the caller, and the parameter.
    Argument(&'p crate::syntax::ast::Expr, Rc<Frame<'p>>, &'p crate::syntax::ast::Param),
}

impl<'p> Frame<'p> {
    /// The path of something that is declared here under a name.
    pub fn path_of(&self, name: &str) -> Path {
        self.keys.iter().fold(self.path.join(name), |path, key| path.join(key.clone()))
    }

    /// A frame inside this one.
    pub fn inside(self: &Rc<Frame<'p>>, scope: Scope<'p>) -> Frame<'p> {
        Frame {
            parent: Some(self.clone()),
            file: self.file,
            scope,
            locals: HashMap::new(),
            values: RefCell::default(),
            path: self.path.clone(),
            keys: self.keys.clone(),
            trail: self.trail.clone(),
        }
    }

    /// The names in reach, for suggestions.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> =
            self.scope.keys().copied().chain(self.locals.keys().map(EcoString::as_str)).collect();
        names.extend(self.parent.iter().flat_map(|parent| parent.names()));
        names
    }
}
