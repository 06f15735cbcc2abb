//! ARNs as far as they are known: which type of resource one is of, and what is wrong with it.
//!
//! Where only AWS knows a part, [`UNKNOWN`] stands in its place. The ARN of a resource of the program is filled in with
//! the form that CloudFormation's data give it, so that `"${files.arn}/*"` is known to be of objects.

use super::raw;
use crate::model::graph::{Graph, View};
use crate::model::value::{Deferred, Piece, Pseudo, Value};
use crate::vendor::actions::{Action, ResourceType};
use crate::vendor::schemas;

/// Any text.
pub const UNKNOWN: char = '\u{1}';

/// Stands for a name that is known to be one.
const NAME: &str = "x";
const ACCOUNT: &str = "111122223333";
const REGION: &str = "us-east-1";

/// An ARN of a program, as far as it is known.
pub fn of(graph: &Graph, value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Deferred(deferred) => pieces(graph, deferred),
        _ => UNKNOWN.to_string(),
    }
}

fn pieces(graph: &Graph, deferred: &Deferred) -> String {
    let region = graph.stack().and_then(|stack| stack.region.as_deref()).unwrap_or(REGION);
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.to_string(),
        Piece::Member(id, member) => {
            let form = graph.view(*id).and_then(|view| form(view, member));
            form.map_or(UNKNOWN.to_string(), |form| filled(form, region))
        }
        Piece::Pseudo(Pseudo::Region) => region.to_owned(),
        Piece::Pseudo(Pseudo::AccountId) => ACCOUNT.to_owned(),
        Piece::Pseudo(Pseudo::Partition) => "aws".to_owned(),
        Piece::Pseudo(Pseudo::StackName) => NAME.to_owned(),
        Piece::Pseudo(_) | Piece::Input(_) => UNKNOWN.to_string(),
    };
    deferred.pieces.iter().map(piece).collect()
}

/// Whether a pattern of ARNs, written as `Fn::Sub` has it, can match a resource of a program whose name nobody knows yet.
pub fn can_cover(pattern: &str, view: View) -> bool {
    // What refers to a resource is of that one, or inside it.
    let refers = pattern.split("${").skip(1).any(|part| !part.starts_with("AWS::"));
    if refers || !pattern.contains(['*', '?']) || !pattern.starts_with("arn:") {
        return false;
    }
    let own =
        if view.kind().is_raw() { raw::schema(view.resource).zip(view.attributes().text(raw::TYPE)) } else { None };
    let member = match own {
        Some((schema, ty)) => schema.arn_attribute(ty),
        None => Some("arn"),
    };
    let Some(form) = member.and_then(|member| form(view, member)) else { return false };
    let tokens = |text: &str| {
        let plain = text.replace("${AWS::Partition}", "aws").replace("${AWS::AccountId}", ACCOUNT);
        of_form(&plain, Token::Any)
    };
    let pattern: Vec<Token> = tokens(pattern)
        .into_iter()
        .map(|token| match token {
            Token::Is('*' | '?') => Token::Any,
            other => other,
        })
        .collect();
    meet(&tokens(&form.replace("${Partition}", "aws")), &pattern)
}

/// The form of a member that is the resource's ARN.
fn form(view: View, member: &str) -> Option<&'static str> {
    let ty = if view.kind().is_raw() { view.attributes().text(raw::TYPE)? } else { view.kind().ty };
    let schema = schemas::find(ty)?;
    let is_arn = if view.kind().is_raw() { schema.arn_attribute(ty) == Some(member) } else { member == "arn" };
    schema.arn.as_deref().filter(|_| is_arn)
}

/// A form with something for each of its variables.
fn filled(form: &str, region: &str) -> String {
    let mut parts = form.split("${");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        out.push_str(match name {
            "Partition" => "aws",
            "Region" => region,
            "Account" => ACCOUNT,
            _ => NAME,
        });
        out.push_str(rest);
    }
    out
}

/// `arn:partition:service:region:account:rest`, taken apart; `None` where it has too few parts.
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// `aws`
    pub partition: &'a str,
    /// `dynamodb`
    pub service: &'a str,
    /// Empty for what has no region.
    pub region: &'a str,
    /// Empty for what has no account.
    pub account: &'a str,
    /// What is behind them.
    pub rest: &'a str,
}

