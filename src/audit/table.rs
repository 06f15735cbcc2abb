//! The answer as blocks of lines: who, and below what it may do, on what, and because of which arrow.

use super::{Answer, Permission, Who, through};
use crate::model::template::Node;

/// The table.
pub fn table(answer: &Answer) -> String {
    let mut lines: Vec<[String; 4]> = answer.permissions().iter().map(|permission| line(answer, permission)).collect();
    if lines.is_empty() {
        return "nobody may: no arrow asks for it\n".to_owned();
    }
    lines.sort();
    lines.dedup();
    blocks(&lines)
}

fn line(answer: &Answer, permission: &Permission) -> [String; 4] {
    let patterns: Vec<String> =
        through(permission.wire).map(|(path, pattern, _)| format!("  through {path} ({pattern})")).collect();
    let because = format!("{}{}", answer.because(permission.wire), patterns.concat());
    let (who, on) = match &permission.who {
        Who::Role(..) => {
            let mut on = permission.on.iter().map(Node::words).collect::<Vec<_>>().join(" ");
            for condition in &permission.conditions {
                on.push_str(&format!(" where {} {} {}", condition.key, condition.operator, condition.value.words()));
            }
            (format!("{} may", permission.who.name()), on)
        }
        Who::Service(service, resource) => {
            let from = permission.conditions.iter().map(|condition| condition.value.words()).collect::<Vec<_>>();
            (format!("{} lets in {service}", resource.logical()), format!("from {}", from.join(" ")))
        }
    };
    [who, permission.action.to_owned(), on, because]
}

/// Lines under a heading for each "who", with columns of even width.
fn blocks(lines: &[[String; 4]]) -> String {
    let width = |column: fn(&[String; 4]) -> &String| lines.iter().map(|line| column(line).chars().count()).max();
    let (actions, targets) = (width(|[_, action, ..]| action), width(|[_, _, on, _]| on));
    let (actions, targets) = (actions.unwrap_or(0), targets.unwrap_or(0).min(60));
    let mut out = String::new();
    let mut before = "";
    for [who, action, on, because] in lines {
        if who != before {
            out.push_str(&format!("{}{who}\n", if before.is_empty() { "" } else { "\n" }));
            before = who;
        }
        out.push_str(&format!("  {action:actions$}  {on:targets$}  {because}\n"));
    }
    out
}
