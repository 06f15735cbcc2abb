//! The pages of codes.

use super::{Page, cell};
use crate::diagnostics::codes;
use crate::diagnostics::render::level_word;
use crate::diagnostics::{Code, Level};

/// The list of codes and a page for each.
pub fn pages() -> Vec<Page> {
    let page = |code: &Code| Page { path: format!("diagnostics/{}.md", code.id), text: page(*code) };
    let mut pages: Vec<Page> = codes::ALL.iter().map(page).collect();
    pages.push(Page { path: "diagnostics.md".into(), text: list() });
    pages
}

fn list() -> String {
    let row = |code: &Code| {
        let (id, name, level) = (code.id, code.name, level_word(code.level));
        format!("| [`{id}`](diagnostics/{id}.md) | `{name}` | {level} | {} |\n", cell(code.title()))
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