impl<'a> Parts<'a> {
    /// Takes one apart.
    pub fn of(arn: &'a str) -> Option<Parts<'a>> {
        let mut parts = arn.splitn(6, ':');
        let is_arn = parts.next() == Some("arn");
        let [partition, service, region, account, rest] = std::array::from_fn(|_| parts.next());
        let parts = Parts { partition: partition?, service: service?, region: region?, account: account?, rest: rest? };
        (is_arn && !parts.rest.is_empty()).then_some(parts)
    }
}

/// Whether an action takes what an ARN is of.
///
/// The type is the one whose form says most of the ARN: `…:table/x/index/y` is an index, although a table could be named
/// `x/index/y`. Where a `*` or something unknown is in it, any form that it can become will do.
pub fn takes(action: Action, arn: &str) -> bool {
    let Some(parts) = Parts::of(arn) else { return true };
    let best = best(action, parts);
    let open = arn.contains(['*', '?', UNKNOWN]);
    action.types().any(|kind| best.contains(&kind.name) || open && kind.arns.iter().any(|form| can_be(form, parts)))
}

/// Whether it would take it, were the region or the account another one; the form that it has then.
pub fn takes_elsewhere(action: Action, arn: &str) -> Option<&'static str> {
    let parts = Parts::of(arn)?;
    let forms = || action.types().flat_map(|kind| kind.arns);
    let fits = |form: &&'static String| {
        let Some(own) = Parts::of(form) else { return false };
        let misplaced =
            own.region.is_empty() != parts.region.is_empty() || own.account.is_empty() != parts.account.is_empty();
        misplaced && matches(form, Parts { region: own.region, account: own.account, ..parts })
    };
    forms().find(fits).map(String::as_str)
}

/// Whether an ARN names everything of its type in the account: nothing of its own is said but `*`.
pub fn is_everything(action: Action, arn: &str) -> bool {
    let Some(parts) = Parts::of(arn) else { return arn == "*" };
    let fixed = |form: &'static String| form.splitn(6, ':').nth(5).and_then(|rest| rest.split("${").next());
    let mut forms = action.types().flat_map(|kind| kind.arns).filter_map(fixed);
    forms.any(|fixed| {
        let own = parts.rest.strip_prefix(fixed).unwrap_or(parts.rest);
        own.contains('*') && own.chars().all(|c| matches!(c, '*' | '/' | ':'))
    })
}

/// The types of the service that say most of an ARN.
fn best(action: Action, parts: Parts) -> Vec<&'static str> {
    let rank = |kind: ResourceType| kind.arns.iter().filter(|form| matches(form, parts)).map(|form| fixed(form)).max();
    let ranked: Vec<(&str, usize)> =
        action.service.resource_types().filter_map(|kind| Some((kind.name, rank(kind)?))).collect();
    let most = ranked.iter().map(|(_, rank)| *rank).max();
    ranked.into_iter().filter(|(_, rank)| Some(*rank) == most).map(|(name, _)| name).collect()
}

/// How many characters of a form are no variable.
fn fixed(form: &str) -> usize {
    form.split("${").map(|part| part.split_once('}').map_or(part, |(_, rest)| rest).len()).sum()
}

/// Whether an ARN has a form, `*` and what is unknown in it standing for some name.
fn matches(form: &str, parts: Parts) -> bool {
    fits(form, parts, |rest| names(rest, true), false)
}

/// Whether an ARN with `*` in it can be one of a form, the form's variables being single names.
fn can_be(form: &str, parts: Parts) -> bool {
    fits(form, parts, |rest| names(rest, false), true)
}

/// A part of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// This character.
    Is(char),
    /// Any text.
    Any,
    /// Any text without `/` and `:`.
    Name,
}

fn fits(form: &str, parts: Parts, tokens: impl Fn(&str) -> Vec<Token>, single: bool) -> bool {
    let Some(own) = Parts::of(form) else { return false };
    let open = |text: &str| text.contains(['*', UNKNOWN]);
    let field = |own: &str, given: &str| {
        if own.contains("${") { !given.is_empty() } else { own == given || open(given) }
    };
    let variable = if single { Token::Name } else { Token::Any };
    let service = own.service == parts.service || open(parts.service);
    service
        && field(own.region, parts.region)
        && field(own.account, parts.account)
        && meet(&of_form(own.rest, variable), &tokens(parts.rest))
}

fn of_form(form: &str, variable: Token) -> Vec<Token> {
    let mut pieces = form.split("${");
    let first = pieces.next().unwrap_or_default();
    let mut out: Vec<Token> = first.chars().map(Token::Is).collect();
    for piece in pieces {
        out.push(variable);
        out.extend(piece.split_once('}').map_or("", |(_, rest)| rest).chars().map(Token::Is));
    }
    out
}

/// The tokens of a written ARN: `*` is a name like others, or any text.
fn names(text: &str, named: bool) -> Vec<Token> {
    let token = |c: char| match c {
        '*' | '?' | UNKNOWN if named => Token::Is('x'),
        '*' | '?' | UNKNOWN => Token::Any,
        other => Token::Is(other),
    };
    text.chars().map(token).collect()
}

