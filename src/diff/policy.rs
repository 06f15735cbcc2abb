//! What policies permit, statement by statement taken apart: who, may what, on what, under which condition.

use super::model::{Resource, Stack};
use super::values::{canonical, each, function, references, shown};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One permission, or one prohibition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Atom {
    /// The logical ID of the role that holds it, or of the resource whose own policy it is.
    pub holder: String,
    /// Whether it permits; else it forbids.
    pub allows: bool,
    /// Who, in the policy of a resource or of a role's trust; empty where the holder is a role that acts.
    pub principal: String,
    /// On what; empty for trust.
    pub resource: String,
    /// Under which condition; empty where there is none.
    pub condition: String,
    /// May what.
    pub action: String,
}

impl Atom {
    /// Whether whoever has this one has the other as well.
    pub fn covers(&self, other: &Atom) -> bool {
        self.holder == other.holder
            && self.allows == other.allows
            && (self.condition.is_empty() || self.condition == other.condition)
            && (self.principal == "*" && !other.principal.is_empty() || self.principal == other.principal)
            && matches(&self.action.to_ascii_lowercase(), &other.action.to_ascii_lowercase())
            && matches(&self.resource, &other.resource)
    }
}

/// Whether a pattern with `*` and `?` takes a text.
fn matches(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) = (pattern.chars().collect(), text.chars().collect());
    // The last `*`, and how much of the text it has taken so far.
    let (mut p, mut t, mut star) = (0, 0, None);
    while let Some(c) = text.get(t) {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, t));
                p += 1;
            }
            Some(wanted) if wanted == c || *wanted == '?' => (p, t) = (p + 1, t + 1),
            _ => match star {
                Some((at, taken)) => {
                    star = Some((at, taken + 1));
                    (p, t) = (at + 1, taken + 1);
                }
                None => return false,
            },
        }
    }
    pattern.iter().skip(p).all(|rest| *rest == '*')
}

/// The types that are nothing but permissions: that one comes, goes or is replaced means what its permissions mean.
pub fn is_carrier(ty: &str) -> bool {
    matches!(ty, "AWS::IAM::Policy" | "AWS::IAM::ManagedPolicy" | "AWS::IAM::RolePolicy" | "AWS::Lambda::Permission")
        || ATTACHED.iter().any(|(known, ..)| *known == ty)
}

/// Policies of resources: the type, the property that names what it is attached to, and the document.
const ATTACHED: &[(&str, &str, &str)] = &[
    ("AWS::SQS::QueuePolicy", "Queues", "PolicyDocument"),
    ("AWS::SNS::TopicPolicy", "Topics", "PolicyDocument"),
    ("AWS::S3::BucketPolicy", "Bucket", "PolicyDocument"),
    ("AWS::SecretsManager::ResourcePolicy", "SecretId", "ResourcePolicy"),
    ("AWS::Events::EventBusPolicy", "EventBusName", "Statement"),
    ("AWS::Kinesis::ResourcePolicy", "ResourceArn", "ResourcePolicy"),
];

/// Policies that resources carry themselves.
const OWN: &[(&str, &str)] = &[
    ("AWS::KMS::Key", "KeyPolicy"),
    ("AWS::KMS::ReplicaKey", "KeyPolicy"),
    ("AWS::DynamoDB::Table", "ResourcePolicy"),
    ("AWS::ApiGateway::RestApi", "Policy"),
    ("AWS::Events::EventBus", "Policy"),
];

/// The properties of a type whose meaning is a permission, as paths; the empty path is all of them.
pub fn parts(ty: &str) -> &'static [&'static str] {
    match ty {
        "AWS::IAM::Role" => &["AssumeRolePolicyDocument", "Policies", "ManagedPolicyArns"],
        "AWS::KMS::Key" | "AWS::KMS::ReplicaKey" => &["KeyPolicy"],
        "AWS::DynamoDB::Table" => &["ResourcePolicy"],
        "AWS::ApiGateway::RestApi" | "AWS::Events::EventBus" => &["Policy"],
        carrier if is_carrier(carrier) => &[""],
        _ => &[],
    }
}

/// Everything that the policies of a stack say, with the place of the policy.
pub fn atoms(stack: &Stack) -> BTreeMap<Atom, Option<String>> {
    let mut out = BTreeMap::new();
    for (id, resource) in &stack.resources {
        let mut found = Vec::new();
        of_resource(id, resource, &mut found);
        out.extend(found.into_iter().map(|atom| (atom, resource.source.clone())));
    }
    out
}

fn of_resource(id: &str, resource: &Resource, out: &mut Vec<Atom>) {
    match resource.ty.as_str() {
        "AWS::IAM::Role" => of_role(id, resource, out),
        "AWS::IAM::Policy" | "AWS::IAM::ManagedPolicy" | "AWS::IAM::RolePolicy" => {
            for holder in holders(id, resource) {
                document(&holder, "", resource.property("PolicyDocument"), out);
            }
        }
        "AWS::Lambda::Permission" => out.push(of_permission(resource)),
        ty => {
            for (_, to, policy) in ATTACHED.iter().filter(|(known, ..)| *known == ty) {
                for holder in each(resource.property(to)) {
                    document(&name(holder), "", resource.property(policy), out);
                }
            }
            for (_, policy) in OWN.iter().filter(|(known, _)| *known == ty) {
                let policy = resource.property(policy);
                document(id, "", policy.get("PolicyDocument").unwrap_or(policy), out);
            }
        }
    }
}

