//! Sources written anew, all of them or none.
//!
//! A file is replaced in one step and keeps its rights; a link stays one. What changed on the disk since it was read is
//! never overwritten: somebody is at work there.

use super::disk;
use crate::diagnostics::{Diagnostic, usage};
use crate::fixes::Rewritten;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes the files below a project's root.
pub fn write(root: &Path, files: &[Rewritten]) -> Result<(), Box<Diagnostic>> {
    let staged = files.iter().map(|file| stage(root, file)).collect::<Result<Vec<Staged>, _>>()?;
    let mut done: Vec<(PathBuf, &Rewritten)> = Vec::new();
    for (staged, file) in staged.into_iter().zip(files) {
        let Staged { target, text } = staged;
        if let Err(error) = text.persist(&target) {
            // The first failure is told; what was there is put back as well as can be.
            done.iter().for_each(|(target, file)| drop(fs::write(target, &file.before)));
            return Err(unwritable(root, file, &error.error));
        }
        done.push((target, file));
    }
    Ok(())
}

/// A new text beside the file that it is to replace.
struct Staged {
    target: PathBuf,
    text: NamedTempFile,
}

fn stage(root: &Path, file: &Rewritten) -> Result<Staged, Box<Diagnostic>> {
    let path = root.join(&file.name);
    match disk::read(&path) {
        Ok(bytes) if bytes == file.before.as_bytes() => {}
        _ => return Err(Box::new(usage::changed_meanwhile(&disk::shown(&path)))),
    }
    beside(&path, &file.after).map_err(|error| unwritable(root, file, &error))
}

fn beside(path: &Path, text: &str) -> io::Result<Staged> {
    let target = fs::canonicalize(path)?;
    let rights = fs::metadata(&target)?.permissions();
    if rights.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut staged = tempfile::Builder::new().prefix(".slsc-").tempfile_in(folder)?;
    staged.write_all(text.as_bytes())?;
    staged.as_file().set_permissions(rights)?;
    staged.as_file().sync_all()?;
    Ok(Staged { target, text: staged })
}

fn unwritable(root: &Path, file: &Rewritten, error: &io::Error) -> Box<Diagnostic> {
    Box::new(usage::unwritable_source(&disk::shown(&root.join(&file.name)), &disk::words(error)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, before: &str, after: &str) -> Rewritten {
        Rewritten { name: name.to_owned(), before: before.to_owned(), after: after.to_owned() }
    }

    #[test]
    fn all_files_are_written_or_none() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("a.sls"), "a").unwrap();
        fs::write(root.path().join("b.sls"), "changed by somebody").unwrap();
        let wrong = write(root.path(), &[file("a.sls", "a", "A"), file("b.sls", "b", "B")]).unwrap_err();
        assert_eq!(wrong.code.id, "SLS0915");
        assert_eq!(fs::read_to_string(root.path().join("a.sls")).unwrap(), "a");
        write(root.path(), &[file("a.sls", "a", "A"), file("b.sls", "changed by somebody", "B")]).unwrap();
        assert_eq!(fs::read_to_string(root.path().join("b.sls")).unwrap(), "B");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_stay() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let real = root.path().join("real.sls");
        fs::write(&real, "a").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, root.path().join("main.sls")).unwrap();
        write(root.path(), &[file("main.sls", "a", "b")]).unwrap();
        assert!(fs::symlink_metadata(root.path().join("main.sls")).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "b");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
        assert_eq!(write(root.path(), &[file("main.sls", "b", "c")]).unwrap_err().code.id, "SLS0905");
    }
}
