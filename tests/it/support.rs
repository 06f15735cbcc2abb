//! What the modules share: worlds in memory, compiled programs, files that are kept current.

use slsc::compile::{Output, OutputFile, compile};
use slsc::diagnostics::Level;
use slsc::diagnostics::levels::Levels;
use slsc::diagnostics::render::Program;
use slsc::diagnostics::render::human::{self, Look};
use slsc::expand::{Given, GivenValue};
use slsc::world::{Entry, Unreadable, World};
use slsc::{Analysis, Request};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sources of a program. Whatever code they name exists as well, unless code is among the files: then only that.
#[derive(Debug, Default)]
pub struct Memory {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

/// The file beside a main file from which its parameters have their values.
const PARAMS: &str = "params.json";

const PAGE: &str = "<!doctype html>\n";

const FUNCTION: &str = "def handler(event, context):\n    return None\n";

impl Memory {
    /// A program of one file.
    pub fn of(text: &str) -> Memory {
        Memory { files: BTreeMap::from([(PathBuf::from("main.sls"), text.as_bytes().to_vec())]) }
    }

    /// A program of one file, beside one function in `functions/charge/app.py` and a site in `public`.
    pub fn with_code(text: &str) -> Memory {
        let code = Memory::of(text).and("functions/charge/app.py", FUNCTION);
        code.and("public/index.html", PAGE).and("public/404.html", PAGE)
    }

    /// The same program with one file more.
    pub fn and(mut self, path: &str, text: &str) -> Memory {
        self.files.insert(PathBuf::from(path), text.as_bytes().to_vec());
        self
    }

    fn has_code(&self) -> bool {
        let is_code = |path: &PathBuf| path.extension().is_none_or(|extension| extension != "sls");
        self.files.keys().any(|path| is_code(path) && path != Path::new(PARAMS))
    }

    /// A program as it stands on the disk: a file, or a folder with a main file and what it imports.
    pub fn at(path: &Path) -> Memory {
        if path.is_file() {
            return Memory::of(&std::fs::read_to_string(path).unwrap());
        }
        let mut files = BTreeMap::new();
        for file in below(path) {
            files.insert(file.strip_prefix(path).unwrap().to_owned(), std::fs::read(&file).unwrap());
        }
        Memory { files }
    }

    /// All sources, each with its name above it, for a snapshot.
    pub fn listing(&self) -> String {
        match self.files.len() {
            1 => self.files.values().map(|bytes| String::from_utf8_lossy(bytes).into_owned()).collect(),
            _ => (self.files.iter())
                .map(|(path, bytes)| format!("-- {}\n{}", slashed(path), String::from_utf8_lossy(bytes)))
                .collect(),
        }
    }
}

impl World for Memory {
    fn entry(&self, path: &Path) -> Entry {
        let path = slsc::source::normal(path);
        if self.files.contains_key(&path) {
            return Entry::File;
        }
        let is_folder = self.files.keys().any(|file| file.starts_with(&path));
        match path.extension() {
            _ if is_folder => Entry::Directory,
            _ if path.starts_with("/dev") => Entry::Special,
            _ if self.has_code() => Entry::Missing,
            Some(extension) if extension == "sls" => Entry::Missing,
            Some(_) => Entry::File,
            None => Entry::Directory,
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        let known = self.files.get(&slsc::source::normal(path)).cloned();
        known.ok_or_else(|| Unreadable("it exists in name only".to_owned()))
    }

    fn names(&self, path: &Path) -> Vec<String> {
        let inside = self.files.keys().filter_map(|file| file.strip_prefix(path).ok()?.components().next());
        let names: BTreeSet<String> = inside.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        names.into_iter().collect()
    }
}

/// A program that went through the compiler.
pub struct Compiled {
    /// What was said.
    pub analysis: Analysis,
    /// What came out.
    pub files: Option<Vec<OutputFile>>,
}

impl Compiled {
    /// The codes that were reported at a level.
    pub fn codes(&self, level: Level) -> BTreeSet<&'static str> {
        self.analysis.diagnostics.iter().filter(|d| d.level == level).map(|d| d.code.id).collect()
    }

