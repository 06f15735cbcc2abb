//! The one door to the outside: a stage that must look at a disk is given a [`World`] and nothing else.
//!
//! The command line implements it over the file system ([`crate::cli::disk`]), tests over a map.

use std::path::Path;

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// A regular file.
    File,
    /// A directory.
    Directory,
    /// A device, a pipe, a socket: nothing that a source can be read from.
    Special,
    /// Nothing.
    Missing,
}

/// Why a file could not be read, in words for a message: "permission denied".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable(pub String);

/// Read access to the files of a project.
///
/// Paths are relative to the project's root (the directory of the main file) or absolute; `/` separates.
pub trait World {
    /// What stands at a path; links are followed.
    fn entry(&self, path: &Path) -> Entry;

    /// The bytes of a regular file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable>;

    /// The names in a directory, sorted; empty where it is none.
    fn names(&self, path: &Path) -> Vec<String>;

    /// The real place of a path with links resolved, or the path itself where that cannot be told.
    fn real(&self, path: &Path) -> std::path::PathBuf {
        path.to_path_buf()
    }
}
