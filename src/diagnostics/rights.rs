//! The wording of mistakes in `allow(…)`. What the Service Authorization Reference refuses names its day.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;

const FORM: &str = "write `FUNCTION -> allow(\"service:Action\", on: \"arn:…\")`, the action or a list of them, the ARN, a resource or a \
                    list of them, and where needed `when: { StringEquals: { … } }`";

/// API calls that are no actions: what IAM asks for instead (Service Authorization Reference, by service).
const CALLS: [(&str, &str); 13] = [
    ("dynamodb:TransactGetItems", "dynamodb:GetItem"),
    (
        "dynamodb:TransactWriteItems",
        "dynamodb:PutItem, dynamodb:UpdateItem, dynamodb:DeleteItem, dynamodb:ConditionCheckItem",
    ),
    ("execute-api:Call", "execute-api:Invoke"),
    ("lambda:Invoke", "lambda:InvokeFunction"),
    ("s3:CompleteMultipartUpload", "s3:PutObject"),
    ("s3:CopyObject", "s3:GetObject, s3:PutObject"),
    ("s3:HeadBucket", "s3:ListBucket"),
    ("s3:HeadObject", "s3:GetObject"),
    ("s3:ListObjectsV2", "s3:ListBucket"),
    ("s3:UploadPart", "s3:PutObject"),
    ("sns:PublishBatch", "sns:Publish"),
    ("sqs:DeleteMessageBatch", "sqs:DeleteMessage"),
    ("sqs:SendMessageBatch", "sqs:SendMessage"),
];

fn dated(date: &str) -> String {
    format!("by the Service Authorization Reference of {date}")
}

/// A service that IAM does not know.
pub fn unknown_service<'a>(
    name: &str,
    prefix: &str,
    action: &str,
    known: impl IntoIterator<Item = &'a str>,
    at: Span,
    date: &str,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1101, format!("IAM has no action `{name}`"))
        .at(at, format!("unknown service, {}", dated(date)));
    match nearest(prefix, known).filter(|_| !action.is_empty()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}:{action}`?")).fix(
            format!("replace with `{near}:{action}`"),
            at,
            format!("\"{near}:{action}\""),
        ),
        None => diagnostic.help("write the service's prefix and the action, as in `ses:SendEmail`"),
    }
}

/// An action that its service does not have.
pub fn unknown_action<'a>(name: &str, known: impl IntoIterator<Item = &'a str>, at: Span, date: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1101, format!("IAM has no action `{name}`"))
        .at(at, format!("would grant nothing, {}", dated(date)));
    if let Some((_, actions)) = CALLS.iter().find(|(call, _)| call.eq_ignore_ascii_case(name)) {
        let actions: Vec<&str> = actions.split(", ").collect();
        let written: Vec<String> = actions.iter().map(|action| format!("{action:?}")).collect();
        let written = if let [only] = written.as_slice() { only.clone() } else { format!("[{}]", written.join(", ")) };
        return diagnostic.help(format!("the API call of that name is allowed by {}", listed(actions))).fix(
            format!("replace with `{written}`"),
            at,
            written,
        );
    }
    match nearest(name, known) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, format!("{near:?}"))
        }
        None => diagnostic.help(
            "look it up in the Service Authorization Reference; if that has it by now, write `@allow(SLS1101, \"why\")` \
             above the arrow",
        ),
    }
}

/// A wildcard in an action.
pub fn wildcard_action(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1102, format!("`{name}` allows actions that nobody has read"))
        .at(at, "and those that AWS adds later")
        .help("write out the actions that the code calls")
}

/// Everything of a type, where the action takes single resources.
pub fn wildcard_resource<'a>(
    action: &str,
    arn: &str,
    forms: impl IntoIterator<Item = &'a str>,
    at: Span,
    named: Span,
) -> Diagnostic {
    Diagnostic::new(
        codes::SLS1103,
        format!("`{action}` on `{arn}` is a right on everything of its kind in the account"),
    )
    .at(at, "not one resource is named")
    .at(named, "this action takes single ones")
    .help(format!("name the resource: {}", some(forms)))
}

/// At most three forms of ARNs, as the language writes them.
fn some<'a>(forms: impl IntoIterator<Item = &'a str>) -> String {
    let forms: Vec<String> = forms.into_iter().take(3).map(written).collect();
    listed(forms.iter().map(String::as_str))
}

/// `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}` as `arn:${aws.partition}:sqs:${aws.region}:${aws.account_id}:QueueName`.
fn written(form: &str) -> String {
    let known =
        [("${Partition}", "{aws.partition}"), ("${Region}", "{aws.region}"), ("${Account}", "{aws.account_id}")];
    let form =
        known.iter().fold(form.to_owned(), |form, (theirs, ours)| form.replace(theirs, &format!("$\u{1}{ours}")));
    let mut out = String::new();
    let mut parts = form.split("${");
    out.push_str(parts.next().unwrap_or_default());
    parts.for_each(|part| {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        out.push_str(name);
        out.push_str(rest);
    });
    out.replace('\u{1}', "")
}

