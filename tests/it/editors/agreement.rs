//! What a grammar sees in a program, against what the compiler sees.
//!
//! A tool writes `NAME.seen.json` for each program of the corpus into a folder of its own: `[start, end, class]` of each
//! stretch, in bytes and in order, with the compiler's names of classes. Every token of the compiler's must begin and end in
//! stretches of its class.

use super::corpus;
use std::fmt::Write;
use std::path::Path;

type Stretch = (usize, usize, String);

/// A difference that a technique cannot do without.
pub struct Deviation {
    /// The compiler's class.
    pub class: &'static str,
    /// What the tool sees instead.
    pub seen: &'static str,
    /// Whether it is excused here: the program, and the place of the token in it.
    pub here: fn(&str, usize) -> bool,
    /// Why it cannot be otherwise.
    pub why: &'static str,
}

/// How many differences are shown.
const SHOWN: usize = 20;

/// Asserts that what a tool saw, in `folder`, is what the compiler sees, but for some deviations; each of these must be met
/// somewhere, so that none outlives its reason.
pub fn agrees(folder: &Path, deviations: &[Deviation]) {
    let mut report = String::new();
    let (mut count, mut met) = (0, vec![false; deviations.len()]);
    for (name, text) in corpus::programs() {
        let view = corpus::view(&text);
        let seen = seen(folder, &name);
        if !view.sound {
            continue;
        }
        for (start, end, class) in view.tokens {
            let (start, end) = (start as usize, end as usize);
            let found = [at(&seen, start), at(&seen, end - 1)];
            let Some(wrong) = found.into_iter().find(|found| *found != class) else { continue };
            let excuse = |one: &Deviation| one.class == class && one.seen == wrong && (one.here)(&text, start);
            if let Some(index) = deviations.iter().position(excuse) {
                met[index] = true;
                continue;
            }
            count += 1;
            if count <= SHOWN {
                let line = text[..start].matches('\n').count() + 1;
                let source = text.lines().nth(line - 1).unwrap_or_default().trim();
                let token = &text[start..end];
                writeln!(report, "{name}.sls:{line}: `{token}` is {class}, seen as {wrong:?}, in: {source}").unwrap();
            }
        }
    }
    assert!(count == 0, "{count} differences\n{report}");
    for (deviation, met) in deviations.iter().zip(met) {
        assert!(met, "no {} is seen as {:?} any more: {}", deviation.class, deviation.seen, deviation.why);
    }
}

fn seen(folder: &Path, name: &str) -> Vec<Stretch> {
    let path = folder.join(format!("{name}.seen.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The class that was seen at a place; of stretches that overlap, the one that began last.
fn at(seen: &[Stretch], place: usize) -> &str {
    let behind = seen.partition_point(|(start, ..)| *start <= place);
    let around = seen[..behind].iter().rev().take(50).find(|(_, end, _)| *end > place);
    around.map_or("", |(.., class)| class)
}
