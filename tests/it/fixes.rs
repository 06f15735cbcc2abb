//! Fixes of reports: what they change, and that they cure.

use crate::reject::cases;
use crate::support::{Memory, compiled, for_each};
use slsc::compile::Output;
use slsc::diagnostics::levels::Levels;
use slsc::diagnostics::{Diagnostic, Diagnostics, Level, codes};
use slsc::fixes::{Mended, mend};
use slsc::source::SourceMap;
use slsc::world::World;
use slsc::{Analysis, Request};
use std::path::Path;

/// Programs of `tests/reject` whose fix does not end well, each with its reason.
const LEFT: &[(&str, &str)] = &[
    ("SLS0416_unknown_runtime", "the nearest runtime is one that Lambda has closed: the fix is refused"),
    ("SLS0604_call_each_other", "without the circle it shows that one function waits too short for the other"),
    ("SLS0751_unreplicated_store", "the open route is the one that is checked: `auth: \"iam\"` is refused"),
    ("SLS0776_surives", "the claim can be read then, and turns out to be wrong"),
];

fn mended(world: &dyn World) -> Mended {
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    mend(world, &request, &Levels::default(), &|_| true)
}

fn mended_text(text: &str) -> String {
    let mended = mended(&Memory::of(text));
    mended.files.into_iter().next().map_or(text.to_owned(), |file| file.after)
}

/// The same project with its files as they are afterwards.
fn rewritten(path: &Path, mended: &Mended) -> Memory {
    mended.files.iter().fold(Memory::at(path), |memory, file| memory.and(&file.name, &file.after))
}

/// Whether a fix stands in a file of the project, so that it can be applied.
fn is_offered(diagnostic: &Diagnostic, sources: &SourceMap) -> bool {
    let changes = diagnostic.fix.iter().flat_map(|fix| fix.replacements(sources));
    let mut files = changes.filter_map(|change| sources.file(change.span)).peekable();
    files.peek().is_some() && files.all(|file| !file.name.starts_with("std:"))
}

fn errors(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().filter(|d| d.level == Level::Error).map(|d| d.code.id).collect()
}

#[test]
fn a_fix_of_a_rejected_program_cures_it_and_does_no_harm() {
    for_each(cases(), |name, path| {
        let before = compiled(&Memory::at(path), &Output::default()).analysis;
        let Analysis { sources, diagnostics, .. } = &before;
        let offered: Vec<&Diagnostic> = diagnostics.iter().filter(|d| is_offered(d, sources)).collect();
        if offered.is_empty() || LEFT.iter().any(|(left, _)| *left == name) {
            return;
        }
        let mended = mended(&Memory::at(path));
        // What else is wrong with it may have a fix that does not go with the rest; that of the case itself has to.
        let own = mended.refused.iter().filter(|cure| name.starts_with(cure.code.id)).map(|cure| &cure.title);
        assert_eq!(own.collect::<Vec<_>>(), Vec::<&String>::new(), "{:?}", errors(&mended.left.diagnostics));
        let after = compiled(&rewritten(path, &mended), &Output::default()).analysis;
        let refused = |of: &Diagnostic| mended.refused.iter().any(|cure| cure.code == of.code);
        for cured in offered.into_iter().filter(|of| !refused(of)) {
            let stays = after.diagnostics.iter().any(|d| d.code == cured.code && d.message == cured.message);
            assert!(!stays, "{}: {}", cured.code.id, cured.message);
        }
        let known = errors(diagnostics);
        let fresh: Vec<&str> = errors(&after.diagnostics).into_iter().filter(|id| !known.contains(id)).collect();
        assert_eq!(fresh, Vec::<&str>::new());
        let again = self::mended(&rewritten(path, &mended));
        assert_eq!((again.files, again.applied), (Vec::new(), Vec::new()));
    });
}

#[test]
fn comments_line_ends_and_everything_else_stay() {
    let broken = "// Größe: 1 €\r\nqueue orders {\r\n  vizibility: 30s // why\r\n}\r\nqueue ключ {}";
    let text = broken.replace("queue ключ {}", "topic news {}");
    let fixed = "// Größe: 1 €\r\nqueue orders {\r\n  visibility: 30s // why\r\n}\r\ntopic news {}";
    assert_eq!(mended_text(&text), fixed);
}

#[test]
fn a_removed_line_takes_its_line_end_along() {
    let text = "@allow(SLS0801, \"it is small\")\r\nqueue orders {}";
    assert_eq!(mended_text(text), "queue orders {}");
}

#[test]
fn many_fixes_of_a_file_are_applied_together() {
    let text = "queue a { vizibility: 30s };\nqueue b { vizibility: 30s };\nqueu c {};\n";
    assert_eq!(mended_text(text), "queue a { visibility: 30s }\nqueue b { visibility: 30s }\nqueue c {}\n");
}

#[test]
fn only_what_is_wanted_is_applied() {
    let world = Memory::of("queue a { vizibility: 30s };\n");
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    let mended = mend(&world, &request, &Levels::default(), &|code| code.id == "SLS0103");
    assert_eq!(mended.files[0].after, "queue a { vizibility: 30s }\n");
    assert_eq!(errors(&mended.left.diagnostics), ["SLS0402"]);
    assert_eq!(mended.applied.iter().map(|cure| cure.place.as_str()).collect::<Vec<_>>(), ["main.sls:1"]);
}

#[test]
fn imported_files_are_cured_too() {
    let world = Memory::of("import { sink } from \"./lib/sink.sls\"\nsink s {}\n")
        .and("lib/sink.sls", "pattern sink() {\n  queue q { vizibility: 30s }\n}\n");
    let mended = mended(&world);
    let names: Vec<&str> = mended.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!((names, mended.left.diagnostics.len()), (vec!["lib/sink.sls"], 0));
}

#[test]
fn a_fix_that_would_make_it_worse_is_refused() {
    // The nearest runtime is one that Lambda has closed.
    let mended = mended(&Memory::of(
        "function ping { code: \"./functions/ping\", handler: \"index.handler\", runtime: \"nodejs22\" }\n",
    ));
    assert_eq!((mended.files.len(), mended.applied.len(), mended.refused.len()), (0, 0, 1));
}

/// Of what authors may mean, at least half can be cured by a machine.
#[test]
fn half_of_the_lints_offer_a_fix() {
    let mut offered = std::collections::BTreeSet::new();
    for (_, path) in cases() {
        let Analysis { sources, diagnostics, .. } = compiled(&Memory::at(&path), &Output::default()).analysis;
        offered.extend(diagnostics.iter().filter(|d| is_offered(d, &sources)).map(|d| d.code.id));
    }
    let lints: Vec<&str> = codes::ALL.iter().filter(|code| code.lifts).map(|code| code.id).collect();
    let without: Vec<&&str> = lints.iter().filter(|id| !offered.contains(*id)).collect();
    let share = (lints.len() - without.len()) * 100 / lints.len();
    assert!(share >= 50, "{share}% of {} lints offer a fix; these do not: {without:?}", lints.len());
}
