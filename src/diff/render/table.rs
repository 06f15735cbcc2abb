//! A difference for people.

use super::super::model::{Change, Class, Difference};
use super::{classes, sentence, subject, summary};
use std::fmt::Write;

/// Blocks for each class, with what is different, where, and because of which line. What is cosmetic is counted only, unless
/// it is wanted.
pub fn write(difference: &Difference, cosmetic: bool) -> String {
    let Some(summary) = summary(difference) else { return "no difference\n".to_owned() };
    let mut out = String::new();
    for (class, changes) in classes(difference).filter(|(class, _)| cosmetic || *class != Class::Cosmetic) {
        let _ = writeln!(out, "{}", class.title());
        changes.iter().for_each(|change| one(change, &mut out));
        out.push('\n');
    }
    out + &summary + "\n"
}

fn one(change: &Change, out: &mut String) {
    let stacks = change.stacks.iter().filter(|title| !title.is_empty()).cloned().collect::<Vec<_>>().join(", ");
    let head = if stacks.is_empty() { String::new() } else { format!("[{stacks}] ") };
    let line = format!("  {head}{}  {}", subject(change), sentence(change));
    let _ = writeln!(out, "{}", line.trim_end());
    let sources = change.sources.iter().map(|source| format!("from {source}"));
    let accepted = change.accepted.iter().map(|why| format!("accepted: {why}"));
    for below in change.note.iter().cloned().chain(sources).chain(accepted) {
        let _ = writeln!(out, "      {below}");
    }
}
