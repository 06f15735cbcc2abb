//! The world that the fuzz targets compile in.

use slsc::source::normal;
use slsc::world::{Entry, Unreadable, World};
use std::path::Path;

#[path = "../../tests/it/template.rs"]
pub mod template;

/// What `main.sls` may import from `./shared.sls`: one of each thing that has a name.
const SHARED: &str = include_str!("../shared.sls");

const HANDLER: &str = "export const handler = async () => ({});\ndef handler(event, context):\n    return None\n";

/// A project of two sources, `main.sls` and `shared.sls`, in which all code is there.
pub struct Project<'a> {
    /// The bytes of `main.sls`.
    pub main: &'a [u8],
}

impl World for Project<'_> {
    fn entry(&self, path: &Path) -> Entry {
        let path = normal(path);
        let name = path.to_string_lossy();
        match path.extension().and_then(|extension| extension.to_str()) {
            _ if name == "main.sls" || name == "shared.sls" => Entry::File,
            _ if path.starts_with("/dev") => Entry::Special,
            Some("sls") => Entry::Missing,
            Some(_) => Entry::File,
            None => Entry::Directory,
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        Ok(match normal(path).to_string_lossy().as_ref() {
            "main.sls" => self.main.to_vec(),
            "shared.sls" => SHARED.as_bytes().to_vec(),
            _ => HANDLER.as_bytes().to_vec(),
        })
    }

    fn names(&self, _: &Path) -> Vec<String> {
        ["main.sls", "shared.sls", "functions"].map(str::to_owned).to_vec()
    }
}
