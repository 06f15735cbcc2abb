//! Properties whose change means more than that something is different.

use super::model::Class;
use super::values::is_true;
use serde_json::Value;

/// A property, what is looked at, and what a change of it is.
pub struct Watch {
    /// `PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled`; `*` stands for each element of a list.
    pub path: &'static str,
    turn: Turn,
    /// What it is.
    pub class: Class,
    /// What it does, in words.
    pub what: &'static str,
}

/// A turn for the worse.
enum Turn {
    /// What was on is not.
    Off,
    /// What was there is not.
    Gone,
    /// What was not there or not on is.
    Comes,
    /// A number falls.
    Less,
    /// A number rises.
    More,
}

const fn watch(path: &'static str, turn: Turn, class: Class, what: &'static str) -> Watch {
    Watch { path, turn, class, what }
}

/// What is looked at in every resource that has such a property.
pub const WATCHES: &[Watch] = &[
    watch(
        "PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
        Turn::Off,
        Class::DataAtRisk,
        "point-in-time recovery is switched off",
    ),
    watch(
        "Replicas/*/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled",
        Turn::Off,
        Class::DataAtRisk,
        "point-in-time recovery is switched off",
    ),
    watch("DeletionProtectionEnabled", Turn::Off, Class::DataAtRisk, "it can be deleted now"),
    watch("Replicas/*/DeletionProtectionEnabled", Turn::Off, Class::DataAtRisk, "it can be deleted now"),
    watch("DeletionProtection", Turn::Off, Class::DataAtRisk, "it can be deleted now"),
    watch("VersioningConfiguration/Status", Turn::Off, Class::DataAtRisk, "older versions are no longer kept"),
    watch("BackupRetentionPeriod", Turn::Less, Class::DataAtRisk, "backups are kept for fewer days"),
    watch("StorageEncrypted", Turn::Off, Class::DataAtRisk, "it is no longer encrypted"),
    watch("SSESpecification/SSEEnabled", Turn::Off, Class::DataAtRisk, "it is no longer encrypted with a KMS key"),
    watch("BucketEncryption", Turn::Gone, Class::DataAtRisk, "it is no longer encrypted with the key that it names"),
    watch("KmsMasterKeyId", Turn::Gone, Class::DataAtRisk, "it is no longer encrypted with a key of its own"),
    watch("KmsKeyId", Turn::Gone, Class::DataAtRisk, "it is no longer encrypted with a key of its own"),
    watch("SqsManagedSseEnabled", Turn::Off, Class::DataAtRisk, "it is no longer encrypted"),
    watch("MessageRetentionPeriod", Turn::Less, Class::DataAtRisk, "messages are kept for a shorter time"),
    watch("RetentionPeriodHours", Turn::Less, Class::DataAtRisk, "records are kept for a shorter time"),
    watch("RetentionInDays", Turn::Less, Class::DataAtRisk, "events are kept for fewer days"),
    watch("RedrivePolicy", Turn::Gone, Class::DataAtRisk, "what cannot be processed is lost"),
    watch("DeadLetterConfig", Turn::Gone, Class::DataAtRisk, "what cannot be processed is lost"),
    watch("DestinationConfig/OnFailure", Turn::Gone, Class::DataAtRisk, "what cannot be processed is lost"),
    watch("TimeToLiveSpecification/Enabled", Turn::Comes, Class::DataAtRisk, "items are deleted when their time is up"),
    watch("LifecycleConfiguration/Rules/*/ExpirationInDays", Turn::Comes, Class::DataAtRisk, "objects are deleted"),
    watch(
        "LifecycleConfiguration/Rules/*/ExpirationInDays",
        Turn::Less,
        Class::DataAtRisk,
        "objects are deleted sooner",
    ),
    watch("TTL", Turn::More, Class::FailoverWeakened, "clients keep an old answer for longer"),
    watch("HealthCheckConfig/FailureThreshold", Turn::More, Class::FailoverWeakened, "a loss is noticed later"),
    watch("HealthCheckConfig/RequestInterval", Turn::More, Class::FailoverWeakened, "a loss is noticed later"),
    watch("HealthCheckId", Turn::Gone, Class::FailoverWeakened, "nothing checks what it answers"),
    watch(
        "AliasTarget/EvaluateTargetHealth",
        Turn::Off,
        Class::FailoverWeakened,
        "its target's health is not looked at",
    ),
    watch("MultiAZ", Turn::Off, Class::FailoverWeakened, "it lives in one availability zone"),
];

