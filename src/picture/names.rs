//! Identifiers for languages that allow less than an id of a picture may hold.

use std::collections::BTreeSet;

/// A name for each id: `prefix` and its ASCII letters and digits, with a number behind it where two would be the same.
pub fn plain<'a>(prefix: &str, ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    ids.map(|id| free(&format!("{prefix}{}", letters(id)), &mut taken)).collect()
}

fn letters(id: &str) -> String {
    id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

fn free(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    let name = std::iter::once(wanted.to_owned()).chain(numbered).find(|name| !taken.contains(name));
    let name = name.unwrap_or_default();
    taken.insert(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_apart() {
        assert_eq!(plain("n_", ["a/b", "a.b", "ä", "end"].into_iter()), ["n_a_b", "n_a_b_2", "n__", "n_end"]);
    }
}
