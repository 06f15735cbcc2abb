//! Bytes through every stage, and whatever is said about them in every form.
//!
//! Beyond that nothing panics: reports stand where there is text, an error has no output, the YAML and the JSON of a
//! template are the same data, and what a template refers to exists.

#![no_main]

use libfuzzer_sys::{Corpus, fuzz_target};
use slsc::diagnostics::render::human::{self, Look};
use slsc::diagnostics::render::{Program, github, json, sarif, short};
use slsc::emit::{self, Layout, Syntax, Writing};
use slsc::model::deployment::Deployment;
use slsc::model::template::Template;
use slsc::resilience::{Drill, json as drilled_json, loss};
use slsc::source::SourceMap;
use slsc::{Analysis, Request, analyse, checked};
use slsc_fuzz::{Project, template};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let request = Request { main: "main.sls".to_owned(), ..Request::default() };
    let Analysis { sources, mut diagnostics, deployment } =
        analyse(&Project { main: bytes }, &request, &mut |_| {});
    let wrong = diagnostics.has_errors();
    if let Some(checked) = checked::gate(deployment, &diagnostics) {
        assert!(!wrong, "an error passed the gate");
        drilled(&checked, &sources);
        let parts = emit::lower(&checked, &mut diagnostics);
        if !diagnostics.has_errors() {
            let writing = Writing { metadata: Some(&sources), code_prefix: ".." };
            parts.iter().for_each(|part| same_in_both(&part.template, &writing));
            let deployment = checked.into_inner();
            let service = deployment.first().map(|architecture| architecture.service.clone()).unwrap_or_default();
            for (format, syntax) in [(emit::Format::Sam, Syntax::Yaml), (emit::Format::Sam, Syntax::Json)] {
                let layout = Layout { format, syntax, writing, ..Layout::default() };
                let files = emit::files(&service, parts.clone(), &layout, &mut diagnostics);
                assert!(!files.is_empty(), "no files");
            }
        }
    }
    for diagnostic in diagnostics.iter() {
        let span = diagnostic.span();
        assert!(span.is_nowhere() || sources.position(span).is_some(), "{diagnostic:?} is nowhere");
    }
    let programs = [Program { sources: &sources, diagnostics: &diagnostics, main: "main.sls" }];
    let (text, _) = human::render(&programs, Look::PLAIN);
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "a control character reached the terminal");
    let _ = short::render(&programs);
    let _ = github::render(&programs);
    for text in [json::render(&programs), sarif::render(&programs)] {
        serde_json::from_str::<serde_json::Value>(&text).expect("a report is JSON");
    }
    Corpus::Keep
});

/// The template says the same in YAML and in JSON, and what it refers to exists.
fn same_in_both(template: &Template, writing: &Writing) {
    let yaml = emit::write(template, Syntax::Yaml, writing);
    let json = emit::write(template, Syntax::Json, writing);
    let data: serde_json::Value = serde_json::from_str(&json).expect("the JSON is JSON");
    assert_eq!(template::of_yaml(&yaml).expect("the YAML is YAML"), data, "YAML and JSON are not the same");
    assert_eq!(template::dangling(&data), Vec::<String>::new(), "references lead nowhere");
}

/// Whatever is lost, there is a verdict.
fn drilled(deployment: &Deployment, sources: &SourceMap) {
    let drill = Drill::of(deployment);
    let losses = loss::usual(deployment, &drill.names);
    let outcomes: Vec<_> = losses.iter().map(|scenario| drill.run(scenario)).collect();
    let _ = drilled_json::write(deployment, sources, &outcomes);
}
