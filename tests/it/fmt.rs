//! `slsc fmt` from outside: files, folders, pipes, exit codes; and that it changes nothing that a program means.
//!
//! SLS0920 is what no text is known to cause: a property here looks for one; `src/format/proof.rs` shows what would.

use crate::cli::Project;
use crate::support::{Compiled, Memory, below, compiled, entries, for_each, root, slashed, stem};
use proptest::prelude::*;
use slsc::compile::Output;
use slsc::format;
use std::path::PathBuf;

const LOOSE: &str = "queue   orders {retries:5}\n";
const CANONICAL: &str = "queue orders { retries: 5 }\n";

#[test]
fn a_file_is_formatted_in_place() {
    let project = Project::of(LOOSE);
    let run = project.run(&["fmt"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", "formatted main.sls\n"), "{run:?}");
    assert_eq!(project.read("main.sls"), CANONICAL);
    let again = project.run(&["fmt"]);
    assert_eq!((again.code, again.err.as_str()), (Some(0), "it is in the canonical form already\n"), "{again:?}");
}

#[test]
fn check_writes_nothing_and_has_an_exit_code_of_its_own() {
    let project = Project::of(LOOSE);
    let run = project.run(&["fmt", "--check"]);
    run.reports(3, "SLS2101");
    assert!(run.err.contains("main.sls:1:1") && run.err.contains("queue orders { retries: 5 }"), "{run:?}");
    assert_eq!(project.read("main.sls"), LOOSE);
    project.run(&["fmt"]);
    assert_eq!(project.run(&["fmt", "--check"]).code, Some(0));
    let json = Project::of(LOOSE).run(&["fmt", "--check", "--message-format", "json"]);
    assert!(json.code == Some(3) && json.out.contains("\"SLS2101\""), "{json:?}");
}

#[test]
fn the_first_line_that_differs_is_shown() {
    let project = Project::of("queue a {}\n\n\n\nqueue b {}\n");
    let run = project.run(&["fmt", "--check"]);
    assert!(run.err.contains("main.sls:3:1"), "{run:?}");
    let run = Project::of("queue a {}").run(&["fmt", "--check"]);
    run.reports(3, "SLS2101");
}

#[test]
fn diff_shows_a_patch_and_writes_nothing() {
    let project = Project::of(LOOSE);
    let run = project.run(&["fmt", "--diff"]);
    let patch = format!("--- a/main.sls\n+++ b/main.sls\n@@ -1 +1 @@\n-{LOOSE}+{CANONICAL}");
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), patch.as_str(), ""), "{run:?}");
    assert_eq!(project.run(&["fmt", "--diff", "--check"]).code, Some(3));
    assert_eq!(project.read("main.sls"), LOOSE);
}

#[test]
fn a_pipe_goes_through() {
    let project = Project::empty();
    let run = project.pipe(&["fmt", "-"], LOOSE);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), CANONICAL, ""), "{run:?}");
    project.pipe(&["fmt", "-", "--check"], LOOSE).reports(3, "SLS2101");
    assert_eq!(project.pipe(&["fmt", "-", "--check"], LOOSE).out, "");
    assert_eq!(project.pipe(&["fmt", "-", "--check"], CANONICAL).code, Some(0));
    assert!(project.pipe(&["fmt", "-", "--diff"], LOOSE).out.starts_with("--- a/<stdin>\n"));
    project.pipe(&["fmt", "-", "main.sls"], LOOSE).reports(2, "SLS0918");
}

#[test]
fn what_is_broken_passes_a_pipe_as_it_is() {
    let broken = "queue   orders {\r\n";
    let run = Project::empty().pipe(&["fmt", "-"], broken);
    run.reports(1, "SLS0105");
    assert_eq!(run.out, broken);
}

