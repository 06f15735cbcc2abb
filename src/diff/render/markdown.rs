//! A difference for the comment of a pull request.

use super::super::model::{Change, Class, Difference};
use super::{classes, sentence, subject, summary};
use std::fmt::Write;

/// A heading, what matters as tables, the rest folded away.
pub fn write(difference: &Difference) -> String {
    let mut out = "### What this would deploy\n\n".to_owned();
    let Some(summary) = summary(difference) else { return out + "No difference.\n" };
    let _ = writeln!(out, "{summary}\n");
    for (class, changes) in classes(difference) {
        let folded = matches!(class, Class::Changed | Class::PermissionNarrowed | Class::Added | Class::Cosmetic);
        let title = format!("{} ({})", class.title(), changes.len());
        match folded {
            true => {
                let _ = writeln!(out, "<details><summary>{title}</summary>\n");
                table(&changes, &mut out);
                out.push_str("\n</details>\n\n");
            }
            false => {
                let _ = writeln!(out, "**{title}**\n");
                table(&changes, &mut out);
                out.push('\n');
            }
        }
    }
    out.trim_end().to_owned() + "\n"
}

fn table(changes: &[&Change], out: &mut String) {
    out.push_str("| what | change | because of |\n| --- | --- | --- |\n");
    for change in changes {
        let stacks = change.stacks.iter().filter(|title| !title.is_empty()).cloned().collect::<Vec<_>>().join(", ");
        let stacks = if stacks.is_empty() { String::new() } else { format!(" in {stacks}") };
        let notes = change.note.iter().cloned();
        let notes = notes.chain(change.accepted.iter().map(|why| format!("accepted: {why}")));
        let words: Vec<String> =
            std::iter::once(sentence(change)).filter(|text| !text.is_empty()).chain(notes).collect();
        let _ = writeln!(
            out,
            "| {}{} | {} | {} |",
            code(&subject(change)),
            cell(&stacks),
            cell(&words.join("; ")),
            change.sources.iter().map(|source| code(source)).collect::<Vec<_>>().join(", ")
        );
    }
}

/// Text in which nothing means anything to Markdown or HTML.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in crate::diagnostics::render::plain(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '|' | '*' | '_' | '`' | '[' | ']' | '\\' | '@' | '#' | '~' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Text as code; a table takes no bar even there.
fn code(text: &str) -> String {
    let plain = crate::diagnostics::render::plain(text).replace('|', "\\|").replace('`', "'");
    format!("`{plain}`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_value_is_markup() {
        assert_eq!(cell("a|b <img> *x* @team"), "a\\|b &lt;img&gt; \\*x\\* \\@team");
        assert_eq!(code("a|`b`"), "`a\\|'b'`");
    }
}
