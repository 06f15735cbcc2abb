//! Programs, compiled and deployed: each template in its region, with what other stacks tell it.

use super::estate::Estate;
use super::samples::EAST;
use super::stack::{Stack, list, text};
use super::world::World;
use crate::support::compiled;
use serde_json::Value;
use slsc::Analysis;
use slsc::compile::{Output, OutputFile};
use slsc::emit::Syntax;

/// A program, and the world in which it runs.
pub struct Deployed {
    pub analysis: Analysis,
    pub world: World,
}

/// Deploys a program; or says what the compiler has against it.
pub fn deploy(program: &dyn slsc::world::World) -> Result<Deployed, String> {
    let compiled = compiled(program, &Output { syntax: Syntax::Json, metadata: false, ..Output::default() });
    match &compiled.files {
        Some(files) => Ok(Deployed { world: World::of(Estate::deployed(stacks(files))), analysis: compiled.analysis }),
        None => Err(compiled.rendered()),
    }
}

/// The stacks of a compilation, in the order of its manifest: what tells something comes before what hears it.
fn stacks(files: &[OutputFile]) -> Vec<Stack> {
    let json = |path: &str| -> Value {
        let file = files.iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no {path}"));
        serde_json::from_str(&file.text).unwrap()
    };
    let mut stacks: Vec<(String, Stack)> = Vec::new();
    for row in list(&json("manifest.json")["stacks"]) {
        let file = text(&row["template"]);
        let region = row["region"].as_str().unwrap_or(EAST);
        let mut stack = Stack::of(file.trim_end_matches(".json"), &json(&file)).at(region);
        for parameter in list(&row["parameters"]).iter().filter(|parameter| parameter["from"].is_object()) {
            let (from, output) = (text(&parameter["from"]["template"]), text(&parameter["from"]["output"]));
            let (_, teller) = stacks.iter().find(|(name, _)| *name == from).expect("who tells it is there");
            let value = teller.output(&output);
            stack = stack.given(&text(&parameter["name"]), &value);
        }
        stacks.push((file, stack));
    }
    stacks.into_iter().map(|(_, stack)| stack).collect()
}
