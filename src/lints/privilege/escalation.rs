//! Rights with which a role can make itself stronger than anybody meant it to be.
//!
//! Source: the list of Rhino Security Labs' "AWS IAM Privilege Escalation", as salesforce/policy_sentry and cloudsplaining hold
//! it, and the access levels of the Service Authorization Reference.

use super::{Right, by_role};
use crate::diagnostics::{Diagnostics, codes, rights as say};
use crate::lints::{Lint, Look};
use crate::model::graph::Graph;
use crate::model::template::Node;
use crate::vendor::actions::Level;

/// The row of the lint.
pub static PRIVILEGE_ESCALATION: Lint = Lint { code: codes::SLS1121, look: Look::Stack(check) };

/// Actions that need no other, besides those that manage permissions in IAM.
const ALONE: [(&str, &str); 6] = [
    ("iam:AddUserToGroup", "joins a group with more rights"),
    ("iam:CreateAccessKey", "takes a key of a stronger user"),
    ("iam:CreateLoginProfile", "sets the password of a stronger user"),
    ("iam:UpdateLoginProfile", "sets the password of a stronger user"),
    ("lambda:UpdateFunctionCode", "runs code in the role of the function"),
    ("lambda:UpdateFunctionConfiguration", "runs a layer in the role of the function"),
];

/// What runs in a role that it is handed.
const RUNS: [&str; 9] = [
    "cloudformation:CreateStack",
    "codebuild:CreateProject",
    "ec2:RunInstances",
    "ecs:RunTask",
    "glue:CreateJob",
    "lambda:CreateFunction",
    "sagemaker:CreateNotebookInstance",
    "sagemaker:CreateTrainingJob",
    "states:CreateStateMachine",
];

/// What calls one thing in a role that it is handed: no way to more, where the role and the service are named.
const CALLS: [&str; 2] = ["pipes:CreatePipe", "scheduler:CreateSchedule"];

fn check(graph: &Graph, diagnostics: &mut Diagnostics) {
    for rights in by_role(graph) {
        for right in &rights {
            alone(right, diagnostics);
        }
        for pass in rights.iter().filter(|right| right.is("iam:PassRole")) {
            for other in rights.iter().filter(|other| runs(pass, other)) {
                let name = pass.wire.from.name();
                let why = "hands a stronger role to what it makes";
                diagnostics.push(say::escalation(&name, &[pass.action, other.action], why, pass.at, &[other.at]));
            }
        }
    }
}

fn alone(right: &Right, diagnostics: &mut Diagnostics) {
    let manages =
        right.action.starts_with("iam:") && right.known().is_some_and(|action| action.level() == Level::Permissions);
    let assumes = right.is("sts:AssumeRole") && right.grant.resources().iter().any(is_wide);
    let listed = ALONE.iter().find(|(action, _)| right.is(action)).map(|(_, why)| *why);
    let why = listed.or(manages.then_some("writes what a role may do")).or(assumes.then_some("becomes any role"));
    if let Some(why) = why {
        diagnostics.push(say::escalation(&right.wire.from.name(), &[right.action], why, right.at, &[]));
    }
}

fn runs(pass: &Right, other: &Right) -> bool {
    RUNS.contains(&other.action) || CALLS.contains(&other.action) && !is_narrow(pass)
}

/// Whether exactly one role is handed to exactly one service.
fn is_narrow(pass: &Right) -> bool {
    let service =
        pass.grant.conditions().iter().any(|condition| condition.key.eq_ignore_ascii_case(super::pass_role::KEY));
    service && !pass.grant.resources().iter().any(is_wide)
}

fn is_wide(resource: &Node) -> bool {
    resource.words().contains(['*', '?'])
}
