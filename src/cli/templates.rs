//! The projects that `slsc new` makes: the examples of this repository, embedded as they are.
//!
//! A test compares this list with the folders, so that no file is forgotten.

use clap::ValueEnum;

/// What a project begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Template {
    /// One route, one function: the smallest service that answers
    Hello,
    /// An HTTP API behind a login, with a table
    TodoApi,
    /// An API, a queue, functions, a table, a topic and an alarm
    OrderIntake,
    /// Functions that react to files in a bucket
    ImagePipeline,
    /// A job that runs every night
    NightlyReport,
    /// An API in two regions behind one name, which survives the loss of either
    Failover,
    /// Filters with a queue before each of them, from a topic to a table
    Pipeline,
}

/// What every project has beside its example.
const COMMON: &[(&str, &str)] = &[
    (".gitignore", include_str!("project/gitignore")),
    (".github/workflows/slsc.yml", include_str!("project/slsc.yml")),
];

/// The files of a project: paths with `/`, and texts.
pub fn files(template: Template) -> Vec<(&'static str, String)> {
    let all = COMMON.iter().chain(example(template));
    all.map(|(path, text)| (*path, text.replace("{version}", crate::VERSION))).collect()
}

/// The files of an example, below a name that is written once.
macro_rules! files {
    ($example:literal: $($path:literal)*) => {
        &[$(($path, include_str!(concat!("../../examples/", $example, "/", $path)))),*]
    };
}

fn example(template: Template) -> &'static [(&'static str, &'static str)] {
    match template {
        Template::Hello => files! { "hello":
            "main.sls"
            "README.md"
            "functions/greet/index.mjs"
            "tests/greet.test.mjs"
        },
        Template::Failover => files! { "active-active":
            "main.sls"
            "README.md"
            "functions/notes/health.mjs"
            "functions/notes/http.mjs"
            "functions/notes/keep.mjs"
            "functions/notes/list.mjs"
            "functions/notes/store.mjs"
            "tests/http.test.mjs"
        },
        Template::Pipeline => files! { "patterns/pipes_and_filters":
            "main.sls"
            "README.md"
            "picture.svg"
            "functions/filters/check.py"
            "functions/filters/convert.py"
            "functions/filters/decode.py"
            "functions/filters/joint.py"
        },
        Template::TodoApi => files! { "todo-api":
            "main.sls"
            "README.md"
            "functions/todos/browse.mjs"
            "functions/todos/edit.mjs"
            "functions/todos/health.mjs"
            "functions/todos/http.mjs"
            "functions/todos/todo.mjs"
            "tests/todo.test.mjs"
        },
        Template::OrderIntake => files! { "order-intake":
            "main.sls"
            "README.md"
            "functions/charge/app.py"
            "functions/receipt/app.py"
            "tests/test_functions.py"
        },
        Template::ImagePipeline => files! { "image-pipeline":
            "main.sls"
            "README.md"
            "functions/describe/app.py"
            "functions/describe/image.py"
            "functions/thumbnail/index.mjs"
            "functions/thumbnail/png.mjs"
            "functions/thumbnail/shrink.mjs"
            "tests/test_describe.py"
            "tests/thumbnail.test.mjs"
        },
        Template::NightlyReport => files! { "nightly-report":
            "main.sls"
            "README.md"
            "functions/report/index.js"
            "functions/report/sales.js"
            "tests/sales.test.js"
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_file_of_an_example_is_embedded() {
        for template in Template::value_variants() {
            let name = match template {
                Template::Failover => "active-active".to_owned(),
                Template::Pipeline => "patterns/pipes_and_filters".to_owned(),
                named => named.to_possible_value().unwrap().get_name().to_owned(),
            };
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(&name);
            let mut found = Vec::new();
            walk(&folder, "", &mut found);
            let mut embedded: Vec<&str> = example(*template).iter().map(|(path, _)| *path).collect();
            embedded.sort_unstable();
            found.sort_unstable();
            assert_eq!(embedded, found, "{name}");
        }
    }

    /// What tools leave behind and what only the tests of this repository read is not part of a project.
    fn walk(folder: &Path, above: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let name = entry.file_name().into_string().unwrap();
            let path = format!("{above}{name}");
            match name.as_str() {
                "behaviour.json" | "dns.json" | "expected" | "out" | "__pycache__" | "node_modules" => {}
                _ if entry.path().is_dir() => walk(&entry.path(), &format!("{path}/"), found),
                _ => found.push(path),
            }
        }
    }

    #[test]
    fn a_project_has_a_workflow_for_this_version() {
        let files = files(Template::Hello);
        let (_, workflow) = files.iter().find(|(path, _)| *path == ".github/workflows/slsc.yml").unwrap();
        assert!(workflow.contains(crate::VERSION), "{workflow}");
    }
}
