//! The pages of codes.

use super::{Page, cell};
use crate::diagnostics::Code;
use crate::diagnostics::codes;

/// The list of codes. Their pages are beside the table of codes, where each is a file already.
pub fn pages() -> Vec<Page> {
    vec![Page { path: "diagnostics.md".into(), text: list() }]
}

fn list() -> String {
    let row = |code: &Code| {
        let (id, name, level) = (code.id, code.name, code.standing());
        format!("| [`{id}`](../../src/diagnostics/pages/{id}.md) | `{name}` | {level} | {} |\n", cell(code.title()))
    };
    let rows: String = codes::ALL.iter().map(row).collect();
    format!(
        "# Diagnostics\n\nA code is for ever and names one mistake. `slsc explain CODE` prints its page. The level of what \
         may be meant can be changed, by code or name: `--allow`, `--warn` and `--deny` on the command line, `lints` of the \
         service, `@allow(CODE, \"why\")` on a declaration.\n\n\
         | code | name | level | |\n| --- | --- | --- | --- |\n{rows}"
    )
}

/// The page of a code: its title with the code before it, its name and level, and the explanation.
pub fn page(code: Code) -> String {
    let allowed =
        if code.lifts { "; `--allow`, `--warn` and `--deny` change that, and `@allow` with a reason" } else { "" };
    let head = format!("# {}: {}\n\n`{}`, {}{allowed}.", code.id, code.title(), code.name, code.standing());
    format!("{head}\n\n{}\n", code.explanation())
}