#[test]
fn a_broken_file_is_left_alone_and_the_others_are_formatted() {
    let project = Project::of("queue   orders {\n");
    project.write("good.sls", LOOSE);
    project.write("bytes.sls", b"queue \xff {}\n");
    let run = project.run(&["fmt", "main.sls", "good.sls"]);
    run.reports(1, "SLS0105");
    assert_eq!(
        (project.read("main.sls").as_str(), project.read("good.sls").as_str()),
        ("queue   orders {\n", CANONICAL)
    );
    project.run(&["fmt", "bytes.sls"]).reports(2, "SLS0904");
    project.run(&["fmt", "none.sls"]).reports(2, "SLS0901");
    assert_eq!(project.run(&["fmt", "--check", "main.sls", "good.sls"]).code, Some(1));
}

#[test]
fn line_ends_are_one_in_texts_and_comments_too() {
    let project = Project::of("let a = \"\"\"\r\n  b\r\n  \"\"\" /* c\r\n d */\r\n");
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    assert_eq!(project.read("main.sls"), "let a = \"\"\"\n  b\n  \"\"\" /* c\n d */\n");
}

#[test]
fn what_means_nothing_is_formatted_too() {
    let project = Project::of("nobody->nowhere\n");
    assert_eq!(project.run(&["fmt"]).code, Some(0));
    assert_eq!(project.read("main.sls"), "nobody -> nowhere\n");
}

#[test]
fn folders_stand_for_the_sources_in_them() {
    let project = Project::of(LOOSE);
    for path in ["parts/a.sls", ".hidden/b.sls", "node_modules/c.sls", "parts/deep/d.sls"] {
        project.write(path, LOOSE);
    }
    project.write("states/top.sls", "nginx:\n  pkg.installed\n");
    project.write("lib/list.sls", "#!r6rs\n(library (list))\n");
    let run = project.run(&["fmt", "."]);
    let said = "left alone: lib/list.sls looks like a Scheme library\nleft alone: states/top.sls looks like a Salt state file\n\
                formatted main.sls\nformatted parts/a.sls\nformatted parts/deep/d.sls\n";
    assert_eq!((run.code, run.err.as_str()), (Some(0), said), "{run:?}");
    assert_eq!((project.read(".hidden/b.sls").as_str(), project.read("node_modules/c.sls").as_str()), (LOOSE, LOOSE));
    project.run(&["fmt", "functions"]).reports(2, "SLS0919");
    project.run(&["fmt", "states/top.sls"]).reports(1, "SLS0107");
}

#[test]
fn every_example_and_the_library_are_in_the_canonical_form() {
    let programs = ["examples", "stdlib"];
    let files = programs.iter().flat_map(|folder| below(&root().join(folder)));
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    for_each(sources.map(|path| (slashed(&path), path)), |name, path| {
        let read = format::read(name, name, std::fs::read(path).unwrap());
        assert!(read.is_canonical(), "{name}: `slsc fmt` would change it");
    });
}

/// The samples that every editor's detection is tried on.
#[test]
fn whose_a_file_is_the_compiler_tells_as_editors_do() {
    let samples = entries(&root().join("tests/editors/detection")).into_iter();
    let samples = samples.filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    for_each(samples.map(|path| (stem(&path), path)), |name, path| {
        let text = std::fs::read_to_string(path).unwrap();
        let wanted = match name.split('-').next().unwrap() {
            "salt" => Some("a Salt state file"),
            "scheme" => Some("a Scheme library"),
            _ => None,
        };
        assert_eq!(slsc::syntax::foreign(&text), wanted, "{name}");
    });
}

/// A program as nobody writes it: with line ends of Windows, and, where no text spans lines, tabs and blanks where none belong.
fn mangled(text: &str) -> String {
    let block = text.contains("\"\"\"");
    let line = |line: &str| if block { format!("{line}\r\n") } else { format!("\t{}\t\r\n\r\n", line.trim()) };
    text.lines().map(line).collect()
}

