//! Whatever is given to the compiler, it answers in time, in bounded memory and in words, and leaves nothing half-written.
//!
//! The programs here are too large or too strange for a file in `tests/reject`. Those that grow run in a process of
//! their own, which the system stops when it takes more time or memory than any program may.

use crate::support::{Memory, compiled, compiled_text, for_each};
use slsc::compile::Output;
use slsc::diagnostics::Level;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// Seconds of computing, which an exponential program would exceed by centuries.
const SECONDS: u32 = 120;

/// Kilobytes of address space; 256 MB of it are the stack.
const KILOBYTES: u32 = 4_000_000;

#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

fn project(bytes: impl AsRef<[u8]>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("main.sls"), bytes).unwrap();
    folder
}

/// Runs the compiler within limits of time and memory.
fn run(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = if cfg!(unix) {
        let mut command = Command::new("sh");
        let limits = format!("ulimit -v {KILOBYTES}; ulimit -t {SECONDS}; exec \"$0\" \"$@\"");
        command.args(["-c", &limits, env!("CARGO_BIN_EXE_slsc")]);
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_slsc"))
    };
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env_remove("GITHUB_ACTIONS");
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

impl Run {
    fn start(&self) -> String {
        format!("{:?} {}", self.code, self.err.chars().take(2000).collect::<String>())
    }

    /// That the command ended with a code and reported one of ours.
    fn reports(&self, exit: i32, code: &str) {
        assert_eq!(self.code, Some(exit), "{}", self.start());
        assert!(self.err.contains(&format!("[{code}]")), "no {code}: {}", self.start());
    }

    /// That every report has a code, and that there is no panic among them.
    fn answers(&self) {
        assert!(matches!(self.code, Some(0 | 1)), "{}", self.start());
        assert!(!self.err.contains("this is a bug in slsc"), "{}", self.start());
        assert_eq!(self.code == Some(1), self.err.contains("error[SLS"), "{}", self.start());
    }
}

fn check(text: impl AsRef<[u8]>) -> Run {
    run(project(text).path(), &["check", "--message-format", "short"])
}

/// `let a0 = FIRST`, then sixty more, each made of the one before, which stands for `@`.
fn doubling(first: &str, step: &str) -> String {
    let steps = (1..=60).map(|n| format!("let a{n} = {}\n", step.replace('@', &format!("a{}", n - 1))));
    format!("let a0 = {first}\n{}", steps.collect::<String>())
}

// Programs that grow

#[test]
fn whatever_doubles_is_stopped() {
    let cases = [
        ("text in a text", doubling("\"x\"", "\"${@}${@}\"")),
        ("text added", doubling("\"x\"", "@ + @")),
        ("text joined", doubling("\"x\"", "join(\"\", [@, @])")),
        ("text replaced", doubling("\"xx\"", "replace(@, \"x\", \"xx\")")),
        ("deferred text", format!("input x: string {{}}\n{}", doubling("x", "\"${@}${@}\""))),
        ("deferred text added", format!("input x: string {{}}\n{}", doubling("x", "@ + @"))),
        ("lists added", doubling("[1]", "@ + @")),
        ("lists flattened", doubling("[1]", "flatten([@, @])")),
        ("lists in lists", doubling("[1]", "[@, @]")),
        (
            "lists compared",
            format!(
                "{}let b = a20 == a20\nlet same = [for n in range(0, 100000): a10 == a10]\n",
                doubling("[1]", "[@, @]")
            ),
        ),
        ("objects in objects", doubling("{ x: 1 }", "{ x: @, y: @ }")),
        ("objects merged", doubling("{ x: 1 }", "@ + { x: @, y: @ }")),
        ("comprehensions", doubling("[1]", "[for x in range(0, 2 * length(@)): 1]")),
        ("loops in a loop", "let n = range(0, 100000)\nlet m = [for a in n: [for b in n: [for c in n: 1]]]\n".into()),
        ("ranges in a list", "let m = [for a in range(0, 1000000): range(0, 1000000)]\n".into()),
        ("a long range", "let m = range(0, 9223372036854775807)\n".into()),
        ("a search in a loop", "let n = range(0, 500000)\nlet m = [for a in n: contains(n, 0 - 1)]\n".into()),
        (
            "texts in a loop",
            "let n = [for a in range(0, 10000): \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"]\n\
                             let m = [for a in n: join(\"-\", n)]\n"
                .into(),
        ),
        (
            "a loop in a loop",
            "for a in range(0, 10000) {\n  for b in range(0, 10000) {\n    queue q {}\n  }\n}\n".into(),
        ),
        ("arrows from all to all", "let n = [for a in range(0, 50000): q]\nqueue q {}\nn -> n\n".into()),
        (
            "patterns in patterns",
            (1..=40)
                .map(|n| format!("pattern p{n}() {{\n  p{0} a {{}}\n  p{0} b {{}}\n}}\n", n - 1))
                .collect::<String>()
                + "pattern p0() { topic t {} }\np40 all {}\n",
        ),
        (
            "types in types",
            (1..=60).map(|n| format!("type t{n} = {{ a: t{0}, b: t{0} }}\n", n - 1)).collect::<String>()
                + "type t0 = int\nparam p: t60?\n",
        ),
    ];
    for_each(cases.map(|(name, text)| (name.to_owned(), text)), |_, text| check(text).reports(1, "SLS0316"));
}

#[test]
fn what_is_long_but_right_is_fine() {
    let cases = [
        ("a list of distinct numbers", "let n = length(distinct(range(0, 50000)))\n".to_owned()),
        (
            "a list of distinct texts",
            "let n = distinct([for i in range(0, 20000): \"t${i % 10}\"])\nlet m = n[9]\n".to_owned(),
        ),
        (
            "values in a row",
            (0..900).map(|n| format!("let a{n} = a{}\n", n + 1)).collect::<String>() + "let a900 = 1\n",
        ),
        ("half a megabyte of text", format!("let a = \"{}\"\nlet b = a + a\n", "x".repeat(500_000))),
    ];
    for_each(cases.map(|(name, text)| (name.to_owned(), text)), |_, text| {
        let run = check(text);
        assert_eq!(run.code, Some(0), "{}", run.start());
    });
}

#[test]
fn values_that_wait_for_each_other_without_end_are_stopped() {
    let values = (0..100_000).map(|n| format!("let a{n} = a{}\n", n + 1)).collect::<String>() + "let a100000 = 1\n";
    check(values).reports(1, "SLS0316");
    let queues = (0..20_000).map(|n| format!("queue q{n} {{ dead_letters: q{}.dead }}\n", n + 1)).collect::<String>();
    check(queues + "queue q20000 {}\n").reports(1, "SLS0316");
}

// Large and strange texts

#[test]
fn deep_brackets_are_mistakes() {
    let opening =
        ["(", "[", "{", "\"${", "{ a: ", "[for x in ", "if true {\n", "f(", "a[", "pattern p() {\n", "-", "!"];
    let values =
        opening.map(|bracket| (format!("{bracket:?} as a value"), format!("let a = {}", bracket.repeat(200_000))));
    let closing = ["(", "[", "{", ")", "]", "}", "({", "\"${}", "*/"];
    let alone = closing.map(|bracket| (format!("{bracket:?} alone"), bracket.repeat(200_000)));
    for_each(values.into_iter().chain(alone), |_, text| {
        let run = check(text);
        run.answers();
        assert_eq!(run.code, Some(1), "{}", run.start());
    });
}

#[test]
fn ten_megabytes_are_answered() {
    let cases = [
        ("one name", "x".repeat(10_000_000)),
        ("one text", format!("output a = \"{}\"\n", "x".repeat(10_000_000))),
        ("blank lines", "\n".repeat(10_000_000)),
        ("comments", "// ten\n".repeat(1_500_000)),
        ("one quote after the other", "\"".repeat(10_000_000)),
    ];
    for_each(cases.map(|(name, text)| (name.to_owned(), text)), |_, text| check(text).answers());
}

/// Less than ten megabytes, since these tests run without optimization; nothing here may take the square of its length.
#[test]
fn a_hundred_thousand_of_anything_are_answered() {
    let many = |line: fn(usize) -> String| (0..100_000).map(line).collect::<String>();
    let cases = [
        ("elements", format!("let a = [{}]\n", many(|n| format!("{n},")))),
        ("elements that are texts", format!("let a = [{}]\n", many(|n| format!("\"{n}\",")))),
        ("signs", many(|_| "->".to_owned())),
        ("unreadable lines", many(|_| "@#$ %\n".to_owned())),
        ("queues", many(|n| format!("queue q{n} {{}}\n"))),
        ("values", many(|n| format!("let a{n} = {n}\n"))),
        ("outputs", many(|n| format!("output a{n} = {n}\n"))),
        ("inputs", many(|n| format!("input a{n}: string {{}}\n"))),
        ("one value again and again", many(|_| "let a = 1\n".to_owned())),
        ("one arrow again and again", format!("queue q {{}}\ntopic t {{}}\n{}", many(|_| "t -> q\n".to_owned()))),
        ("moves", many(|n| format!("moved a{n} -> b\n"))),
        ("allows", format!("{}queue q {{}}\n", many(|_| "@allow(SLS0801, \"x\")\n".to_owned()))),
    ];
    for_each(cases.map(|(name, text)| (name.to_owned(), text)), |_, text| check(text).answers());
}

#[test]
fn the_same_text_in_other_bytes_is_the_same_program() {
    let text = "queue orders {\n  retries: 7 // é\n}\n\noutput url = orders.url\n";
    let written = |text: &str| {
        let compiled = compiled(&Memory::of(text), &Output { metadata: false, ..Output::default() });
        assert!(!compiled.analysis.diagnostics.has_errors(), "{text:?}\n{}", compiled.rendered());
        compiled.written()
    };
    let other =
        [text.replace('\n', "\r\n"), format!("\u{feff}{text}"), text.replace("  ", "\t"), text.trim_end().to_owned()];
    for other in other {
        assert_eq!(written(text), written(&other), "{other:?}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for bytes in
        [&b"\xff"[..], b"queue q {}\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xc0\xaf", b"PK\x03\x04\xff\xff"]
    {
        check(bytes).reports(2, "SLS0904");
    }
    for text in ["queue q\0 {}\n", "\0", "queue q {}\0", "let a = \"\0\"\nqueue b\0"] {
        let run = check(text);
        run.answers();
        assert!(!run.err.contains('\0') && !run.out.contains('\0'), "{run:?}");
    }
}

#[test]
fn a_state_of_salt_is_told_apart() {
    let state = "{% set user = 'deploy' %}\nnginx:\n  pkg.installed: []\n  service.running:\n    - enable: True\n    - watch:\n      - pkg: nginx\n";
    let run = check(state);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert_eq!(run.err.matches("error[").count(), 1, "{run:?}");
    assert!(run.err.contains("Salt"), "{run:?}");
}

// Mistakes with a suggestion

#[test]
fn what_is_almost_right_is_suggested() {
    let cases = [
        ("SLS0401", "queu orders {}", "queue"),
        ("SLS0402", "queue orders { retrys: 5 }", "retries"),
        ("SLS0406", "api web { auth: \"nne\" }", "none"),
        ("SLS0201", "let orders = 1\nlet b = order", "orders"),
        ("SLS0305", "queue orders {}\nlet b = orders.ulr", "url"),
        ("SLS0309", "let a = lenght([1])", "length"),
        ("SLS0304", "param a: strng = \"x\"", "string"),
        ("SLS0207", "import { fan_out } from \"std:orchestratoin\"", "orchestration"),
        ("SLS0204", "import { fanout } from \"std:orchestration\"\nfanout a {}", "fan_out"),
        ("SLS0302", "queue orders { retention: 4 }", "4s"),
        ("SLS0301", "queue orders { retention: 512MB }", "duration"),
        ("SLS0202", "queue orders {}\ntopic orders {}", "orders"),
        ("SLS0209", "pattern again() {\n  again a {}\n}\nagain b {}", "again"),
    ];
    for_each(
        cases.map(|(code, text, word)| (format!("{code} {text}"), (code, text, word))),
        |_, (code, text, word)| {
            let compiled = compiled_text(text);
            assert!(compiled.codes(Level::Error).contains(code), "{}", compiled.rendered());
            let said = compiled.analysis.diagnostics.iter().any(|diagnostic| {
                let label = diagnostic.labels.iter().any(|label| label.text.contains(word));
                label
                    || [&diagnostic.help, &Some(diagnostic.message.clone())]
                        .into_iter()
                        .flatten()
                        .any(|t| t.contains(word))
            });
            assert!(said, "no word of `{word}`:\n{}", compiled.rendered());
            assert!(compiled.files.is_none());
        },
    );
}

// Names and regions

const ZONE: &str = "zone root { name: \"example.com\", id: \"Z0123456789ABCDEFGHIJ\" }\n";

#[test]
fn strange_names_records_and_checks_are_mistakes() {
    let long = "a.".repeat(150) + "example.com";
    let record = |rest: &str| format!("{ZONE}record www {{ zone: root, name: \"www.example.com\", {rest} }}\n");
    let named = |name: &str| format!("{ZONE}record www {{ zone: root, name: \"{name}\", target: \"192.0.2.10\" }}\n");
    let check = |rest: &str| format!("health_check up {{ {rest} }}\noutput id = up.id\n");
    let service = |regions: &str| format!("service shop {{ regions: {regions} }}\nqueue orders {{}}\n");
    let cases = [
        ("a name in capitals", "SLS0407", named("WWW.example.com")),
        ("a name of 300 characters", "SLS0407", named(&long)),
        ("a name without a dot", "SLS0407", named("localhost")),
        ("an empty name", "SLS0407", named("")),
        ("a primary that is no object", "SLS0301", record("policy: \"failover\", primary: 1, secondary: 2")),
        ("a target of nothing", "SLS0723", record("target: none")),
        ("a target of no values", "SLS0408", record("target: []")),
        ("no answers", "SLS0408", record("policy: \"weighted\", answers: []")),
        ("answers that are texts", "SLS0301", record("policy: \"weighted\", answers: [\"192.0.2.10\"]")),
        ("a target that is a zone", "SLS0301", record("target: root")),
        ("a target that is itself", "SLS0737", record("target: www")),
        ("an unknown policy", "SLS0406", record("policy: \"nearest\", target: \"192.0.2.10\"")),
        ("a zone of itself", "SLS0721", "zone root { name: \"example.com\", parent: root }\n".to_owned()),
        ("a check of nothing", "SLS0725", check("")),
        ("a check of itself", "SLS0740", check("of: [up]")),
        ("a check of no checks", "SLS0408", check("of: []")),
        ("an address without a host", "SLS0407", check("url: \"https://\"")),
        ("a port that is none", "SLS0407", check("tcp: \"www.example.org:99999\"")),
        ("an interval of nothing", "SLS0405", check("url: \"https://www.example.org/\", interval: 0s")),
        ("no regions", "SLS0408", service("[]")),
        ("an unknown region", "SLS0701", service("[\"us-east-9\"]")),
        ("a region twice", "SLS0702", service("[\"us-east-1\", \"us-east-1\"]")),
    ];
    for_each(cases.map(|(name, code, text)| (name.to_owned(), (code, text))), |_, (code, text)| {
        let compiled = compiled_text(text);
        let errors = compiled.codes(Level::Error);
        assert!(errors.contains(code) && errors.len() == 1, "{code}, not {errors:?}:\n{}", compiled.rendered());
        assert!(compiled.files.is_none());
    });
}

#[test]
fn records_in_a_row_and_crosswise_are_answered() {
    let record =
        |name: &str, target: &str| format!("record {name} {{ zone: root, name: \"{name}.example.com\", {target} }}\n");
    let row = (0..300).map(|n| record(&format!("r{n}"), &format!("target: r{}", (n + 1) % 300))).collect::<String>();
    check(format!("{ZONE}{row}")).reports(1, "SLS0737");
    let cross = |n: usize| {
        let answers = format!(
            "policy: \"weighted\", answers: [{{ target: a{0}, weight: 1 }}, {{ target: b{0}, weight: 1 }}]",
            n + 1
        );
        record(&format!("a{n}"), &answers) + &record(&format!("b{n}"), &answers)
    };
    let last = record("a40", "target: \"192.0.2.10\"") + &record("b40", "target: \"192.0.2.20\"");
    let run = check(format!("{ZONE}{}{last}", (0..40).map(cross).collect::<String>()));
    assert_eq!(run.code, Some(0), "{}", run.start());
}

#[test]
fn thirty_regions_are_thirty_templates() {
    let regions: Vec<&str> = slsc::model::region::all()
        .filter(|region| !region.starts_with("cn-") && !region.contains("gov"))
        .take(30)
        .collect();
    assert_eq!(regions.len(), 30);
    let text = format!(
        "service shop {{ regions: {regions:?} }}\n{ZONE}\
         function ping {{ inline: \"exports.handler = async () => {{}}\", runtime: \"nodejs22.x\" }}\n\
         api web {{ auth: \"none\", domain: {{ name: \"api.example.com\", zone: root }} }}\n\
         web[\"GET /ping\"] -> ping\nhealth_check up {{ endpoint: web[\"GET /ping\"] }}\n\
         record near {{ zone: root, name: \"api.example.com\", policy: \"latency\", target: web, health: up }}\n"
    );
    let compiled = compiled_text(&text);
    assert!(compiled.analysis.diagnostics.is_empty(), "{}", compiled.rendered());
    let files = compiled.files.unwrap();
    assert_eq!(files.iter().filter(|file| file.path.ends_with(".yaml")).count(), 30);
}

// Files that are none

#[cfg(unix)]
#[test]
fn an_import_never_leaves_the_project() {
    use std::os::unix::fs::symlink;
    let outside = project("queue secret {}\n");
    let folder = project("");
    fs::create_dir(folder.path().join("folder.sls")).unwrap();
    symlink("/dev/zero", folder.path().join("zero.sls")).unwrap();
    symlink("/dev/zero", folder.path().join("folder.sls/zero.sls")).unwrap();
    symlink(outside.path().join("main.sls"), folder.path().join("link.sls")).unwrap();
    symlink(outside.path(), folder.path().join("away")).unwrap();
    symlink("loop.sls", folder.path().join("loop.sls")).unwrap();
    let pipe = folder.path().join("pipe.sls");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let outside = outside.path().join("main.sls");
    for (path, exit, code) in [
        ("./zero.sls", 1, "SLS0206"),
        ("./folder.sls/zero.sls", 1, "SLS0206"),
        ("./link.sls", 1, "SLS0206"),
        ("./away/main.sls", 1, "SLS0206"),
        ("../main.sls", 1, "SLS0206"),
        ("./../../../../../etc/passwd", 1, "SLS0206"),
        ("/dev/zero", 1, "SLS0205"),
        (outside.to_str().unwrap(), 1, "SLS0205"),
        ("./folder.sls", 2, "SLS0902"),
        ("./pipe.sls", 2, "SLS0902"),
        ("./loop.sls", 2, "SLS0901"),
        ("./nothing.sls", 2, "SLS0901"),
        ("./nul\\0.sls", 1, "SLS0"),
    ] {
        fs::write(folder.path().join("main.sls"), format!("import {{ secret }} from \"{path}\"\n")).unwrap();
        let run = run(folder.path(), &["compile"]);
        if code.len() < 7 {
            assert!(matches!(run.code, Some(1 | 2)) && run.err.contains(code), "{path}: {run:?}");
        } else {
            assert!(run.err.contains(&format!("[{code}]")), "{path}: {run:?}");
            assert_eq!(run.code, Some(exit), "{path}: {run:?}");
        }
        assert!(!folder.path().join("out").exists(), "{path}");
    }
}

// Output that stays as it was

/// Every file below a folder with its bytes.
fn state(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    crate::support::below(folder).into_iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

#[test]
fn output_that_cannot_be_written_changes_nothing() {
    let folder = project("queue orders {}\n");
    assert_eq!(run(folder.path(), &["compile"]).code, Some(0));
    fs::write(folder.path().join("main.sls"), "topic news {}\n").unwrap();
    let manifest = folder.path().join("out/manifest.json");
    fs::remove_file(&manifest).unwrap();
    fs::create_dir(&manifest).unwrap();
    fs::write(manifest.join("mine"), "mine").unwrap();
    let before = state(folder.path());
    run(folder.path(), &["compile"]).reports(2, "SLS0905");
    assert_eq!(before, state(folder.path()));
}

#[test]
fn an_error_changes_nothing_however_late_it_is_found() {
    let folder = project("queue orders {}\n");
    assert_eq!(run(folder.path(), &["compile"]).code, Some(0));
    let before = state(&folder.path().join("out"));
    // More than a template takes: known only once it is made.
    let many = (0..201).map(|n| format!("output o{n} = {n}\n")).collect::<String>();
    for text in [many.as_bytes(), b"queue q { retries: 0 }\n", b"\xff", b"{% set a = 1 %}\n", &b"[".repeat(100_000)] {
        fs::write(folder.path().join("main.sls"), text).unwrap();
        let run = run(folder.path(), &["compile"]);
        assert!(matches!(run.code, Some(1 | 2)) && run.err.contains("error[SLS"), "{}", run.start());
        assert_eq!(before, state(&folder.path().join("out")));
    }
}
