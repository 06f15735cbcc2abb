//! The extension of Visual Studio Code: its snippets, its code, its package.

mod snippets;
