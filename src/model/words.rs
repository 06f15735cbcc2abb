//! What a shape accepts, in words: for messages, the reference in `docs/` and completion.
//!
//! The words follow "must be": "a size from 128MB to 10GB in steps of 1MB".

use super::shape::{Attribute, Fallback, Shape, Text, bytes, seconds};
use crate::diagnostics::suggest::listed;

/// From how many entries on an object is described by the first of them.
const MANY: usize = 20;

impl Shape {
    /// What it accepts, in words that follow "must be".
    pub fn words(&self) -> String {
        match self {
            Shape::Text(text) => text_words(text),
            Shape::File => "the path of a file, like `./checkout.asl.json`".to_owned(),
            Shape::Int(min, max) => {
                let end = |limit: i64| (limit != i64::MIN && limit != i64::MAX).then(|| limit.to_string());
                ranged("a whole number", end(*min), end(*max))
            }
            Shape::Number(min, max) => {
                let end = |limit: f64| (limit.abs() < f64::MAX).then(|| limit.to_string());
                ranged("a number", end(*min), end(*max))
            }
            Shape::Bool => "`true` or `false`".to_owned(),
            Shape::Duration(min, max) => ranged("a duration", Some(seconds(*min)), finite(*max).map(seconds)),
            Shape::Size(min, max, step) => size_words(*min, *max, *step),
            Shape::Percent => "a percentage from 0% to 100%".to_owned(),
            Shape::Json => "any value".to_owned(),
            Shape::OneOf(words) => one_of(words),
            Shape::List(inner, min, max) => {
                format!("{}, each {}", count_words(*min, *max), inner.words())
            }
            Shape::Map(inner) => format!("an object with names of your choice, each value {}", inner.words()),
            Shape::Fields => "an object of field names and their types, `string`, `number` or `binary`".to_owned(),
            Shape::Object(table) if table.len() > MANY => {
                let (first, rest) = table.split_at(MANY / 2);
                let names: Vec<String> = first.iter().map(|entry| format!("`{}`", entry.name)).collect();
                format!("an object with {} and {} more", names.join(", "), rest.len())
            }
            Shape::Object(table) => format!("an object with {}", listed(table.iter().map(|entry| entry.name))),
            Shape::Kind(kind) => format!("{} `{kind}`", article(kind)),
            Shape::Instance(kinds) => match kinds {
                [only] => format!("{} `{only}`, or one `in` a region", article(only)),
                several => format!("a resource ({}), or one `in` a region", listed(several.iter().copied())),
            },
            Shape::Route(kind) => format!("a route of {} `{kind}`, like `public[\"GET /ping\"]`", article(kind)),
            Shape::Target => "a resource or a port that an arrow can end at".to_owned(),
            Shape::Condition => "a comparison of a metric, like `orders.dead.visible > 0 for 5m`".to_owned(),
            Shape::Off => "`none`".to_owned(),
            Shape::Either(shapes) => shapes.iter().map(Shape::words).collect::<Vec<_>>().join(", or "),
        }
    }
}

impl Fallback {
    /// What holds without the attribute, in words: "`512MB`", "required", "nothing".
    pub fn words(&self) -> String {
        match self {
            Fallback::Required => "required".to_owned(),
            Fallback::Absent => "nothing".to_owned(),
            Fallback::Derived(words) => (*words).to_owned(),
            Fallback::Bool(bool) => format!("`{bool}`"),
            Fallback::Int(int) => format!("`{int}`"),
            Fallback::Seconds(amount) => format!("`{}`", seconds(*amount)),
            Fallback::Bytes(amount) => format!("`{}`", bytes(*amount)),
            Fallback::Word(word) => format!("`\"{word}\"`"),
        }
    }
}

impl Attribute {
    /// Whether it must be written.
    pub fn is_required(&self) -> bool {
        self.fallback == Fallback::Required
    }
}

fn text_words(text: &Text) -> String {
    if text.words != Text::ANY.words {
        return text.words.to_owned();
    }
    match (text.min, text.max) {
        (0, usize::MAX) => "text".to_owned(),
        (1, usize::MAX) => "text that is not empty".to_owned(),
        (0 | 1, max) => format!("text of at most {max} characters"),
        (min, usize::MAX) => format!("text of at least {min} characters"),
        (min, max) if min == max => format!("text of {min} characters"),
        (min, max) => format!("text of {min} to {max} characters"),
    }
}

fn size_words(min: i64, max: i64, step: i64) -> String {
    let range = ranged("a size", Some(bytes(min)), finite(max).map(bytes));
    if step > 1 { format!("{range} in steps of {}", bytes(step)) } else { range }
}

fn finite(limit: i64) -> Option<i64> {
    (limit != i64::MAX).then_some(limit)
}

fn ranged(noun: &str, min: Option<String>, max: Option<String>) -> String {
    match (min, max) {
        (None, None) => noun.to_owned(),
        (Some(min), None) => format!("{noun} of at least {min}"),
        (None, Some(max)) => format!("{noun} of at most {max}"),
        (Some(min), Some(max)) => format!("{noun} from {min} to {max}"),
    }
}

fn count_words(min: usize, max: usize) -> String {
    match (min, max) {
        (0, usize::MAX) => "a list".to_owned(),
        (0, max) => format!("a list of at most {max} entries"),
        (1, usize::MAX) => "a list of at least one entry".to_owned(),
        (min, usize::MAX) => format!("a list of at least {min} entries"),
        (min, max) if min == max => format!("a list of {min} entries"),
        (min, max) => format!("a list of {min} to {max} entries"),
    }
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => "nothing".to_owned(),
    }
}

/// "a" or "an", by the first letter.
pub fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

#[cfg(test)]
mod tests {
    use super::super::shape::{DAY, GB, MB, MINUTE, TEXT};
    use super::*;

    #[test]
    fn a_size_tells_its_range_and_its_step() {
        assert_eq!(Shape::Size(128 * MB, 10 * GB, MB).words(), "a size from 128MB to 10GB in steps of 1MB");
    }

    #[test]
    fn a_duration_tells_its_range_in_the_largest_units() {
        assert_eq!(Shape::Duration(MINUTE, 14 * DAY).words(), "a duration from 1m to 14d");
    }

    #[test]
    fn an_open_range_tells_the_end_that_it_has() {
        assert_eq!(Shape::Int(1, i64::MAX).words(), "a whole number of at least 1");
        assert_eq!(Shape::Number(f64::MIN, f64::MAX).words(), "a number");
    }

    #[test]
    fn alternatives_are_joined() {
        static QUEUE: &[Shape] = &[Shape::Off, Shape::Kind("queue")];
        assert_eq!(Shape::Either(QUEUE).words(), "`none`, or a `queue`");
        assert_eq!(Shape::OneOf(&["content", "id"]).words(), "`\"content\"` or `\"id\"`");
    }

    #[test]
    fn a_list_tells_its_count_and_its_entries() {
        assert_eq!(Shape::List(&TEXT, 1, 5).words(), "a list of 1 to 5 entries, each text");
        assert_eq!(Shape::List(&Shape::Kind("api"), 0, usize::MAX).words(), "a list, each an `api`");
    }
}
