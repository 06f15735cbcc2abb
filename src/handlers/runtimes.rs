//! How runtimes find the file of a handler (Lambda Developer Guide, "Define the handler" of each language).

use std::path::Path;

/// A language whose handlers are files in the code folder as they stand. Compiled ones are built after us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `index.handler`: `index.js`, `index.mjs`, `index.cjs`.
    Node,
    /// `app.handler`: `app.py`, or the package `app`.
    Python,
    /// `app.handler`: `app.rb`.
    Ruby,
}

impl Language {
    /// The language of a runtime: `python3.13`.
    pub fn of(runtime: &str) -> Option<Language> {
        [("nodejs", Language::Node), ("python", Language::Python), ("ruby", Language::Ruby)]
            .into_iter()
            .find(|(prefix, _)| runtime.starts_with(prefix))
            .map(|(_, language)| language)
    }

    /// Where a module is looked for, the usual place first.
    pub fn files(self, module: &str) -> Vec<String> {
        match self {
            Language::Node => ["js", "mjs", "cjs"].map(|ending| format!("{module}.{ending}")).to_vec(),
            Language::Python => {
                let path = module.replace('.', "/");
                vec![format!("{path}.py"), format!("{path}/__init__.py")]
            }
            Language::Ruby => vec![format!("{module}.rb")],
        }
    }

    /// Whether a file name is one of a source of the language.
    pub fn is_source(self, name: &str) -> bool {
        let endings: &[&str] = match self {
            Language::Node => &[".js", ".mjs", ".cjs"],
            Language::Python => &[".py"],
            Language::Ruby => &[".rb"],
        };
        endings.iter().any(|ending| name.ends_with(ending))
    }

    /// The handler that names a file of a folder, with the symbol of another handler.
    pub fn handler(self, inside: &Path, file: &str, handler: &str) -> String {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let symbol = handler.rsplit_once('.').map_or("handler", |(_, symbol)| symbol);
        let folder: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let between = if self == Language::Python { "." } else { "/" };
        let module = folder.into_iter().chain([stem.to_owned()]).collect::<Vec<_>>().join(between);
        format!("{module}.{symbol}")
    }
}
