//! The tree-sitter grammar and its queries.
//!
//! The command line of tree-sitter makes the parser and runs the grammar's own tests; Python reads programs with the
//! parser, compiled as editors compile it; a Neovim opens them.

mod grammar;
mod neovim;
mod queries;
mod shape;
mod tools;
