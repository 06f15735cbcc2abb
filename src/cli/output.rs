//! Files of a compilation, written all or not at all.
//!
//! Everything is first written into a hidden folder inside the output folder, so on the same file system; then each
//! file is renamed into its place. If that fails half-way, what was there before is put back. Files that an earlier
//! run wrote, by its own manifest, and that this one does not, are removed in the same way.

use super::disk;
use crate::diagnostics::{Diagnostic, usage};
use serde_json::Value;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// A file to be written: its path below the output folder, with `/`, and its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File<'a> {
    /// `us-east-1/api.yaml`
    pub path: &'a str,
    /// The bytes.
    pub text: &'a str,
}

/// Writes the files into a folder, which is made if need be. `project` is the folder of the sources.
pub fn write(folder: &Path, project: &Path, files: &[File]) -> Result<(), Box<Diagnostic>> {
    let shown = disk::shown(folder);
    if disk::way(folder, project).as_deref() == Some(".") {
        return Err(Box::new(usage::output_among_sources(&shown)));
    }
    if folder.exists() && !folder.is_dir() {
        return Err(Box::new(usage::unwritable(&shown, "it is no folder")));
    }
    let made = first_missing(folder);
    let result = replace(folder, files);
    if result.is_err() {
        remove_empty(folder, made.as_deref());
    }
    result.map_err(|error| Box::new(usage::unwritable(&shown, &disk::words(&error))))
}

fn replace(folder: &Path, files: &[File]) -> io::Result<()> {
    let stale = stale(folder, files);
    fs::create_dir_all(folder)?;
    let stage = tempfile::Builder::new().prefix(".slsc-").tempdir_in(folder)?;
    let mut steps = Steps { folder, stage: &stage, done: Vec::new(), folders: Vec::new() };
    let result = steps.all(files, &stale);
    if result.is_err() {
        steps.undo();
    }
    result
}

/// What was done so far, so that it can be undone.
struct Steps<'a> {
    folder: &'a Path,
    stage: &'a TempDir,
    /// Places that were changed, each with what stood there before.
    done: Vec<(PathBuf, Option<PathBuf>)>,
    /// Folders that were made.
    folders: Vec<PathBuf>,
}