    /// The reports as people see them.
    pub fn rendered(&self) -> String {
        let Analysis { sources, diagnostics, .. } = &self.analysis;
        human::render(&[Program { sources, diagnostics, main: "main.sls" }], Look::PLAIN).0
    }

    /// The output, each file with its name above it.
    pub fn written(&self) -> String {
        let files = self.files.iter().flatten();
        files.map(|file| format!("-- {}\n{}", file.path, file.text)).collect()
    }
}

/// Compiles a program, with the parameters of a `params.json` beside it.
pub fn compiled(world: &dyn World, output: &Output) -> Compiled {
    let request = Request { main: "main.sls".to_owned(), given: given(world), ..Request::default() };
    let (analysis, files) = compile(world, &request, &Levels::default(), output, &mut |_| {});
    Compiled { analysis, files }
}

fn given(world: &dyn World) -> Vec<Given> {
    let Ok(bytes) = world.read(Path::new(PARAMS)) else { return Vec::new() };
    let values: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(&bytes).unwrap();
    values.into_iter().map(|(name, value)| Given { name, value: GivenValue::Json(value) }).collect()
}

/// Compiles a text as it would be compiled by default.
pub fn compiled_text(text: &str) -> Compiled {
    compiled(&Memory::of(text), &Output::default())
}

/// The entries of a folder, sorted; none where there is no folder.
pub fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Every file below a folder, sorted.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let inside = |path: PathBuf| if path.is_dir() { below(&path) } else { vec![path] };
    entries(folder).into_iter().flat_map(inside).collect()
}

/// The last part of a path without its extension.
pub fn stem(path: &Path) -> String {
    path.file_stem().unwrap().to_string_lossy().into_owned()
}

/// A path with `/` on every platform.
pub fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// Runs a check for every case and fails with all that failed, not only with the first.
pub fn for_each<T>(cases: impl IntoIterator<Item = (String, T)>, check: impl Fn(&str, &T)) {
    let mut failed = Vec::new();
    for (name, case) in cases {
        if std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&name, &case))).is_err() {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "{} failed: {}", failed.len(), failed.join(", "));
}

/// Compares files below a folder with what they should be; with the environment variable they are rewritten instead.
/// Files that should not be there are reported as well, and removed.
pub fn keep_current(folder: &Path, wanted: &BTreeMap<String, String>, variable: &str) {
    let there: BTreeMap<String, String> = below(folder)
        .into_iter()
        .map(|path| (slashed(path.strip_prefix(folder).unwrap()), std::fs::read_to_string(&path).unwrap()))
        .collect();
    if std::env::var_os(variable).is_some() {
        return rewrite(folder, &there, wanted);
    }
    let names: BTreeSet<&String> = there.keys().chain(wanted.keys()).collect();
    let stale: Vec<&String> = names.into_iter().filter(|name| there.get(*name) != wanted.get(*name)).collect();
    assert!(stale.is_empty(), "not current below {}: {stale:?}; run `{variable}=1 cargo test`", folder.display());
}

fn rewrite(folder: &Path, there: &BTreeMap<String, String>, wanted: &BTreeMap<String, String>) {
    for name in there.keys().filter(|name| !wanted.contains_key(*name)) {
        std::fs::remove_file(folder.join(name)).unwrap();
    }
    for (name, text) in wanted.iter().filter(|(name, text)| there.get(*name) != Some(*text)) {
        let path = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// A JSON object is as its schema says.
pub fn conforms_to(schema: &str, object: &serde_json::Value) {
    let schema = serde_json::from_str(schema).unwrap();
    let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
    compiler.add_resource("schema.json", schema).unwrap();
    let index = compiler.compile("schema.json", &mut schemas).unwrap();
    schemas.validate(object, index).unwrap_or_else(|error| panic!("{error}: {object:#}"));
}
