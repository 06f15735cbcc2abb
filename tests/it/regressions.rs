//! Inputs that once made the compiler panic, hang or contradict itself. The fuzz targets in `fuzz/` found most of them.

use crate::support::{Compiled, Memory, below, compiled, for_each, root, stem};
use crate::template;
use slsc::compile::Output;
use slsc::diagnostics::render::{Program, github, json, sarif, short};
use slsc::emit::{Format, Syntax};

fn of(world: &Memory, format: Format, syntax: Syntax) -> Compiled {
    compiled(world, &Output { format, syntax, ..Output::default() })
}

#[test]
fn what_was_found_once_is_not_found_again() {
    let cases = below(&root().join("tests/regressions")).into_iter().map(|path| (stem(&path), path));
    for_each(cases, |_, path| {
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        let world = Memory::of(&text);
        let yaml = of(&world, Format::CloudFormation, Syntax::Yaml);
        let program =
            Program { sources: &yaml.analysis.sources, diagnostics: &yaml.analysis.diagnostics, main: "main.sls" };
        let rendered = yaml.rendered();
        assert!(rendered.chars().all(|c| c == '\n' || !c.is_control()), "{rendered:?}");
        for render in [short::render, json::render, github::render, sarif::render] {
            render(&[program]);
        }
        of(&world, Format::Sam, Syntax::Yaml);
        let json = of(&world, Format::CloudFormation, Syntax::Json);
        let Some((yaml, json)) = yaml.files.zip(json.files) else { return };
        let yaml = template::of_yaml(&yaml[0].text).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json[0].text).unwrap();
        assert_eq!(yaml, json);
        assert_eq!(template::dangling(&json), Vec::<String>::new());
    });
}
