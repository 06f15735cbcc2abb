//! Texts that nobody writes: there is a tree, a report where one is due, no panic, and it does not take long.

use super::read;
use std::time::{Duration, Instant};

/// How long the slowest of these may take, in a build without optimisation on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// The texts are a tenth as long in a build without optimisation, which is as hostile to a stack and less to a clock.
const LARGE: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

const SAMPLE: &str = "/// Doc.\nservice s { regions: [\"us-east-1\"] }\nimport { a, b as c } from \"./x.sls\"
param stage: \"dev\" | \"prod\" = \"dev\" // note\nlet t = \"\"\"\n  text ${stage}\n  \"\"\"
@allow(SLS0730, \"why\")\nfunction f { code: \"./f\", env: { A: \"x${join(\", \", [stage])}y\" }, timeout: 30s }
pattern p(source: source, n: int = 5) {\n  for w in [1, 2] {\n    queue q { retries: w * (n + 1) }\n  }\n}
if stage == \"dev\" && !true { f -> [a.read, c] { batch: 10 } } else { topic t {} }
expect f never reaches a /* end */\nalarm z { when: f.errors > 0 for 5m ? 1 : 2 }\n";

/// The codes that are found in a text, each once, within the time.
fn codes(text: &str) -> Vec<String> {
    let start = Instant::now();
    let read = read(text);
    let mut codes: Vec<String> = read.diagnostics.iter().map(|report| report.code.id.to_owned()).collect();
    codes.sort();
    codes.dedup();
    drop(read);
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    codes
}

#[test]
fn every_beginning_of_a_program_has_a_tree() {
    assert_eq!(codes(SAMPLE), Vec::<String>::new());
    for (end, _) in SAMPLE.char_indices() {
        read(&SAMPLE[..end]);
        read(&SAMPLE[end..]);
    }
}

#[test]
fn a_program_without_one_of_its_characters_has_a_tree() {
    for (at, character) in SAMPLE.char_indices() {
        read(&format!("{}{}", &SAMPLE[..at], &SAMPLE[at + character.len_utf8()..]));
        read(&format!("{}\u{0}{}", &SAMPLE[..at], &SAMPLE[at..]));
        read(&format!("{}\"{}", &SAMPLE[..at], &SAMPLE[at..]));
        read(&format!("{}}}{}", &SAMPLE[..at], &SAMPLE[at..]));
    }
}

#[test]
fn deep_nesting_is_one_report() {
    for bracket in ["[", "(", "{", "${", "f(", "a: {", "\"${", "a[", "if a {", "pattern p() {\n", "((", "[{("] {
        let text = bracket.repeat(LARGE / 5);
        let found = codes(&text);
        assert!(found.len() <= 3, "{bracket}: {found:?}");
        assert!(!codes(&format!("let x = {text}")).is_empty(), "{bracket}");
    }
    let balanced = format!("let x = {}{}", "[".repeat(LARGE), "]".repeat(LARGE));
    assert_eq!(codes(&balanced), ["SLS0123"]);
    let balanced = format!("queue q {}a: 1{}", "{ a: ".repeat(LARGE), "}".repeat(LARGE));
    assert_eq!(codes(&balanced), ["SLS0123"]);
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{ a: ", "}"), ("f(", ")"), ("\"${", "}\"")] {
        let text = format!("let x = {}1{}", open.repeat(99), close.repeat(99));
        assert_eq!(codes(&text), Vec::<String>::new(), "{open}");
    }
    let blocks = format!("{}queue q {{}}{}", "for x in xs {\n".repeat(99), "}".repeat(99));
    assert_eq!(codes(&blocks), Vec::<String>::new());
    let types = format!("type t = {}string{}", "[".repeat(99), "]".repeat(99));
    assert_eq!(codes(&types), Vec::<String>::new());
}