/// Whether some text has both forms: the usual table, a row for each token of one and a column for each of the other.
fn meet(a: &[Token], b: &[Token]) -> bool {
    let is_open = |token: &Token| !matches!(token, Token::Is(_));
    let spans = |open: &Token, other: &Token| match (open, other) {
        (Token::Is(_), _) => false,
        (Token::Name, Token::Is(c)) => !matches!(c, '/' | ':'),
        _ => true,
    };
    let mut row = vec![true];
    for token in b {
        row.push(row.last() == Some(&true) && is_open(token));
    }
    for one in a {
        let mut next = vec![row.first() == Some(&true) && is_open(one)];
        for (other, pair) in b.iter().zip(row.windows(2)) {
            let [diagonal, above] = pair else { continue };
            let left = next.last() == Some(&true);
            // Either token is left behind, or both take a character that both allow.
            let skipped =
                *above && (is_open(one) || spans(other, one)) || left && (is_open(other) || spans(one, other));
            let taken = *diagonal && (one == other || spans(one, other) || spans(other, one));
            next.push(skipped || taken);
        }
        row = next;
    }
    row.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vendor::actions;

    fn taken(action: &str, arn: &str) -> bool {
        takes(actions::find(action).unwrap(), arn)
    }

    #[test]
    fn an_action_takes_what_its_types_are() {
        assert!(taken("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/users"));
        assert!(!taken("dynamodb:PutItem", "arn:aws:dynamodb:eu-west-1:111122223333:table/users/index/by_name"));
        assert!(taken("dynamodb:Query", "arn:aws:dynamodb:eu-west-1:111122223333:table/users/index/by_name"));
        assert!(!taken("dynamodb:PutItem", "arn:aws:sqs:eu-west-1:111122223333:users"));
    }

    #[test]
    fn a_bucket_is_not_its_objects() {
        assert!(taken("s3:GetObject", "arn:aws:s3:::files/*"));
        assert!(taken("s3:GetObject", "arn:aws:s3:::files/in/a.txt"));
        assert!(!taken("s3:GetObject", "arn:aws:s3:::files"));
        assert!(taken("s3:ListBucket", "arn:aws:s3:::files"));
        assert!(!taken("s3:ListBucket", "arn:aws:s3:::files/*"));
    }

    #[test]
    fn names_can_be_paths() {
        assert!(taken("ssm:GetParameter", "arn:aws:ssm:eu-west-1:111122223333:parameter/a/b/c"));
        assert!(taken("iam:PassRole", "arn:aws:iam::111122223333:role/service/worker"));
        assert!(taken("logs:PutLogEvents", "arn:aws:logs:eu-west-1:111122223333:log-group:/aws/x:log-stream:y"));
    }

    #[test]
    fn a_star_can_become_anything() {
        assert!(taken("s3:GetObject", "arn:aws:s3:::*"));
        assert!(taken("dynamodb:Query", "arn:aws:dynamodb:*:*:table/users*"));
        assert!(taken("sqs:SendMessage", "arn:aws:sqs:eu-west-1:\u{1}:jobs"));
    }

    #[test]
    fn a_region_where_there_is_none_is_told_apart() {
        let action = actions::find("iam:GetRole").unwrap();
        let arn = "arn:aws:iam:eu-west-1:111122223333:role/worker";
        assert!(!takes(action, arn));
        assert_eq!(takes_elsewhere(action, arn), Some("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}"));
    }

    #[test]
    fn everything_of_a_type_is_everything() {
        let put = actions::find("dynamodb:PutItem").unwrap();
        assert!(is_everything(put, "arn:aws:dynamodb:eu-west-1:111122223333:table/*"));
        assert!(!is_everything(put, "arn:aws:dynamodb:eu-west-1:111122223333:table/users-*"));
        let get = actions::find("s3:GetObject").unwrap();
        assert!(is_everything(get, "arn:aws:s3:::*/*") && !is_everything(get, "arn:aws:s3:::files/*"));
    }

    /// What an arrow grants on a resource, `allow` could say as well.
    #[test]
    fn the_arn_of_every_kind_is_one_that_its_service_knows() {
        let mut strange = Vec::new();
        for kind in crate::kinds::ALL.iter().filter(|kind| kind.member("arn").is_some()) {
            let Some(form) = schemas::find(kind.ty).and_then(|schema| schema.arn.as_deref()) else { continue };
            let arn = filled(form, REGION);
            let parts = Parts::of(&arn).unwrap();
            let types = actions::service(parts.service).into_iter().flat_map(|service| service.resource_types());
            if !types.flat_map(|kind| kind.arns).any(|form| matches(form, parts)) {
                strange.push(format!("{}: {arn}", kind.name));
            }
        }
        assert_eq!(strange, Vec::<String>::new());
    }
}
