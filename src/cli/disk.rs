//! The [`World`] of the command line: the file system, read with care.
//!
//! The project's root is the folder of the main file. Devices and pipes are never opened, and no more is read of a
//! file than a source can have.

use crate::world::{Entry, Unreadable, World};
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Component, Path, PathBuf};

/// The largest file that is read whole: what a source can have.
const LARGEST: u64 = 64 << 20;

/// The file system below a project's root.
#[derive(Debug, Clone)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The world of a project.
    pub fn new(root: &Path) -> Disk {
        Disk { root: root.to_owned() }
    }

    fn place(&self, path: &Path) -> PathBuf {
        if path.as_os_str().is_empty() { self.root.clone() } else { self.root.join(path) }
    }
}

impl World for Disk {
    fn entry(&self, path: &Path) -> Entry {
        fs::metadata(self.place(path)).map_or(Entry::Missing, |metadata| entry(&metadata))
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        read(&self.place(path)).map_err(Unreadable)
    }

    fn names(&self, path: &Path) -> Vec<String> {
        let entries = fs::read_dir(self.place(path)).into_iter().flatten().flatten();
        let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort_unstable();
        names
    }

    fn real(&self, path: &Path) -> PathBuf {
        let place = self.place(path);
        absolute(&place).unwrap_or(place)
    }
}

fn entry(metadata: &Metadata) -> Entry {
    match metadata.file_type() {
        kind if kind.is_file() => Entry::File,
        kind if kind.is_dir() => Entry::Directory,
        _ => Entry::Special,
    }
}

/// The bytes of a regular file. One byte more than a source can have is read of a larger one, which tells that it is.
pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    match fs::metadata(path).map(|metadata| entry(&metadata)) {
        Ok(Entry::File) => {}
        Ok(Entry::Directory) => return Err("it is a directory".to_owned()),
        Ok(_) => return Err("it is a device or a pipe".to_owned()),
        Err(error) => return Err(words(&error)),
    }
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| words(&error))
}

/// What the system says, in the same words on every platform where it is one of the usual things.
pub fn words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "permission denied".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the file system is read-only".to_owned(),
        ErrorKind::NotADirectory => "a part of the path is a file".to_owned(),
        ErrorKind::IsADirectory => "it is a directory".to_owned(),
        ErrorKind::InvalidInput => "this is no path".to_owned(),
        _ => error.to_string(),
    }
}

/// A path as messages show it: with `/` on every platform.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")
}

/// The way from a folder to another place, with `/`: `../functions`. Both are looked up on the disk as far as they
/// exist. `None` where there is no relative way, as between two drives.
pub fn way(from: &Path, to: &Path) -> Option<String> {
    let (from, to) = (absolute(from)?, absolute(to)?);
    let (from, to): (Vec<Component>, Vec<Component>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return None;
    }
    let up = from.iter().skip(common).map(|_| "..".to_owned());
    let down = to.iter().skip(common).map(|part| part.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// The real place of a path, of which the last parts may not exist yet.
fn absolute(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let exists = path.ancestors().find_map(|ancestor| Some((ancestor, fs::canonicalize(ancestor).ok()?)));
    let (ancestor, real) = exists?;
    let rest = path.strip_prefix(ancestor).ok()?;
    Some(crate::source::normal(&real.join(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_project_is_relative() {
        let folder = tempfile::tempdir().unwrap();
        let project = folder.path();
        assert_eq!(way(&project.join("out"), project).unwrap(), "..");
        assert_eq!(way(project, project).unwrap(), ".");
        assert_eq!(way(&project.join("a/b"), &project.join("c")).unwrap(), "../../c");
    }

    #[test]
    fn names_are_sorted_and_a_missing_folder_has_none() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b", "a", "c"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let disk = Disk::new(folder.path());
        assert_eq!(disk.names(Path::new("")), ["a", "b", "c"]);
        assert!(disk.names(Path::new("x")).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_never_read() {
        let disk = Disk::new(Path::new("/dev"));
        assert_eq!(disk.entry(Path::new("null")), Entry::Special);
        assert!(disk.read(Path::new("zero")).is_err());
    }
}