fn folders() -> Vec<(String, PathBuf)> {
    let examples = crate::examples::all();
    let accepted = entries(&root().join("tests/judges/programs"));
    examples.into_iter().chain(accepted.into_iter().map(|path| (stem(&path), path))).collect()
}

fn outputs(world: &Memory) -> String {
    let bare = Output { metadata: false, ..Output::default() };
    let Compiled { files, .. } = compiled(world, &bare);
    files.into_iter().flatten().map(|file| format!("-- {}\n{}", file.path, file.text)).collect()
}

#[test]
fn no_byte_of_an_output_changes() {
    let mut count = 0;
    for (name, path) in folders() {
        let main = if path.is_dir() { path.join("main.sls") } else { path.clone() };
        if main.extension().is_none_or(|extension| extension != "sls") || !main.exists() {
            continue;
        }
        let text = std::fs::read_to_string(main).unwrap();
        let world = |text: &str| match path.is_dir() {
            true => Memory::at(&path).and("main.sls", text),
            false => Memory::of(text),
        };
        let mangled = mangled(&text);
        let formatted = format::read("main.sls", "main.sls", mangled.clone().into_bytes()).file.unwrap().after;
        assert_eq!(outputs(&world(&mangled)), outputs(&world(&formatted)), "{name}");
        assert_eq!(outputs(&world(&text)), outputs(&world(&formatted)), "{name}");
        count += usize::from(!outputs(&world(&text)).is_empty());
    }
    assert!(count > 25, "{count} programs");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn random_programs_compile_to_the_same(program in crate::properties::program()) {
        let text = mangled(&program.text());
        let formatted = format::read("main.sls", "main.sls", text.clone().into_bytes()).file.unwrap().after;
        let again = format::read("main.sls", "main.sls", formatted.clone().into_bytes());
        prop_assert!(again.is_canonical());
        prop_assert_eq!(outputs(&Memory::of(&text)), outputs(&Memory::of(&formatted)));
    }
}

/// What is put into a program to see what comes of it.
const PUT: [&str; 24] = [
    "/* c */",
    "// c\n",
    "\n",
    "\n\n\n",
    "(",
    ")",
    "{",
    "}",
    "[",
    "]",
    ",",
    "->",
    " && ",
    " || ",
    " ? ",
    " : ",
    " + ",
    "-",
    "!",
    "\"",
    "${",
    "\t",
    " for 5m",
    " in \"us-east-1\"",
];

/// A program of the project with some places changed. Most of what comes of it cannot be read; some of it can, and nobody would
/// have written it.
fn changed(text: &str, seeds: &[(usize, usize, usize)]) -> String {
    let mut text: Vec<char> = text.chars().collect();
    for (place, what, length) in seeds {
        let at = place % (text.len() + 1);
        let until = if what % 3 == 0 { (at + length % 9).min(text.len()) } else { at };
        text.splice(at..until, PUT[what % PUT.len()].chars());
    }
    text.into_iter().collect()
}

fn project_programs() -> Vec<String> {
    let files = ["examples", "stdlib", "tests/accept"].iter().flat_map(|folder| below(&root().join(folder)));
    let sources = files.filter(|path| path.extension().is_some_and(|extension| extension == "sls"));
    sources.map(|path| std::fs::read_to_string(path).unwrap()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_can_be_read_has_one_form(
        text in prop::sample::select(project_programs()),
        seeds in prop::collection::vec(any::<(usize, usize, usize)>(), 1..4),
    ) {
        let text = changed(&text, &seeds);
        let read = format::read("main.sls", "main.sls", text.clone().into_bytes());
        let lost = read.diagnostics.iter().any(|report| report.code.id == "SLS0920");
        prop_assert!(!lost, "of:\n{}", text);
        let Some(file) = read.file else { return Ok(()) };
        let again = format::read("main.sls", "main.sls", file.after.clone().into_bytes()).file.unwrap();
        prop_assert_eq!(&again.after, &file.after, "of:\n{}", text);
    }
}
