//! Random architectures before the IAM proof: each role can do what its arrows declare, and nothing else.

use super::environment::{home, python_of_the_judges};
use super::passes;
use super::programs::{Program, compile};
use crate::properties::samples;
use std::fs;

/// How many: more with the environment variable `RANDOM_ARCHITECTURES`.
const USUAL: usize = 8;

#[test]
fn roles_of_random_architectures_are_sufficient_and_minimal() {
    let asked = std::env::var("RANDOM_ARCHITECTURES").ok().and_then(|count| count.parse().ok());
    let out = home().join("random");
    let _ = fs::remove_dir_all(&out);
    for (number, text) in samples(asked.unwrap_or(USUAL)).into_iter().enumerate() {
        let folder = out.join(format!("random/{number:03}"));
        let code = folder.join("functions/work");
        fs::create_dir_all(&code).unwrap();
        fs::write(code.join("index.js"), "exports.handler = async () => {}\n").unwrap();
        let program = Program { name: format!("random {number}"), main: folder.join("main.sls") };
        fs::write(&program.main, text).unwrap();
        compile(&program, &folder).unwrap_or_else(|why| panic!("{why}"));
    }
    passes(python_of_the_judges().args(["-m", "judges", "iam"]).arg(&out));
}
