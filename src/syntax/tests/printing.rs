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
fn comments_within_a_line_stay_there() {
    check("let x = a /* one */ + b", "let x = a /* one */ + b\n");
    check("let x =/* one */a*/* two */b", "let x = /* one */ a * /* two */ b\n");
    check(
        "queue a { b: 1 /* x */, /* y */ c: /* z */ 2 /* end */ }",
        "queue a { b: 1 /* x */, /* y */ c: /* z */ 2 /* end */ }\n",
    );
    check("/* x */ queue a {\n/* y */ /* z */ b: 1\n}", "/* x */ queue a {\n  /* y */ /* z */ b: 1\n}\n");
    check("/* x */ @allow(X, \"y\")\nqueue a {}", "/* x */\n@allow(X, \"y\")\nqueue a {}\n");
    check("queue a { /* nothing */ }", "queue a { /* nothing */ }\n");
    check("a /* x */ -> /* y */ b /* z */ { c: 1 }", "a /* x */ -> /* y */ b /* z */ { c: 1 }\n");
    check("let x = a ? /* yes */ b /* then */ : c", "let x = a ? /* yes */ b /* then */ : c\n");
    check("type x = /* one */ a | /* two */ b", "type x = /* one */ a | /* two */ b\n");
    check("expect a /* x */ never reaches b", "expect a /* x */ never reaches b\n");
}

#[test]
fn comments_at_the_end_of_a_line_stay_there() {
    check("let x = a + // one\n  b", "let x = a + // one\n  b\n");
    check("let x = a + // one\n  b + // two\n c", "let x = a + // one\n  b + // two\n  c\n");
    check("let x = a // one\n && b", "let x = a // one\n  && b\n");
    check("let x = a /* one */\n // two\n && b", "let x = a /* one */\n  // two\n  && b\n");
    check("a // one\n // two\n -> b", "a // one\n  // two\n  -> b\n");
    check("let x = // why\n  5", "let x = 5 // why\n");
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
    check("let x = a && b || c == d", "let x = (a && b) || c == d\n");
    check("let x = (a == b) != (c == d)", "let x = (a == b) != (c == d)\n");
    check("let x = a || b || c && (d && e)", "let x = a || b || (c && (d && e))\n");
    check("let x = !(a && b)", "let x = !(a && b)\n");
    check("let x = (a ? b : c) ? (d ? e : f) : (g ? h : i)", "let x = (a ? b : c) ? (d ? e : f) : g ? h : i\n");
    check("(a ? b : c) -> d", "(a ? b : c) -> d\n");
    check("type x = (a | b)?", "type x = (a | b)?\n");
}

#[test]
fn rows_of_one_form_are_columns() {
    check("a -> b\nlong[\"GET /\"] -> c -> d", "a             -> b\nlong[\"GET /\"] -> c -> d\n");
    check("queue a {}\ntopic long {b: 1}\napi c {}", "queue a    {}\ntopic long { b: 1 }\napi   c    {}\n");
    check(
        "record r {\nprimary: { a: 1 }\nsecondary: { a: 2 }\nttl: 5\nx: {}\n}",
        "record r {\n  primary:   { a: 1 }\n  secondary: { a: 2 }\n  ttl:       5\n  x:         {}\n}\n",
    );
    check("queue a {} // one\nqueue long { b: 1 } // two", "queue a    {}       // one\nqueue long { b: 1 } // two\n");
}

#[test]
fn a_gap_or_another_form_ends_a_table() {
    check("a -> b\n\nlong -> c", "a -> b\n\nlong -> c\n");
    check("a -> b\n// why\nlong -> c", "a -> b\n// why\nlong -> c\n");
    check("a -> b\nqueue long {}\nlong -> c", "a -> b\nqueue long {}\nlong -> c\n");
    check("a -> b {\nc: 1\n}\nlong -> c", "a -> b {\n  c: 1\n}\nlong -> c\n");
    check("queue a { // opens\n  b: 1 // one\n}", "queue a { // opens\n  b: 1 // one\n}\n");
}

#[test]
fn a_row_that_would_move_its_neighbours_too_far_begins_a_table() {
    let (near, far) = ("n".repeat(17), "f".repeat(18));
    check(&format!("a -> b\n{near} -> c"), &format!("a                 -> b\n{near} -> c\n"));
    check(&format!("a -> b\n{far} -> c\nb -> c"), &format!("a -> b\n{far} -> c\nb -> c\n"));
    let wide = "w".repeat(114);
    check(&format!("a -> {wide}\nlong -> b"), &format!("a -> {wide}\nlong -> b\n"));
}

#[test]
fn a_key_that_is_considerably_longer_moves_nobody() {
    check("queue a {\nb: 1\nlonger: 2\n}", "queue a {\n  b:      1\n  longer: 2\n}\n");
    check("queue a {\nb: 1\nconsiderably_longer: 2\n}", "queue a {\n  b: 1\n  considerably_longer: 2\n}\n");
    check("queue a {\nb: 1\nlong: {\nc: 1\n}\n}", "queue a {\n  b: 1\n  long: {\n    c: 1\n  }\n}\n");
}

#[test]
fn brackets_open_where_a_line_is_too_wide() {
    let long = "x".repeat(60);
    check(&format!("queue a {{ b: {long}, c: {long} }}"), &format!("queue a {{\n  b: {long}\n  c: {long}\n}}\n"));
    check(&format!("let x = f({long}, {long})"), &format!("let x = f(\n  {long},\n  {long}\n)\n"));
    check(&format!("a -> [{long}, {long}]"), &format!("a -> [\n  {long}\n  {long}\n]\n"));
    check(&format!("{long} -> {long} {{ a: 1 }}"), &format!("{long}\n  -> {long} {{ a: 1 }}\n"));
    check(
        &format!("queue a {{ b: [{long}], c: [{long}, {long}] }}"),
        &format!("queue a {{\n  b: [{long}]\n  c: [\n    {long}\n    {long}\n  ]\n}}\n"),
    );
    check(&format!("queue a {{ b: \"{long}{long}\" }}"), &format!("queue a {{\n  b: \"{long}{long}\"\n}}\n"));
    check(&format!("queue a {{ b: 1 }} // {long}{long}"), &format!("queue a {{ b: 1 }} // {long}{long}\n"));
}

#[test]
fn a_reason_may_have_a_line_of_its_own() {
    check("require a // x\n else \"b\"", "require a // x\n  else \"b\"\n");
    let long = "x".repeat(60);
    check(&format!("require {long} else \"{long}\""), &format!("require {long}\n  else \"{long}\"\n"));
}

#[test]
fn words_of_claims_have_one_blank_between_them() {
    check(
        "expect   a.b[\"GET /\"]  survives   loss of c  in \"x\"",
        "expect a.b[\"GET /\"] survives loss of c in \"x\"\n",
    );
}

#[test]
fn unions_may_be_broken() {
    check("type x = \"a\"\n| \"b\" | \"c\"", "type x = \"a\"\n  | \"b\" | \"c\"\n");
}

#[test]
fn empty_brackets_close_at_once() {
    check("queue a {\n\n}\nlet x = [ ]\npattern p( ) {\n}", "queue a {}\nlet x = []\npattern p() {}\n");
}

#[test]
fn line_ends_and_tabs_are_one() {
    check("queue a {\r\n\tb: 1\t// c\r\n}\r\n", "queue a {\n  b: 1 // c\n}\n");
    check("\u{feff}queue a {}", "queue a {}\n");
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