impl Watch {
    /// Whether it is worse afterwards, by all values at its path.
    pub fn is_worse(&self, before: &[&Value], after: &[&Value]) -> bool {
        let on = |values: &[&Value]| values.iter().filter(|value| is_on(value)).count();
        match self.turn {
            Turn::Off => on(before) > on(after),
            Turn::Gone => before.len() > after.len(),
            Turn::Comes => on(after) > on(before),
            Turn::Less => numbers(before).zip(numbers(after)).is_some_and(|(before, after)| after < before),
            Turn::More => numbers(before).zip(numbers(after)).is_some_and(|(before, after)| after > before),
        }
    }
}

/// What is written and not switched off.
fn is_on(value: &Value) -> bool {
    !matches!(value.as_str(), Some("false" | "Disabled" | "Suspended" | ""))
}

/// The least of several numbers; nothing where one is none.
fn numbers(values: &[&Value]) -> Option<f64> {
    let numbers: Option<Vec<f64>> = values.iter().map(|value| value.as_str()?.parse().ok()).collect();
    numbers?.into_iter().reduce(f64::min)
}

/// Properties that nobody notices at run time, wherever they stand.
const UNNOTICED: &[&str] = &["Tags", "HealthCheckTags", "HostedZoneTags", "Description", "Comment", "AlarmDescription"];

/// Whether a change at a path is seen by people only.
pub fn is_unnoticed(path: &[String]) -> bool {
    path.iter().any(|part| UNNOTICED.contains(&part.as_str()))
}

/// Properties that name local code. Their ways depend on where the output stands.
const CODE: &[&str] = &["Code", "CodeUri", "ContentUri", "DefinitionUri"];

/// Whether two ways lead to the same code, seen from two folders: `../functions/ping` and `../../shop/functions/ping`.
pub fn is_other_way(path: &[String], before: &Value, after: &Value) -> bool {
    let is_code = path.first().is_some_and(|name| CODE.contains(&name.as_str()));
    let (Some(before), Some(after)) = (before.as_str(), after.as_str()) else { return false };
    let down = |way: &str| way.trim_start_matches("../").trim_start_matches("./").to_owned();
    let (before, after) = (down(before), down(after));
    let ends = |long: &str, short: &str| long == short || long.ends_with(&format!("/{short}"));
    is_code && !before.is_empty() && !after.is_empty() && (ends(&before, &after) || ends(&after, &before))
}

/// Whether retention is asked for by a policy of CloudFormation.
pub fn is_kept(policy: Option<&str>) -> bool {
    matches!(policy, Some("Retain" | "RetainExceptOnCreate" | "Snapshot"))
}

/// Whether a value says yes in words or as a truth value.
pub fn says_yes(value: &Value) -> bool {
    is_true(value) || value.as_str() == Some("Enabled")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_same_code_is_seen_from_two_folders() {
        let way = |before: &str, after: &str| is_other_way(&["Code".to_owned()], &json!(before), &json!(after));
        assert!(way("../functions/ping", "../../shop/functions/ping"));
        assert!(!way("../functions/ping", "../functions/pong"));
        assert!(!way("../functions/ping", "../ping-2/g"));
    }

    #[test]
    fn numbers_turn_the_way_that_the_words_say() {
        let (less, more) = (json!("1"), json!("2"));
        let says = |watch: &&Watch, words: &[&str]| words.iter().any(|word| watch.what.contains(word));
        let falling: Vec<&Watch> = WATCHES.iter().filter(|it| says(it, &["fewer", "shorter", "sooner"])).collect();
        let rising: Vec<&Watch> = WATCHES.iter().filter(|it| says(it, &["longer", "later"])).collect();
        let rising = rising.into_iter().filter(|watch| !watch.what.contains("no longer"));
        assert!(falling.len() > 4);
        for watch in falling {
            let (down, up) = (watch.is_worse(&[&more], &[&less]), watch.is_worse(&[&less], &[&more]));
            assert_eq!((down, up), (true, false), "{}: {}", watch.path, watch.what);
        }
        for watch in rising {
            let (down, up) = (watch.is_worse(&[&more], &[&less]), watch.is_worse(&[&less], &[&more]));
            assert_eq!((down, up), (false, true), "{}: {}", watch.path, watch.what);
        }
    }

    #[test]
    fn a_turn_for_the_worse_is_seen() {
        let find = |path: &str| WATCHES.iter().find(|watch| watch.path == path).unwrap();
        let (one, two, yes) = (json!("60"), json!("120"), json!("true"));
        assert!(find("TTL").is_worse(&[&one], &[&two]) && !find("TTL").is_worse(&[&two], &[&one]));
        assert!(find("MultiAZ").is_worse(&[&yes], &[]) && !find("MultiAZ").is_worse(&[], &[&yes]));
    }
}