/// A resource for an action that takes none.
pub fn needless_resource(action: &str, at: Span, named: Span, date: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS1104, format!("`{action}` takes no resource: with an ARN it is allowed on nothing"))
        .at(at, format!("never matches, {}", dated(date)))
        .at(named, "this action is allowed on `*` or not at all")
        .help("write `on: \"*\"`, in an `allow` of its own")
        .fix("replace with `\"*\"`", at, "\"*\"")
}

/// An ARN of another type than the action takes.
pub fn wrong_resource<'a>(
    action: &str,
    types: &[&str],
    forms: impl IntoIterator<Item = &'a str>,
    at: Span,
    named: Span,
    date: &str,
) -> Diagnostic {
    let types = listed(types.iter().copied());
    Diagnostic::new(codes::SLS1105, format!("`{action}` does not take this resource: it is allowed on nothing"))
        .at(at, format!("never matches, {}", dated(date)))
        .at(named, format!("takes {types}"))
        .help(format!("write an ARN like {}", some(forms)))
}

/// Something that is no ARN.
pub fn malformed_arn(arn: &str, why: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1106, format!("`{arn}` is no ARN"))
        .at(at, why.to_owned())
        .help("write `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`; `${aws.partition}`, `${aws.region}` and `${aws.account_id}` are known")
}

/// A region or an account where there is none, or none where there is one.
pub fn misplaced_region(action: &str, form: &str, at: Span, named: Span, date: &str) -> Diagnostic {
    Diagnostic::new(
        codes::SLS1107,
        format!("`{action}` does not take this resource: its region or account is misplaced"),
    )
    .at(at, format!("never matches, {}", dated(date)))
    .at(named, "allowed on nothing")
    .help(format!("write an ARN like `{}`", written(form)))
}

/// A condition key that requests do not have.
pub fn unknown_key<'a>(
    key: &str,
    action: &str,
    known: impl IntoIterator<Item = &'a str>,
    at: Span,
    date: &str,
) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1108, format!("requests for `{action}` have no `{key}`"))
        .at(at, format!("never holds, {}", dated(date)));
    match nearest(key, known) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("take the condition out, or write a key that the action knows"),
    }
}

/// An operator that IAM does not know.
pub fn unknown_operator<'a>(operator: &str, known: impl IntoIterator<Item = &'a str>, at: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS1109, format!("IAM has no condition operator `{operator}`"))
        .at(at, "unknown operator");
    match nearest(operator, known) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None => diagnostic.help("write one such as `StringEquals`, `ArnLike` or `Bool`"),
    }
}

/// A condition that is no key with values.
pub fn malformed_condition(operator: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1109, "a condition is a key with a text, or with a list of texts".to_owned())
        .at(at, "is neither")
        .help(format!("write `when: {{ {operator}: {{ \"aws:SourceAccount\": aws.account_id }} }}`"))
}

/// An `allow` that does not say what it must.
pub fn malformed_allow(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1110, "`allow` takes one or more actions, and what they are allowed on".to_owned())
        .at(at, "does not have that form")
        .help(FORM)
}

/// A resource without an ARN.
pub fn no_arn(what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1110, format!("{what} has no ARN that the compiler knows"))
        .at(at, "stands for no ARN")
        .help("write the member that is the ARN, or the ARN as a text")
}

/// Rights for what has no role.
pub fn misplaced_allow(what: &str, from: Span, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1111, format!("{what} has no role that could be allowed anything"))
        .at(from, "assumes no role of its own")
        .at(at, "rights for it")
        .help("draw the arrow from a function, a workflow or a pipe")
}

/// A right on what is in another region.
pub fn other_region(name: &str, there: &str, here: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1112, format!("`{name}` in {here} needs something in {there}"))
        .at(at, format!("when {there} is lost, so is this"))
        .help("write `${aws.region}` in the place of the region, if each region has its own")
}

/// A combination of rights that is a way to more.
pub fn escalation(name: &str, actions: &[&str], why: &str, at: Span, places: &[Span]) -> Diagnostic {
    let first = Diagnostic::new(
        codes::SLS1121,
        format!("with {} the role of `{name}` can give itself any right", listed(actions.iter().copied())),
    )
    .at(at, why.to_owned());
    places
        .iter()
        .fold(first, |diagnostic, at| diagnostic.at(*at, "together with this"))
        .help("leave it to a role outside of the program, or narrow it so that nothing stronger is within reach")
}

/// `iam:PassRole` for whatever service.
pub fn role_for_any_service(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1122, format!("`{name}` may hand the role to any service"))
        .at(at, "no service is named")
        .help("name it: `when: { StringEquals: { \"iam:PassedToService\": \"scheduler.amazonaws.com\" } }`")
}

/// A right that an arrow has granted.
pub fn redundant_right(action: &str, arrow: &str, at: Span, drawn: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1123, format!("`{action}` is granted by the arrow `{arrow}` already"))
        .at(at, "adds nothing")
        .at(drawn, "granted here")
        .help("remove it")
}

/// A right that is written twice.
pub fn right_twice(action: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1124, format!("`{action}` is allowed twice on one resource"))
        .at(at, "again here")
        .at(first, "first here")
        .help("remove one of them")
}

/// A right to change who may come in.
pub fn self_publishing(name: &str, action: &str, service: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS1125, format!("with `{action}`, `{name}` can let anybody in"))
        .at(at, format!("says who may use a resource of {service}"))
        .help("say who may come in with arrows; nothing at run time should change it")
}
