//! What an editor needs is to be had from the library, without a command line and without a disk: a text as it is typed, what
//! each word is, where names lead, types, reports with their places and fixes, words for a hover, and the canonical form.

use crate::support::Memory;
use slsc::diagnostics::Diagnostics;
use slsc::names::scope::{Decl, bind};
use slsc::names::types::Types;
use slsc::source::SourceMap;
use slsc::syntax::classes::{Class, classes};
use slsc::{Request, analyse, format, kinds, names};

/// A program that is being typed: the timeout is wrong, and a name is declared in another file.
const TYPED: &str = "\
import { stage_name, inbox } from \"./shared.sls\"

param stage: stage_name = \"dev\"

function work { code: \"./work\", handler: \"index.handler\", runtime: \"nodejs22.x\", timeout: 30 }
";

const SHARED: &str = "\
type stage_name = \"dev\" | \"live\"

/// Where work waits.
pattern inbox() {}
";

fn world() -> Memory {
    Memory::of(TYPED).and("shared.sls", SHARED)
}

#[test]
fn reports_have_places_and_fixes() {
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    let analysis = analyse(&world(), &request, &mut |_| {});
    let [report] = analysis.diagnostics.sorted(&analysis.sources)[..] else { panic!("{:?}", analysis.diagnostics) };
    assert_eq!(analysis.sources.text(report.span()), "30");
    assert!(report.code.page.contains("## Why"), "a page to show");
    let fix = report.fix.as_ref().unwrap();
    let [change] = &fix.replacements(&analysis.sources)[..] else { panic!("{fix:?}") };
    assert_eq!((analysis.sources.text(change.span), change.text.as_str()), ("30", "30s"));
}

#[test]
fn names_lead_to_their_declarations_and_have_types() {
    let (mut sources, mut diagnostics) = (SourceMap::default(), Diagnostics::default());
    let program = names::load(&world(), "main.sls", &mut sources, &mut diagnostics);
    let names = bind(&program, &mut diagnostics);
    let (declaration, file) = names.top(0, "inbox").unwrap();
    assert_eq!((program.files[file].name.as_str(), sources.text(declaration.name().span)), ("shared.sls", "inbox"));
    let (Decl::Param(stage), _) = names.top(0, "stage").unwrap() else { panic!("a parameter") };
    let types = Types { names: &names, file: 0 };
    assert_eq!(types.resolve(&stage.ty, &mut diagnostics).to_string(), "\"dev\" | \"live\"");
}

#[test]
fn words_have_classes_and_kinds_have_words_for_a_hover() {
    let (mut sources, mut diagnostics) = (SourceMap::default(), Diagnostics::default());
    let program = names::load(&world(), "main.sls", &mut sources, &mut diagnostics);
    let tokens = classes(&sources, &program.files.first().unwrap().tree);
    let kind = tokens.iter().find(|token| token.class == Class::Kind).unwrap();
    let kind = kinds::find(sources.text(kind.span)).unwrap();
    let timeout = kind.attributes.iter().find(|attribute| attribute.name == "timeout").unwrap();
    assert!(!kind.summary.is_empty() && !timeout.doc.is_empty());
}

#[test]
fn a_text_that_is_not_saved_has_a_canonical_form() {
    let read = format::read("main.sls", "main.sls", b"queue  a {}".to_vec());
    assert_eq!(read.file.unwrap().after, "queue a {}\n");
    assert!(format::read("main.sls", "main.sls", b"queue a {".to_vec()).diagnostics.has_errors());
}
