//! How a difference is shown: to people, to programs, on a pull request.

pub mod json;
pub mod markdown;
pub mod table;

use super::model::{Change, Class, Difference};

/// The changes of each class that has any, the gravest first.
fn classes(difference: &Difference) -> impl Iterator<Item = (Class, Vec<&Change>)> {
    let of = |class: Class| difference.changes.iter().filter(move |change| change.class == class).collect::<Vec<_>>();
    Class::ALL.iter().map(move |class| (*class, of(*class))).filter(|(_, changes)| !changes.is_empty())
}

/// `2 permissions widened, 1 added`; nothing where nothing is different.
fn summary(difference: &Difference) -> Option<String> {
    let parts: Vec<String> =
        classes(difference).map(|(class, changes)| format!("{} {}", changes.len(), class.title())).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The longest value that is shown whole, in characters.
const LONGEST: usize = 60;

fn short(text: &str) -> String {
    let line = crate::diagnostics::render::plain(text);
    match line.chars().count() > LONGEST {
        true => line.chars().take(LONGEST - 1).chain(['…']).collect(),
        false => line,
    }
}

/// `KeySchema: [id] -> [id, at]`
fn sentence(change: &Change) -> String {
    let what = crate::diagnostics::render::plain(&change.what);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let colon = if what.is_empty() { "" } else { ": " };
            format!("{what}{colon}{} -> {}", short(before), short(after))
        }
        _ => what,
    }
}

/// `Users (AWS::DynamoDB::Table)`
fn subject(change: &Change) -> String {
    match &change.ty {
        Some(ty) => format!("{} ({ty})", change.subject),
        None => change.subject.clone(),
    }
}
