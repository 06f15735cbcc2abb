//! What `compile` says of limits: how much of them each template uses.

use crate::emit::OutputFile;
use crate::emit::headroom::Usage;

/// How many limits a line names.
const FULLEST: usize = 3;

/// A line for each template with the limits that it uses most, or with all of them. Templates that use the same share one.
pub fn lines(files: &[OutputFile], all: bool) -> Vec<String> {
    let mut lines: Vec<(Vec<&str>, String)> = Vec::new();
    for file in files.iter().filter(|file| !file.usage.is_empty()) {
        let words = words(&file.usage, all);
        match lines.iter_mut().find(|(_, known)| *known == words) {
            Some((names, _)) => names.push(&file.path),
            None => lines.push((vec![&file.path], words)),
        }
    }
    lines.into_iter().map(|(names, words)| format!("{}: {words}", names.join(", "))).collect()
}

/// The fullest first; those of one share in the order in which they were counted.
fn words(usage: &[Usage], all: bool) -> String {
    let mut sorted: Vec<&Usage> = usage.iter().collect();
    sorted.sort_by_key(|usage| std::cmp::Reverse(usage.percent()));
    let shown = if all { sorted.len() } else { FULLEST };
    sorted.into_iter().take(shown).map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, used: [usize; 4]) -> OutputFile {
        let usage = ["resources", "parameters", "outputs", "mappings"].into_iter().zip(used);
        let usage = usage.map(|(what, used)| Usage { what: what.to_owned(), used, most: 200 }).collect();
        OutputFile { path: path.to_owned(), text: String::new(), usage }
    }

    #[test]
    fn the_three_fullest_are_named_the_fullest_first() {
        let files = [file("template.yaml", [10, 90, 30, 20])];
        let line = "template.yaml: 90 of 200 parameters (45 %), 30 of 200 outputs (15 %), 20 of 200 mappings (10 %)";
        assert_eq!(lines(&files, false), [line]);
        assert_eq!(lines(&files, true), [format!("{line}, 10 of 200 resources (5 %)")]);
    }

    #[test]
    fn stacks_that_use_the_same_share_a_line() {
        let files =
            [file("us-east-1.yaml", [1, 2, 3, 4]), file("us-west-1.yaml", [1, 2, 3, 4]), file("edge.yaml", [1; 4])];
        let starts: Vec<String> = lines(&files, false).iter().map(|line| line.chars().take(30).collect()).collect();
        assert_eq!(starts, ["us-east-1.yaml, us-west-1.yaml", "edge.yaml: 1 of 200 resources "]);
    }
}
