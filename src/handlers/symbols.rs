//! The names that a source file exports, as far as its text tells.
//!
//! This is no parser: it may find too few names. So a name counts as missing only where it stands nowhere in the text,
//! and what can export anything (`export *`, `from x import *`) is taken to.

use super::runtimes::Language;

/// What a file exports.
pub struct Symbols {
    /// Names that were found.
    pub names: Vec<String>,
    /// Whether there may be any others.
    pub open: bool,
}

/// The exports of a text.
pub fn of(language: Language, text: &str) -> Symbols {
    let mut names: Vec<String> = text.lines().flat_map(|line| exported(language, line)).collect();
    names.sort_unstable();
    names.dedup();
    let anything: &[&str] = match language {
        Language::Node => &["export *", "module.exports = require", "module.exports = {", "Object.assign(exports"],
        Language::Python => &["import *", "globals()", "__getattr__"],
        Language::Ruby => &["require", "define_method"],
    };
    // `module.exports = { handler }` names what it exports; mentioning decides there.
    let open = anything.iter().any(|sign| *sign != "module.exports = {" && text.contains(sign));
    Symbols { names, open }
}

/// Whether a name stands anywhere in a text, as a whole word.
pub fn mentions(text: &str, name: &str) -> bool {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == '$')).any(|word| word == name)
}

fn exported(language: Language, line: &str) -> Option<String> {
    let starts: &[&str] = match language {
        Language::Node => &[
            "export const ",
            "export let ",
            "export var ",
            "export async function ",
            "export function ",
            "export class ",
            "exports.",
            "module.exports.",
        ],
        Language::Python => &["def ", "async def ", "class "],
        Language::Ruby => &["def ", "  def self."],
    };
    let rest = starts.iter().find_map(|start| line.strip_prefix(start)).or_else(|| assigned(language, line))?;
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '$')).collect();
    (!name.is_empty()).then_some(name)
}

/// `handler = …` at the top of a Python file.
fn assigned(language: Language, line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let plain = !name.is_empty() && name.trim_end().chars().all(|c| c.is_alphanumeric() || c == '_');
    (language == Language::Python && plain).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_of_both_module_systems_are_found() {
        let text = "export const get = 1\nexports.put = async () => {}\nexport async function remove(event) {}\n";
        assert_eq!(of(Language::Node, text).names, ["get", "put", "remove"]);
    }

    #[test]
    fn a_name_is_mentioned_as_a_whole_word() {
        assert!(mentions("module.exports = { handler }", "handler"));
        assert!(!mentions("def handlers(event):", "handler"));
    }

    #[test]
    fn what_exports_anything_is_open() {
        assert!(of(Language::Python, "from app.core import *\n").open);
    }
}