#[test]
fn long_chains_do_not_overflow() {
    for (text, code) in [
        (format!("let x = 1{}", " + 1".repeat(LARGE)), Some("SLS0123")),
        (format!("let x = {}a", "!".repeat(LARGE)), Some("SLS0123")),
        (format!("let x = a{}", ".b".repeat(LARGE)), Some("SLS0123")),
        (format!("let x = a{}", "[0]".repeat(LARGE)), Some("SLS0123")),
        (format!("let x = a{}", " ? b : c".repeat(LARGE)), Some("SLS0123")),
        (format!("let x = a{}", " for 5m".repeat(LARGE)), Some("SLS0123")),
        (format!("a{}", " -> a".repeat(LARGE)), None),
        (format!("if a {{}}{}", " else if a {}".repeat(LARGE)), Some("SLS0123")),
        (format!("type t = a{}", " | a".repeat(LARGE)), None),
        (format!("moved a{} -> b", ".a".repeat(LARGE)), None),
    ] {
        let start = &text[..30];
        assert_eq!(codes(&text), code.into_iter().collect::<Vec<_>>(), "{start}");
    }
}

#[test]
fn much_of_the_same_is_read_in_time() {
    for piece in [
        "a", "\n", "1, ", "\"", "'", "`", "#", "//\n", "/*", "\"\"\"", ";", "a b\n", "@a ", "///\n", "x: ", "-> ",
        "=> ",
    ] {
        let text = piece.repeat(3 * LARGE / piece.len());
        codes(&text);
    }
    assert_eq!(codes(&"\n".repeat(10 * LARGE)), Vec::<String>::new());
    assert_eq!(codes(&format!("let x = [{}]", "1, ".repeat(LARGE))), Vec::<String>::new());
    assert_eq!(codes(&format!("let x = \"{}\"", "a".repeat(10 * LARGE))), Vec::<String>::new());
}

#[test]
fn many_mistakes_are_reported_up_to_a_limit() {
    let read = read(&"let = 5\n".repeat(10_000));
    assert_eq!(read.diagnostics.len(), 2000);
}

#[test]
fn foreign_files_are_told_from_programs() {
    for salt in [
        "nginx:\n  pkg.installed\n  service.running:\n    - enable: True\n",
        "# comment\ninclude:\n  - apache\n",
        "{% set x = 1 %}\nfoo:\n  file.managed:\n    - name: /etc/foo\n",
        "#!py\ndef run():\n  return {}\n",
        "/etc/motd:\n  file.managed:\n    - source: salt://motd\n",
        "# who there is\nusers: { deploy: 1001 }\n",
    ] {
        assert_eq!(codes(salt), ["SLS0107"], "{salt}");
    }
    for scheme in [
        "#!r6rs\n(library (a b)\n  (export c))\n",
        "\n;; comment\n(define x 1)\n",
        "(library (a) (export b) (import (rnrs)))\n",
        "#lang racket\n",
    ] {
        assert_eq!(codes(scheme), ["SLS0131"], "{scheme}");
    }
    let yaml = "function f { inline: \"\"\"\nnginx:\n  - a\n\"\"\" }\n";
    for ours in [
        yaml,
        "/*\nnginx:\n  pkg.installed: []\n*/\nqueue a {}\n",
        "queue a {\n  retries: 5\n}\n",
        "(define ? a : b) -> c\n",
        "(import_all ? a : b)\n  -> c\n",
        "",
    ] {
        assert_eq!(codes(ours), Vec::<String>::new(), "{ours}");
    }
}

#[test]
fn a_large_program_is_read_in_parts_like_a_small_one() {
    let one = "/// Doc.\nqueue a { b: 1 } // c\na -> b {\n  c: [1, 2]\n}\n@allow(X, \"y\")\nif a { queue q {} }\nelse { queue r {} }\n";
    let text = one.repeat(3000);
    let read = read(&text);
    assert_eq!(read.found(), Vec::<String>::new());
    assert_eq!(read.file.items.len(), 9000);
    assert_eq!(read.file.comments.len(), 3000);
    let last = read.file.items.last().unwrap();
    assert_eq!(read.sources.text(last.span), "if a { queue q {} }\nelse { queue r {} }");
    assert_eq!(last.allows.len(), 1);
    assert!(read.file.items.iter().step_by(3).all(|item| item.doc.is_some()));
}
