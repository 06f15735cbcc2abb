//! Programs with mistakes: their names may be seen otherwise than the compiler sees them, but a text or a comment never
//! runs away.

use super::super::corpus;
use std::collections::BTreeMap;
use std::path::Path;

/// Asserts that each token of such a program is in a text or a comment, as seen in `folder`, where the compiler says so, and
/// only there.
pub fn end_where_they_should(folder: &Path) {
    let mut count = 0;
    for (name, text) in corpus::programs() {
        let view = corpus::view(&text);
        if view.sound {
            continue;
        }
        let seen = std::fs::read_to_string(folder.join(format!("{name}.seen.json"))).unwrap();
        let seen: Vec<(u32, u32, String)> = serde_json::from_str(&seen).unwrap();
        let seen: BTreeMap<u32, String> = seen.into_iter().map(|(start, _, class)| (start, class)).collect();
        for (start, _, class) in view.tokens {
            let line = text[..start as usize].matches('\n').count() + 1;
            assert_eq!(is_text(&class), is_text(&seen[&start]), "{name}.sls:{line}: {class}, seen as {}", seen[&start]);
            count += 1;
        }
    }
    assert!(count > 200, "{count} tokens in programs with mistakes");
}

fn is_text(class: &str) -> bool {
    ["string", "escape", "interpolation", "comment", "doc"].contains(&class)
}
