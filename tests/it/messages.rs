//! All messages side by side, in `docs/messages.md`: they are read aloud together, and the worst are rewritten.

use crate::reject::cases;
use crate::support::{Memory, compiled, root};
use slsc::compile::Output;
use slsc::diagnostics::render::level_word;
use std::collections::BTreeMap;

const HEAD: &str = "# Messages, side by side\n\nWhat each rejected program of `tests/reject` is told, and the help with it. \
                    Read aloud, a message says what is wrong in the author's words, and the help says what to write.\n";

#[test]
fn the_list_of_messages_is_current() {
    let mut messages: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for (name, path) in cases() {
        let analysis = compiled(&Memory::at(&path), &Output::default()).analysis;
        for report in analysis.diagnostics.iter().filter(|report| name.starts_with(report.code.id)) {
            let help = report.help.as_deref().unwrap_or_default().replace('\n', " ");
            let head = format!("{}: {}", level_word(report.level), report.message);
            messages.entry(report.code.id).or_default().insert(head, help);
        }
    }
    let mut text = HEAD.to_owned();
    for (code, messages) in messages {
        text.push_str(&format!("\n## [{code}](../src/diagnostics/pages/{code}.md)\n"));
        for (head, help) in messages {
            text.push_str(&format!("\n- {}\n", head.replace('\n', " ")));
            if !help.is_empty() {
                text.push_str(&format!("  - {help}\n"));
            }
        }
    }
    let path = root().join("docs/messages.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return std::fs::write(path, text).unwrap();
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == text, "docs/messages.md is not current; run `UPDATE_DOCS=1 cargo test --test it messages`");
}
