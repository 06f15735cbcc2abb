//! The pages of codes.

use super::{Page, cell};
use crate::diagnostics::codes;
use crate::diagnostics::render::level_word;
use crate::diagnostics::{Code, Level};

/// The list of codes. Their pages are beside the table of codes, where each is a file already.
pub fn pages() -> Vec<Page> {
    vec![Page { path: "diagnostics.md".into(), text: list() }]
}

fn list() -> String {
    let row = |code: &Code| {
        let (id, name, level) = (code.id, code.name, level_word(code.level));
        format!("| [`{id}`](../../src/diagnostics/pages/{id}.md) | `{name}` | {level} | {} |\n", cell(code.title()))
    };
    let rows: String = codes::ALL.iter().map(row).collect();
    format!(
        "# Diagnostics\n\nA code is for ever and names one mistake. `slsc explain CODE` prints its page. The level of a \
         warning can be changed by its code or its name: `--allow`, `--warn`, `--deny`.\n\n\
         | code | name | level | |\n| --- | --- | --- | --- |\n{rows}"
    )
}

/// The page of a code: its title with the code before it, its name and level, and the explanation.
pub fn page(code: Code) -> String {
    let allowed = if code.level == Level::Error { "" } else { "; `--allow` and `--deny` change that" };
    let head = format!("# {}: {}\n\n`{}`, {}{allowed}.", code.id, code.title(), code.name, level_word(code.level));
    format!("{head}\n\n{}\n", code.explanation())
}
