//! The canonical form: comments, blank lines, and what an author decides.

use super::{check, print_twice};

#[test]
fn entries_of_several_lines_stand_one_per_line() {
    check("queue a { b: 1\n c: 2, d: 3 }", "queue a {\n  b: 1\n  c: 2\n  d: 3\n}\n");
    check("let x = [1,\n2]", "let x = [\n  1\n  2\n]\n");
}

#[test]
fn one_line_stays_one_line() {
    check("queue a {b:1,c:[ 1,2 ]}", "queue a { b: 1, c: [1, 2] }\n");
    check("queue a { }", "queue a {}\n");
}

#[test]
fn blank_lines_are_kept_once() {
    check("\n\nqueue a {}\n\n\n\nqueue b {}\nqueue c {}\n\n", "queue a {}\n\nqueue b {}\nqueue c {}\n");
    check("queue a {\n\n b: 1\n\n\n c: 2\n\n}", "queue a {\n  b: 1\n\n  c: 2\n}\n");
}

#[test]
fn comments_stay_where_they_are() {
    check(
        "// top\n\nqueue a { // opens\n  // own\n  b: 1 // behind\n\n  // last\n} // end\n// bottom",
        "// top\n\nqueue a { // opens\n  // own\n  b: 1 // behind\n\n  // last\n} // end\n// bottom\n",
    );
    check("queue a {\n// nothing\n}", "queue a {\n  // nothing\n}\n");
    check("pattern p() {\n// nothing\n}", "pattern p() {\n  // nothing\n}\n");
}

#[test]
fn comments_within_a_line_move_to_its_end() {
    check("let x = a /* one */ + b", "let x = a + b /* one */\n");
    check("let x = a + // one\n  b", "let x = a +\n  b // one\n");
    check("let x = a + // one\n  b + // two\n c", "let x = a +\n  b +\n  c // one\n// two\n");
    check("queue a { b: 1 /* x */, c: 2 }", "queue a { b: 1, c: 2 } /* x */\n");
}

#[test]
fn comments_between_docs_and_declaration_move_above() {
    check(
        "/// doc\n// why\n@allow(X, \"y\") // z\nqueue a {}",
        "// why\n// z\n/// doc\n@allow(X, \"y\")\nqueue a {}\n",
    );
}

#[test]
fn comments_between_branches_survive() {
    check(
        "if a { queue q {} } // one\n// two\nelse { queue p {} }",
        "if a {\n  queue q {}\n} else { // one\n  // two\n  queue p {}\n}\n",
    );
}

#[test]
fn a_broken_chain_stays_broken() {
    check("a\n->b\n -> c { d: 1 }", "a\n  -> b\n  -> c { d: 1 }\n");
    check("let x = a\n&& b", "let x = a\n  && b\n");
    check("let x = a\n? b\n: c", "let x = a\n  ? b\n  : c\n");
}

#[test]
fn parentheses_stay_where_they_are_needed() {
    check("let x = ((a + b)) * (c * d) - (e)", "let x = (a + b) * (c * d) - e\n");
    check("let x = (5)", "let x = 5\n");
    check("let x = !(a && b)", "let x = !(a && b)\n");
    check("let x = (a ? b : c) ? (d ? e : f) : (g ? h : i)", "let x = (a ? b : c) ? (d ? e : f) : g ? h : i\n");
    check("(a ? b : c) -> d", "(a ? b : c) -> d\n");
    check("type x = (a | b)?", "type x = (a | b)?\n");
}

#[test]
fn literals_are_printed_as_written() {
    check("let x = [ 1_000, \"\\u{41}\", 0.50 ]", "let x = [1_000, \"\\u{41}\", 0.50]\n");
    check("let x = \"\"\"\n     a\n   \"\"\"", "let x = \"\"\"\n     a\n   \"\"\"\n");
}

#[test]
fn calls_and_heads_may_be_spread() {
    check("let x = f(\n a, b\n)", "let x = f(\n  a,\n  b\n)\n");
    check("pattern p(\n a: int, b: int\n) {}", "pattern p(\n  a: int\n  b: int\n) {}\n");
    check("import {\n a, b as c\n} from \"./x.sls\"", "import {\n  a\n  b as c\n} from \"./x.sls\"\n");
}

#[test]
fn docs_of_parameters_keep_their_lines() {
    check(
        "pattern p(\n// why\n/// One.\n///\n/// Two.\na: int = 5, // z\nb: int) {}",
        "pattern p(\n  // why\n  /// One.\n  ///\n  /// Two.\n  a: int = 5 // z\n  b: int\n) {}\n",
    );
    check("pattern p(a: int,\n/// B.\nb: int) {}", "pattern p(\n  a: int\n  /// B.\n  b: int\n) {}\n");
}

#[test]
fn every_program_of_the_project_is_printed_and_read_again() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in programs(root) {
        let text = std::fs::read_to_string(&path).unwrap();
        if super::read(&text).diagnostics.is_empty() {
            let (first, second) = print_twice(&text);
            assert_eq!(first, second, "{}", path.display());
        }
    }
}

/// The `.sls` files below the folders of examples, tests and the library.
fn programs(root: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut folders = vec![root.join("examples"), root.join("stdlib"), root.join("tests")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "sls") {
                files.push(path);
            }
        }
    }
    assert!(files.len() > 20, "the programs are not where they were");
    files
}