fn of_role(id: &str, role: &Resource, out: &mut Vec<Atom>) {
    document(id, "", role.property("AssumeRolePolicyDocument"), out);
    for policy in each(role.property("Policies")) {
        document(id, "", policy.get("PolicyDocument").unwrap_or(&Value::Null), out);
    }
    for arn in each(role.property("ManagedPolicyArns")) {
        let action = format!("whatever {} permits", shown(arn));
        let nobody = String::new();
        out.push(Atom {
            holder: id.to_owned(),
            allows: true,
            principal: nobody.clone(),
            resource: nobody.clone(),
            condition: nobody,
            action,
        });
    }
}

/// The roles, users and groups that a policy is attached to; itself, where it waits to be.
fn holders(id: &str, policy: &Resource) -> Vec<String> {
    let names = ["Roles", "Users", "Groups", "RoleName"];
    let found: Vec<String> = names.iter().flat_map(|key| each(policy.property(key))).map(name).collect();
    if found.is_empty() { vec![id.to_owned()] } else { found }
}

/// The logical ID that a value refers to, or the value as it is shown.
fn name(value: &Value) -> String {
    let mut found = BTreeSet::new();
    references(value, &mut found);
    match found.into_iter().collect::<Vec<_>>().as_slice() {
        [only] if !only.contains("::") => (*only).to_owned(),
        _ => shown(value),
    }
}

fn of_permission(permission: &Resource) -> Atom {
    let sources = [
        "SourceArn",
        "SourceAccount",
        "PrincipalOrgID",
        "EventSourceToken",
        "FunctionUrlAuthType",
        "InvokedViaFunctionUrl",
    ];
    let said = sources.iter().filter(|key| !permission.property(key).is_null() && permission.property(key) != "NONE");
    let conditions: Vec<String> = said.map(|key| format!("{key} is {}", shown(permission.property(key)))).collect();
    Atom {
        holder: name(permission.property("FunctionName")),
        allows: true,
        principal: shown(permission.property("Principal")),
        resource: String::new(),
        condition: conditions.join(" and "),
        action: shown(permission.property("Action")),
    }
}

fn document(holder: &str, when: &str, document: &Value, out: &mut Vec<Atom>) {
    let statements = document.get("Statement").unwrap_or(document);
    for one in each(statements) {
        match function(one) {
            // What a condition of the template decides is taken apart on both sides.
            Some(("Fn::If", Value::Array(parts))) => {
                let [condition, yes, no] = parts.as_slice() else { continue };
                for (branch, not) in [(yes, ""), (no, "not ")] {
                    let when = format!("{when}{not}{} ", shown(condition));
                    self::document(holder, &when, branch, out);
                }
            }
            Some(_) => {}
            None => statement(holder, when, one, out),
        }
    }
}

fn statement(holder: &str, when: &str, statement: &Value, out: &mut Vec<Atom>) {
    let part = |key: &str| statement.get(key).unwrap_or(&Value::Null);
    let allows = part("Effect").as_str() != Some("Deny");
    let words = |yes: &str, not: &str| -> Vec<String> {
        let all = each(part(yes)).into_iter().map(shown);
        let but = (!part(not).is_null()).then(|| format!("all but {}", shown(part(not))));
        all.chain(but).collect()
    };
    let (actions, resources) = (words("Action", "NotAction"), words("Resource", "NotResource"));
    let resources = if resources.is_empty() { vec![String::new()] } else { resources };
    let principals = principals(part("Principal"), part("NotPrincipal"));
    let conditions: Vec<String> = conditions(part("Condition")).into_iter().map(|of| format!("{when}{of}")).collect();
    for principal in &principals {
        for resource in &resources {
            for condition in &conditions {
                out.extend(actions.iter().map(|action| Atom {
                    holder: holder.to_owned(),
                    allows,
                    principal: principal.clone(),
                    resource: resource.clone(),
                    condition: condition.trim().to_owned(),
                    action: action.clone(),
                }));
            }
        }
    }
}

fn principals(yes: &Value, not: &Value) -> Vec<String> {
    if !not.is_null() {
        return vec![format!("everybody but {}", canonical(not))];
    }
    let found: Vec<String> = match yes {
        Value::Object(sorts) if function(yes).is_none() => sorts.values().flat_map(each).map(shown).collect(),
        other => each(other).into_iter().map(shown).collect(),
    };
    if found.is_empty() { vec![String::new()] } else { found }
}

/// Operators of which one value of a list is enough.
const ANY_OF: &[&str] = &["StringEquals", "StringLike", "ArnEquals", "ArnLike", "StringEqualsIgnoreCase", "IpAddress"];

/// Combinations beyond which a condition stays as it is.
const MOST: usize = 64;

/// The conditions of a statement: one, or one for each value where one of several is enough.
fn conditions(condition: &Value) -> Vec<String> {
    let mut all = vec![Vec::new()];
    for (operator, keys) in condition.as_object().into_iter().flatten() {
        for (key, values) in keys.as_object().into_iter().flatten() {
            let each_alone = ANY_OF.contains(&operator.as_str()) && each(values).len() * all.len() <= MOST;
            let values: Vec<String> =
                if each_alone { each(values).into_iter().map(shown).collect() } else { vec![canonical(values)] };
            all = all
                .iter()
                .flat_map(|before: &Vec<String>| {
                    values.iter().map(|value| {
                        before.iter().cloned().chain([format!("{key} {operator} {value}")]).collect::<Vec<String>>()
                    })
                })
                .collect();
        }
    }
    let joined = all.into_iter().map(|mut parts| {
        parts.sort_unstable();
        parts.join(" and ")
    });
    joined.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_take_what_iam_takes() {
        assert!(matches("dynamodb:*", "dynamodb:getitem") && matches("*", "x") && matches("s3:get*", "s3:get*"));
        assert!(!matches("dynamodb:get*", "dynamodb:putitem") && !matches("a", "ab") && matches("a?c", "abc"));
        assert!(matches("a*b*c", "a-b-b-c") && !matches("a*b*c", "a-b-b"));
    }
}
