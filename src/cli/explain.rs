//! `slsc explain`: the page of a code, a kind, a pattern or a connection, offline.

use super::Exit;
use super::report::Outcome;
use super::terminal::{Stream, Terminal};
use crate::diagnostics::{Diagnostic, codes, usage};
use crate::reference::{self, patterns};
use crate::{connections, kinds};

/// The arguments of `slsc explain`.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// A code (SLS0201), the name of one (unknown-name), a kind (queue), a pattern of the
    /// standard library (fan_out) or a connection (queue_to_function)
    #[arg(value_name = "CODE|NAME")]
    word: String,
}

impl Args {
    /// Prints the page.
    pub fn run(&self, terminal: &Terminal) -> Outcome {
        let page = page(&self.word).ok_or_else(|| Box::new(nothing(&self.word)))?;
        let text = if terminal.look(Stream::Product).color { styled(&page) } else { page };
        terminal.write(Stream::Product, &text)?;
        Ok(Exit::Fine)
    }
}

fn page(word: &str) -> Option<String> {
    let code = codes::find(word).map(reference::code);
    let kind = || kinds::find(word).map(reference::kind);
    let connection = || connections::all().find(|kind| kind.name == word).map(reference::connection);
    code.or_else(kind).or_else(connection).or_else(|| patterns::page(word))
}

fn nothing(word: &str) -> Diagnostic {
    let patterns: Vec<String> = patterns::names().collect();
    let codes = codes::ALL.iter().flat_map(|code| [code.id, code.name]);
    let kinds = kinds::ALL.iter().map(|kind| kind.name);
    let known = codes.chain(kinds).chain(connections::all().map(|kind| kind.name));
    usage::nothing_to_explain(word, known.chain(patterns.iter().map(String::as_str)))
}

/// Headings in bold, examples dimmed, for a terminal.
fn styled(page: &str) -> String {
    let mut is_code = false;
    let mut out = String::new();
    for line in page.lines() {
        let is_fence = line.starts_with("```");
        is_code ^= is_fence;
        match line.starts_with('#') && !is_code {
            true => out.push_str(&format!("\u{1b}[1m{line}\u{1b}[0m\n")),
            false if is_fence => out.push_str(&format!("\u{1b}[2m{line}\u{1b}[0m\n")),
            false => out.push_str(&format!("{line}\n")),
        }
    }
    out
}
