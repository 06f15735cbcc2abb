//! The tree-sitter grammar and its queries.
