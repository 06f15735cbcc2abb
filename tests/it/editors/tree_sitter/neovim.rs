//! A Neovim with the package that `editors/neovim/README.md` makes.

use super::tools;
use crate::editors::corpus;
use crate::support::root;
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What Neovim tells of a program.
#[derive(Deserialize)]
struct Seen {
    filetype: String,
    highlighter: bool,
    /// The capture on the first character of each of the compiler's tokens.
    captures: Vec<String>,
    folds: Vec<u32>,
    languages: Vec<String>,
}

/// The captures that show a class.
const SHOWN: [(&str, &[&str]); 18] = [
    ("comment", &["comment"]),
    ("doc", &["comment.documentation"]),
    ("keyword", &["keyword"]),
    ("annotation", &["attribute"]),
    ("constant", &["constant", "boolean"]),
    ("kind", &["type"]),
    ("declared", &["variable", "module", "type.definition"]),
    ("type", &["type"]),
    ("key", &["property"]),
    ("member", &["variable.member"]),
    ("function", &["function.call"]),
    ("name", &["variable"]),
    ("string", &["string"]),
    ("escape", &["string.escape"]),
    ("interpolation", &["punctuation.special"]),
    ("number", &["number"]),
    ("arrow", &["operator"]),
    ("operator", &["operator", "keyword.conditional.ternary"]),
];

/// Whether a capture is one of those that show a class, or finer.
fn shows(class: &str, capture: &str) -> bool {
    let (_, shown) = SHOWN.iter().find(|(shown, _)| *shown == class).expect("every class is shown");
    shown.iter().any(|name| capture == *name || capture.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
}

/// The package, from the folders that its README names.
fn package() -> PathBuf {
    let package = tools::fresh("neovim-package");
    let copy = |from: PathBuf, to: PathBuf| tools::succeeds(Command::new("cp").arg("-r").arg(from).arg(to));
    for part in ["plugin", "after"] {
        copy(root().join("editors/neovim").join(part), package.join(part));
    }
    std::fs::create_dir_all(package.join("queries")).unwrap();
    std::fs::create_dir_all(package.join("parser")).unwrap();
    copy(tools::grammar().join("queries"), package.join("queries/sls"));
    copy(tools::library().to_owned(), package.join("parser/sls.so"));
    package
}

fn seen(names: &[&str]) -> Vec<Seen> {
    let output = tools::fresh("neovim-seen");
    let mut neovim = Command::new(tools::environment().join("nvim"));
    neovim.args(["--clean", "--headless", "-l"]).arg(tools::sources().join("neovim.lua"));
    neovim.arg(package()).arg(root().join("editors/vim")).arg(corpus::folder()).arg(&output).args(names);
    for (variable, folder) in [("XDG_STATE_HOME", "state"), ("XDG_DATA_HOME", "data"), ("XDG_CACHE_HOME", "cache")] {
        neovim.env(variable, output.join(folder));
    }
    let said = tools::succeeds(&mut neovim);
    let read = |name: &&str| {
        let path = output.join(format!("{name}.json"));
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}\n{said:?}", path.display()));
        serde_json::from_str(&text).unwrap()
    };
    names.iter().map(read).collect()
}

fn program(name: &str) -> String {
    std::fs::read_to_string(Path::new(corpus::folder()).join(format!("{name}.sls"))).unwrap()
}

#[test]
fn neovim_colours_and_folds_programs() {
    let names = [
        "examples-talk-main",
        "examples-order-intake-main",
        "stdlib-workflows",
        "stdlib-failover",
        "tests-accept-multi_line_text",
    ];
    for (name, seen) in names.iter().zip(seen(&names)) {
        assert_eq!(seen.filetype, "slsc", "{name}");
        assert!(seen.highlighter, "{name}");
        let (text, view) = (program(name), corpus::view(&program(name)));
        assert_eq!(seen.captures.len(), view.tokens.len(), "{name}");
        for ((start, end, class), capture) in view.tokens.iter().zip(&seen.captures) {
            let token = &text[*start as usize..*end as usize];
            assert!(shows(class, capture), "{name}: `{token}` is {class}, seen as {capture:?}");
        }
        for (line, (level, fold)) in depths(&text).into_iter().zip(&seen.folds).enumerate() {
            assert!(level.is_none_or(|level| level == *fold), "{name}:{}: {fold} folds, not {level:?}", line + 1);
        }
        let documented = text.contains("\n///");
        assert_eq!(seen.languages.iter().any(|language| language == "markdown"), documented || text.starts_with("///"));
    }
}

/// How many folds a line is in, where its indentation tells: on lines with code that begins behind blanks.
fn depths(text: &str) -> Vec<Option<u32>> {
    let mut in_text = false;
    let mut depths = Vec::new();
    for line in text.lines() {
        let code = line.trim_start();
        let tells = !in_text
            && line.starts_with("  ")
            && !code.starts_with(['/', '}', ']', ')', '-'])
            && !line.ends_with(['{', '[', '(', '"']);
        depths.push(tells.then_some(((line.len() - code.len()) / 2) as u32));
        in_text ^= line.matches("\"\"\"").count() % 2 == 1;
    }
    depths
}
