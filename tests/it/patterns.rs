//! The patterns of the standard library, used wrongly, and many times.

use crate::support::{Memory, compiled};
use slsc::compile::Output;
use slsc::diagnostics::Level;
use std::fmt::Write;

const FUNCTIONS: &str = "defaults function { inline: \"def handler(e, c): pass\", runtime: \"python3.13\" }\n";

/// The codes of the errors of a program, each with the line of its first label.
fn errors(program: &str) -> Vec<(&'static str, String)> {
    let compiled = compiled(&Memory::of(program), &Output::default());
    let place = |diagnostic: &slsc::diagnostics::Diagnostic| {
        diagnostic.labels.first().map(|label| compiled.analysis.sources.place(label.span)).unwrap_or_default()
    };
    let errors = compiled.analysis.diagnostics.iter().filter(|diagnostic| diagnostic.level == Level::Error);
    errors.map(|diagnostic| (diagnostic.code.id, place(diagnostic))).collect()
}

/// The same without what a pattern requires of values, and what follows inside of it.
fn about_types(program: &str) -> Vec<(&'static str, String)> {
    errors(program).into_iter().filter(|(code, place)| *code != "SLS0321" && place.starts_with("main.sls")).collect()
}

/// Each pattern's family, its name and the names of the parameters that must be given.
fn catalogue() -> Vec<(&'static str, String, Vec<String>)> {
    let mut found = Vec::new();
    for (family, text) in slsc::names::stdlib::ALL {
        for (head, rest) in text.split("\npattern ").skip(1).filter_map(|text| text.split_once("(\n")) {
            let parameters = rest.split("\n) {").next().unwrap_or_default();
            let lines = parameters.lines().map(str::trim).filter(|line| !line.starts_with("///"));
            let required = lines.filter(|line| !line.contains(" = ") && !line.ends_with('?'));
            let names = required.filter_map(|line| line.split_once(':')).map(|(name, _)| name.to_owned());
            found.push((*family, head.to_owned(), names.collect()));
        }
    }
    found
}

#[test]
fn the_catalogue_of_the_talk_is_whole() {
    let names: Vec<String> = catalogue().into_iter().map(|(family, name, _)| format!("{family}/{name}")).collect();
    let talk = [
        "primitive/periodical",
        "api/proxy",
        "api/facade",
        "orchestration/one_way_chain",
        "orchestration/two_way_chain",
        "orchestration/fan_in",
        "orchestration/fan_out",
        "orchestration/transactional_fan_out",
        "workflows/long_running_task",
        "workflows/pipes_and_filters",
        "workflows/inline_stream_transform",
        "traditional/command",
        "traditional/singleton",
        "compound/backend",
        "compound/cqrs",
        "compound/data_processing",
    ];
    let missing: Vec<&&str> = talk.iter().filter(|name| !names.iter().any(|known| known == **name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_pattern_asks_for_what_is_missing_and_for_nothing_else() {
    for (family, name, required) in catalogue() {
        let program = format!("import {{ {name} }} from \"std:{family}\"\n\n{name} it {{}}\n");
        let wanted: Vec<_> = (!required.is_empty()).then(|| ("SLS0403", "main.sls:3".to_owned())).into_iter().collect();
        assert_eq!(about_types(&program), wanted, "{name} without {required:?}");
    }
}

#[test]
fn every_parameter_is_checked_where_it_is_given() {
    for (family, name, required) in catalogue() {
        let given: String = required.iter().fold(String::new(), |mut text, name| {
            let _ = writeln!(text, "  {name}: wrong");
            text
        });
        let program = format!("import {{ {name} }} from \"std:{family}\"\nkey wrong {{}}\n\n{name} it {{\n{given}}}\n");
        let wanted: Vec<_> = (5..5 + required.len()).map(|line| ("SLS0301", format!("main.sls:{line}"))).collect();
        assert_eq!(about_types(&program), wanted, "{name}: a key for {required:?}");
    }
}

/// A fan-out, each of whose arguments stands on a line of its own: the source on the seventh, the workers on the eighth.
fn copies(source: &str, workers: &str) -> String {
    format!(
        "import {{ fan_out }} from \"std:orchestration\"\n{FUNCTIONS}function feed {{}}\nfunction work {{}}\ntopic news {{}}\nfan_out copies {{\n  source: {source}\n  workers: [{workers}]\n}}\n"
    )
}

#[test]
fn workers_are_some_and_each_is_there_once() {
    assert_eq!(errors(&copies("feed", "work")), []);
    assert_eq!(errors(&copies("feed", "")), [("SLS0321", "main.sls:8".to_owned())]);
    assert_eq!(errors(&copies("feed", "work, work")), [("SLS0214", "main.sls:8".to_owned())]);
    assert_eq!(errors(&copies("feed", "work, nobody")), [("SLS0201", "main.sls:8".to_owned())]);
}

#[test]
fn an_arrow_that_an_argument_makes_meaningless_is_shown_at_the_argument() {
    assert_eq!(errors(&copies("news", "work")), [("SLS0501", "main.sls:7".to_owned())]);
}

#[test]
fn a_pattern_that_instantiates_itself_is_refused() {
    let program = "pattern more(worker: function) {\n  more again { worker: worker }\n}\n";
    assert_eq!(errors(program), [("SLS0209", "main.sls:2".to_owned())]);
}

#[test]
fn five_hundred_workers_are_five_hundred_workers() {
    let mut program = format!("import {{ fan_out }} from \"std:orchestration\"\n{FUNCTIONS}function feed {{}}\n");
    let names: Vec<String> = (0..500).map(|number| format!("work_{number}")).collect();
    for name in &names {
        let _ = writeln!(program, "function {name} {{}}");
    }
    let _ = writeln!(program, "fan_out copies {{ source: feed, workers: [{}] }}", names.join(", "));
    let compiled = compiled(&Memory::of(&program), &Output::default());
    assert!(!compiled.analysis.diagnostics.has_errors(), "{}", compiled.rendered());
    let files = compiled.files.unwrap();
    let template = &files.iter().find(|file| file.path == "template.yaml").unwrap().text;
    assert_eq!(template.matches("Type: AWS::SNS::Subscription").count(), 500);
    assert_eq!(
        template.matches("\n  CopiesInboxWork").count(),
        500 * 5,
        "an inbox, its dead letters, a policy for each, a mapping"
    );
}
