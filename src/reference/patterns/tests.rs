use super::*;
use crate::world::{Entry as On, Unreadable};
use std::path::Path;

/// A program for one pattern, and a file for all code.
struct Example(&'static str, &'static str);

impl World for Example {
    fn entry(&self, path: &Path) -> On {
        match path.extension() {
            Some(_) => On::File,
            None => On::Directory,
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, Unreadable> {
        match path == Path::new(self.0).join("main.sls") {
            true => Ok(self.1.as_bytes().to_vec()),
            false if path.extension().is_some_and(|extension| extension == "sls") => Err(Unreadable(String::new())),
            false => Ok(b"def handler(event, context): pass".to_vec()),
        }
    }

    fn names(&self, _: &Path) -> Vec<String> {
        Vec::new()
    }
}

const PROGRAM: &str = r#"
import { fan_out } from "std:orchestration"
function charge { code: "./f", handler: "app.handler", runtime: "python3.13" }
bucket orders {}
fan_out tell { source: orders.created, workers: [charge] }
"#;

fn text(pages: &[Page], path: &str) -> String {
    pages.iter().find(|page| page.path == path).map(|page| page.text.clone()).unwrap_or_default()
}

#[test]
fn a_page_shows_what_the_program_becomes() {
    let pages = gallery(&Example("fan_out", PROGRAM));
    let page = text(&pages, "fan_out.md");
    for part in [
        "![fan_out, drawn by slsc graph](../../examples/patterns/fan_out/picture.svg)",
        "| `workers` | `[function]` | has to be given |",
        "fan_out tell { source: orders.created, workers: [charge] }",
        "| `TellHub` | `AWS::SNS::Topic` |",
        "| `ChargeRole` | `sqs:DeleteMessage`<br>`sqs:GetQueueAttributes`<br>`sqs:ReceiveMessage` |",
    ] {
        assert!(page.contains(part), "{part}:\n{page}");
    }
    assert!(!page.contains("AWS::Lambda::Function"), "only what stands inside the pattern:\n{page}");
}

#[test]
fn a_pattern_without_a_program_has_a_page() {
    let pages = gallery(&Example("", ""));
    for name in names() {
        let (explained, page) = (super::page(&name).unwrap_or_default(), text(&pages, &format!("{name}.md")));
        assert!(explained.starts_with(&format!("# `{name}`")), "{explained}");
        assert_eq!(page, explained);
        assert!(text(&pages, "README.md").contains(&format!("({name}.md)")), "{name} is not in the index");
    }
}

#[test]
fn a_summary_is_one_sentence() {
    for entry in library::families().iter().flat_map(|family| &family.patterns) {
        assert!(entry.summary().ends_with('.'), "{}: {}", entry.name, entry.summary());
    }
}
