//! What survives a loss: what templates say of it, and what drills found where the sources are known.

use super::facts::Facts;
use super::model::{Change, Class, Resource, Stack, System, Verdict};
use super::replace::at;
use super::values::shown;
use crate::model::shape;

/// The facts of a stack.
pub fn facts(stack: &Stack) -> Facts {
    let mut out = Facts::new();
    for (id, resource) in &stack.resources {
        for fact in of(resource) {
            out.insert((id.clone(), fact), resource.source.clone());
        }
    }
    out
}

fn of(resource: &Resource) -> Vec<String> {
    let each = |path: &str, words: &str| -> Vec<String> {
        at(&resource.properties, path).into_iter().map(|value| format!("{words} {}", shown(value))).collect()
    };
    match resource.ty.as_str() {
        "AWS::Route53::RecordSet" if !resource.property("SetIdentifier").is_null() => {
            let answer = |name| shown(resource.property(name));
            vec![format!("one of the answers for {} ({})", answer("Name"), answer("SetIdentifier"))]
        }
        "AWS::Route53::HealthCheck" => vec!["a health check".to_owned()],
        "AWS::DynamoDB::GlobalTable" => each("Replicas/*/Region", "a copy in"),
        "AWS::SecretsManager::Secret" => each("ReplicaRegions/*/Region", "a copy in"),
        "AWS::S3::Bucket" => each("ReplicationConfiguration/Rules/*/Destination/Bucket", "objects are copied to"),
        _ => Vec::new(),
    }
}

/// Adds the entry points that fare worse, or better, under some loss.
pub fn verdicts(old: &System, new: &System, changes: &mut Vec<Change>) {
    let (Some(old), Some(new)) = (&old.verdicts, &new.verdicts) else { return };
    for after in new {
        let before = old.iter().find(|before| before.loss == after.loss && before.entry == after.entry);
        let Some(before) = before.filter(|before| worth(before) != worth(after)) else { continue };
        let class = if worth(after) > worth(before) { Class::FailoverWeakened } else { Class::Changed };
        changes.push(Change {
            before: Some(words(before)),
            after: Some(words(after)),
            sources: after.source.iter().cloned().collect(),
            ..Change::about(class, "", &after.entry, format!("without {}", after.loss))
        });
    }
}

/// More is worse; never is later than any second.
fn worth(verdict: &Verdict) -> (u8, i64) {
    (verdict.rank, verdict.seconds.unwrap_or(i64::MAX))
}

fn words(verdict: &Verdict) -> String {
    match verdict.seconds {
        Some(0) => format!("{}, not touched", verdict.word),
        Some(after) => format!("{}, after {}", verdict.word, shape::seconds(after)),
        None => verdict.word.to_owned(),
    }
}
