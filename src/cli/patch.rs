//! The difference of texts, as `patch -p1` and `git apply` take it.

use crate::fixes::Rewritten;
use similar::TextDiff;

/// Lines that stay the same around those that do not.
const AROUND: usize = 3;

/// The difference of all files; `shown` says how a file's name is seen from where the command was given.
pub fn of(files: &[Rewritten], shown: impl Fn(&str) -> String) -> String {
    files.iter().map(|file| one(file, &shown(&file.name))).collect()
}

fn one(file: &Rewritten, name: &str) -> String {
    let difference = TextDiff::from_lines(&file.before, &file.after);
    let name = name.trim_start_matches('/');
    let (before, after) = (format!("a/{name}"), format!("b/{name}"));
    difference.unified_diff().context_radius(AROUND).header(&before, &after).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        of(&[Rewritten { name: "main.sls".into(), before: before.into(), after: after.into() }], str::to_owned)
    }

    #[test]
    fn lines_around_a_change_are_shown() {
        assert_eq!(
            shown("a\nb\nc\n", "a\nx\nc\n"),
            "--- a/main.sls\n+++ b/main.sls\n@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_marked() {
        assert_eq!(
            shown("a", "b"),
            "--- a/main.sls\n+++ b/main.sls\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn line_ends_are_kept() {
        assert!(shown("a\r\n", "b\r\n").ends_with("-a\r\n+b\r\n"));
    }
}
