//! What is reported, where, and what is kept of the tree. The wording is in `tests/reject` with its pictures.

use super::read;
use crate::diagnostics::fix;
use crate::source::SourceMap;
use crate::syntax::ast::ItemNode;

/// Asserts what is found in a text: `CODE@line:column message`, of which a beginning is enough.
fn finds(text: &str, expected: &[&str]) {
    let found = read(text).found();
    let fits = found.len() == expected.len() && found.iter().zip(expected).all(|(f, e)| f.starts_with(e));
    assert!(fits, "in:\n{text}\nfound {found:#?}\nexpected {expected:#?}");
}

#[test]
fn what_was_expected_is_said_in_words() {
    finds("let a = 1 +\nlet b = 2", &["SLS0101@1:11 expected a value behind `+`"]);
    finds("queue q { retries: }", &["SLS0101@1:18 expected a value"]);
    finds("queue q { x 1 }", &["SLS0101@1:13 expected `:`"]);
    finds("param stage", &["SLS0101@1:11 expected `:`"]);
    finds("param s: = 5", &["SLS0101@1:10 expected a type"]);
    finds("output x", &["SLS0101@1:8 expected `=`"]);
    finds("import a from \"./x.sls\"", &["SLS0101@1:8 expected `{ NAME }`"]);
    finds("require a > 0", &["SLS0101@1:13 expected `else` or an operator"]);
    finds("require a > 0 else 5", &["SLS0101@1:20 expected a string"]);
    finds("for x { }", &["SLS0101@1:7 expected `in`"]);
    finds("resource r: AWS::S3::Bucket {}", &["SLS0101@1:13 expected a string"]);
    finds("a -> ", &["SLS0101@1:4 expected a value"]);
    finds("let e = (1, 2)", &["SLS0101@1:11 expected `)`"]);
    finds("let k = [for x of xs: x]", &["SLS0101@1:16 expected `in`"]);
    finds("let x = a ? b", &["SLS0101@1:13 expected a value behind `?`"]);
}

#[test]
fn every_mistake_is_reported_once() {
    finds(
        "queue a { b = 1, c: , d: 30 s }\nlet x = [1, , 2; 3]\nqueue B { e: True }\ntopic t",
        &[
            "SLS0112@1:13",
            "SLS0101@1:19",
            "SLS0118@1:26",
            "SLS0101@2:13",
            "SLS0103@2:16",
            "SLS0109@3:7",
            "SLS0127@3:14",
            "SLS0116@4:1",
        ],
    );
}

#[test]
fn what_can_be_read_is_kept() {
    let read = read("queue a { b: 1, c: , d = 2 }\n!!\nqueue b {}");
    let ItemNode::Resource(first) = &read.file.items[0].node else { panic!() };
    let keys: Vec<&str> = first.body.entries.iter().map(|entry| entry.key.text.as_str()).collect();
    assert_eq!(keys, ["b", "c", "d"]);
    assert_eq!(read.file.items.len(), 2);
}

#[test]
fn names_in_what_cannot_be_read_are_remembered() {
    let names =
        |text: &str| -> Vec<String> { read(text).file.unreadable.iter().map(|name| name.text.to_string()).collect() };
    assert_eq!(names("queue a {\nqueue b {}\n"), ["a"]);
    assert_eq!(names("param stage\n"), ["stage"]);
    assert_eq!(names("pattern p( {\n  queue inner {}\n}\n"), ["p", "inner"]);
}

#[test]
fn brackets_are_judged_by_indentation() {
    finds("queue a {\n  b: {\n    c: 1\n  d: 2\n}\nqueue e {}", &["SLS0105@2:6"]);
    finds("queue a {\n  b: [\n    1\n}\nqueue e {}", &["SLS0105@2:6"]);
    finds("queue a {}\n}\nqueue e {}", &["SLS0105@2:1 this `}` closes nothing"]);
    finds("queue a {\n  b: (1]\n}", &["SLS0105@2:8 `(` is closed by `]`"]);
    finds("queue a {\n  b: 1\n\nqueue e {}", &["SLS0105@1:9"]);
    finds("let x = f(1, [2)", &["SLS0105@1:14"]);
}

#[test]
fn strings_end_on_their_line() {
    finds("queue a { b: \"x }\nqueue c {}", &["SLS0102@1:14"]);
    finds("queue a {\n  b: \"x,\n  c: 1\n}", &["SLS0102@2:6"]);
    finds("let a = \"x ${y\"\nlet b = 1", &["SLS0121@1:12"]);
    finds("let a = \"\"\"x\n\nqueue b {}", &["SLS0102@1:9"]);
    finds("let a = \"${}\"", &["SLS0122@1:10"]);
    finds("let a = 'it\"s'", &["SLS0108@1:9"]);
    finds("let a = “x”", &["SLS0108@1:9"]);
}

#[test]
fn slips_of_other_languages_are_told() {
    finds("a => b\na --> b\na → b\nb <- a", &["SLS0111@1:3", "SLS0111@2:3", "SLS0111@3:3", "SLS0111@4:3"]);
    finds("if a and b { queue q {} }", &["SLS0120@1:6"]);
    finds("let x = a === b", &["SLS0120@1:11"]);
    finds("function f(x) { return 1 }", &["SLS0125@1:1"]);
    finds("fn f(x) {}", &["SLS0125@1:1"]);
    finds("queue \"orders\" {}", &["SLS0109@1:7"]);
    finds("service {}", &["SLS0114@1:1"]);
    finds("let = 5", &["SLS0114@1:1"]);
    finds("x = 5", &["SLS0115@1:1"]);
    finds("else { }", &["SLS0101@1:1 `else` follows no `if`"]);
}

#[test]
fn units_are_corrected() {
    finds(
        "let a = [30sec, 5min, 512mb, 1ms, 1.5h, 30 s]",
        &["SLS0117@1:10", "SLS0117@1:17", "SLS0117@1:23", "SLS0117@1:30", "SLS0117@1:35", "SLS0118@1:41"],
    );
    let fixes: Vec<String> = read("let a = [30sec, 512MiB, 1.5h]")
        .diagnostics
        .iter()
        .filter_map(|d| d.fix.clone())
        .filter_map(|fix| fix.written().map(str::to_owned))
        .collect();
    assert_eq!(fixes, ["30s", "512MB", "90m"]);
}

#[test]
fn fixes_mend_the_text() {
    for (text, mended) in [
        ("queue a { b = 1 }", "queue a { b: 1 }"),
        ("queue a { b: 1 c: 2 }", "queue a { b: 1, c: 2 }"),
        ("a => b", "a -> b"),
        ("x = 5", "let x = 5"),
        ("queue a", "queue a {}"),
        ("let a: 5", "let a = 5"),
        ("queue a {};", "queue a {}"),
        ("let a = 'x'", "let a = \"x\""),
        ("# x", "// x"),
        ("queue q { b: 30 s }", "queue q { b: 30s }"),
        ("let a = { b-c: 1 }", "let a = { \"b-c\": 1 }"),
        ("queue\u{a0}a {}", "queue a {}"),
        ("queue \"my-queue\" {}", "queue my_queue {}"),
    ] {
        let read = read(text);
        let fix = read.diagnostics.iter().find_map(|report| report.fix.clone()).unwrap();
        let mut sources = SourceMap::default();
        sources.add("main.sls", text).unwrap();
        let fixed = fix::applied(&sources.files()[0], &fix.replacements(&sources));
        assert_eq!(fixed, mended);
        assert_eq!(super::read(&fixed).found(), Vec::<String>::new());
    }
}
