//! The nearest name to a misspelt one.

/// The candidate most like `word`, where one is like enough to be meant.
///
/// Ties go to the candidate that is first in the order of names, so that messages are deterministic.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(1) + usize::from(word.len() > 8);
    candidates
        .into_iter()
        .filter(|candidate| !candidate.is_empty())
        .map(|candidate| (distance(word, candidate), candidate))
        // With every letter another one, nothing is alike.
        .filter(|(distance, candidate)| *distance <= allowed && *distance < word.len().max(candidate.len()))
        .min()
        .map(|(_, candidate)| candidate)
}

/// Edits between two names; a change of case, `-` for `_` and a plural cost nothing extra to forgive.
fn distance(word: &str, candidate: &str) -> usize {
    let plain = |text: &str| text.to_lowercase().replace('-', "_");
    let (word, candidate) = (plain(word), plain(candidate));
    if word.len() > 3 && (candidate.starts_with(&word) || word.starts_with(&candidate) && candidate.len() > 3) {
        return 1;
    }
    strsim::damerau_levenshtein(&word, &candidate)
}

/// "`a`, `b` and `c`"
pub fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = names.into_iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// "a queue", "an api"
pub fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swapped_letter_is_forgiven() {
        assert_eq!(nearest("quuee", ["topic", "queue"]), Some("queue"));
    }

    #[test]
    fn a_beginning_is_enough() {
        assert_eq!(nearest("concurrent", ["concurrency", "code"]), Some("concurrency"));
        assert_eq!(nearest("mem", ["memory", "name"]), None);
    }

    #[test]
    fn nothing_alike_is_no_suggestion() {
        assert_eq!(nearest("elephant", ["queue", "topic"]), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