impl Steps<'_> {
    fn all(&mut self, files: &[File], stale: &[String]) -> io::Result<()> {
        let staged: Vec<PathBuf> = files.iter().map(|file| self.stage_one(file)).collect::<io::Result<_>>()?;
        for (file, staged) in files.iter().zip(&staged) {
            let target = self.folder.join(file.path);
            self.make_folder(&target)?;
            let before = self.keep(&target)?;
            fs::rename(staged, &target)?;
            self.done.push((target, before));
        }
        for path in stale {
            let target = self.folder.join(path);
            let before = self.keep(&target)?;
            fs::remove_file(&target)?;
            self.done.push((target, before));
        }
        Ok(())
    }

    fn stage_one(&self, file: &File) -> io::Result<PathBuf> {
        let staged = self.stage.path().join("new").join(file.path);
        if let Some(parent) = staged.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&staged, file.text)?;
        Ok(staged)
    }

    fn make_folder(&mut self, target: &Path) -> io::Result<()> {
        let Some(parent) = target.parent() else { return Ok(()) };
        let missing: Vec<PathBuf> = parent.ancestors().take_while(|p| !p.exists()).map(Path::to_owned).collect();
        fs::create_dir_all(parent)?;
        self.folders.extend(missing.into_iter().rev());
        Ok(())
    }

    /// Copies what stands at a place, so that the place itself is never empty in between.
    fn keep(&self, target: &Path) -> io::Result<Option<PathBuf>> {
        match fs::symlink_metadata(target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
            Ok(metadata) if metadata.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(_) => {
                let copy = self.stage.path().join(format!("old-{}", self.done.len()));
                fs::copy(target, &copy)?;
                Ok(Some(copy))
            }
        }
    }

    /// Puts back what was there. A failure here has nobody left to be told: the first one is reported.
    fn undo(&mut self) {
        for (target, before) in self.done.drain(..).rev() {
            let _ = match before {
                Some(copy) => fs::rename(copy, target),
                None => fs::remove_file(target),
            };
        }
        for folder in self.folders.drain(..).rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// The outermost folder on the way to `folder` that does not exist yet.
fn first_missing(folder: &Path) -> Option<PathBuf> {
    folder
        .ancestors()
        .filter(|path| !path.as_os_str().is_empty())
        .take_while(|path| !path.exists())
        .last()
        .map(Path::to_owned)
}

/// Removes the folders that a failed run has made, as far as they are empty.
fn remove_empty(folder: &Path, outermost: Option<&Path>) {
    let Some(outermost) = outermost else { return };
    for path in folder.ancestors().take_while(|path| path.starts_with(outermost)) {
        if fs::remove_dir(path).is_err() {
            return;
        }
    }
}

/// What an earlier run wrote, by its manifest, and this one does not.
fn stale(folder: &Path, files: &[File]) -> Vec<String> {
    let is_new = |path: &String| !files.iter().any(|file| file.path == path);
    let exists = |path: &String| fs::symlink_metadata(folder.join(path)).is_ok_and(|metadata| metadata.is_file());
    let manifest = fs::read(folder.join("manifest.json")).unwrap_or_default();
    let mut paths: Vec<String> = listed(&manifest).into_iter().filter(|path| is_new(path) && exists(path)).collect();
    paths.sort_unstable();
    paths.dedup();
    paths
}

/// The templates that a manifest of ours lists; nothing that leads out of the folder, whatever it says.
fn listed(manifest: &[u8]) -> Vec<String> {
    let Ok(manifest) = serde_json::from_slice::<Value>(manifest) else { return Vec::new() };
    let is_ours = manifest.pointer("/compiler/name").is_some_and(|name| name == "slsc");
    let stacks = manifest.get("stacks").and_then(Value::as_array).into_iter().flatten();
    let stacks = stacks.chain(manifest.get("stack_set")).filter(|_| is_ours);
    let templates = stacks.filter_map(|stack| stack.get("template")?.as_str());
    templates.filter(|path| is_inside(path)).map(str::to_owned).collect()
}

fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(templates: &[&str]) -> String {
        let stacks: Vec<Value> = templates.iter().map(|path| serde_json::json!({ "template": path })).collect();
        serde_json::json!({ "compiler": { "name": "slsc" }, "stacks": stacks }).to_string()
    }

    fn names(folder: &Path) -> Vec<String> {
        use crate::world::World;
        disk::Disk::new(folder).names(Path::new(""))
    }

    #[test]
    fn what_an_earlier_run_listed_and_this_one_lacks_is_removed() {
        let project = tempfile::tempdir().unwrap();
        let out = project.path().join("out");
        let first = manifest(&["a.yaml", "b.yaml", "../keep.yaml"]);
        fs::write(project.path().join("keep.yaml"), "").unwrap();
        let file = |path, text| File { path, text };
        write(&out, project.path(), &[file("a.yaml", "1"), file("b.yaml", "1"), file("manifest.json", &first)])
            .unwrap();
        fs::write(out.join("mine.txt"), "").unwrap();
        let second = manifest(&["a.yaml"]);
        write(&out, project.path(), &[file("a.yaml", "2"), file("manifest.json", &second)]).unwrap();
        assert_eq!(names(&out), ["a.yaml", "manifest.json", "mine.txt"]);
        assert_eq!(names(project.path()), ["keep.yaml", "out"]);
        assert_eq!(fs::read_to_string(out.join("a.yaml")).unwrap(), "2");
    }

    #[test]
    fn half_of_the_output_is_never_left() {
        let project = tempfile::tempdir().unwrap();
        let out = project.path().join("out");
        fs::create_dir_all(out.join("b.yaml")).unwrap();
        fs::write(out.join("a.yaml"), "old").unwrap();
        let files = [
            File { path: "a.yaml", text: "new" },
            File { path: "x/y.yaml", text: "new" },
            File { path: "b.yaml", text: "" },
        ];
        assert!(write(&out, project.path(), &files).is_err());
        assert_eq!(fs::read_to_string(out.join("a.yaml")).unwrap(), "old");
        assert_eq!(names(&out), ["a.yaml", "b.yaml"]);
    }

    #[test]
    fn a_failed_run_leaves_no_new_folder() {
        let project = tempfile::tempdir().unwrap();
        let out = project.path().join("deep/out");
        let files = [File { path: "a", text: "" }, File { path: "a/b", text: "" }];
        assert!(write(&out, project.path(), &files).is_err());
        assert!(names(project.path()).is_empty());
    }

    #[test]
    fn the_project_itself_and_a_file_are_no_output_folder() {
        let project = tempfile::tempdir().unwrap();
        fs::write(project.path().join("file"), "").unwrap();
        for folder in [project.path().to_owned(), project.path().join("file"), project.path().join("file/out")] {
            assert!(write(&folder, project.path(), &[File { path: "a", text: "" }]).is_err(), "{folder:?}");
        }
        assert_eq!(names(project.path()), ["file"]);
    }
}
