//! Files to a program: imports followed, every declaration found by its name.
//!
//! In: the path of the main file and a [`World`](crate::world::World). Out: a [`Program`], whose files are parsed and whose imports point
//! at files of the same program. Invariant: nothing here looks at types or values.

pub mod allows;
mod load;
mod places;
mod recursion;
pub mod scope;
pub mod stdlib;
pub mod types;

pub use load::{LARGEST, load};

use crate::source::Span;
use crate::syntax::ast;
use ecow::EcoString;

/// All files of a program.
#[derive(Debug, Default)]
pub struct Program {
    /// The files in the order in which they were first named; the main file is the first.
    pub files: Vec<FileTree>,
}

/// A file with its tree.
#[derive(Debug)]
pub struct FileTree {
    /// The name that messages show.
    pub name: EcoString,
    /// Its folder, relative to the project's root; empty for the root itself and for the standard library.
    pub folder: EcoString,
    /// What it says.
    pub tree: ast::File,
    /// The text's place.
    pub span: Span,
    /// For each import of the tree, in order, the file it names; `None` where there is none, which was reported.
    pub imports: Vec<Option<usize>>,
}
