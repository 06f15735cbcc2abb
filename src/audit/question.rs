//! What is asked: whose permissions, which action, on what.

use crate::kinds::arns;
use crate::model::architecture::ResourceId;
use crate::model::grant::{Admission, Grant};
use crate::model::graph::Graph;
use crate::model::template::Node;

/// A question; what is left open matches everything.
#[derive(Debug, Clone, Default)]
pub struct Question {
    /// Whose role it is, or who lets somebody in.
    pub holder: Option<ResourceId>,
    /// The action; `*` and `?` stand for any text and any character, and case does not count.
    pub action: Option<String>,
    /// What the action is on.
    pub target: Option<ResourceId>,
}

impl Question {
    pub(super) fn asks_for(&self, grant: &Grant, graph: &Graph) -> bool {
        self.holder.is_none_or(|holder| grant.role().resource == holder)
            && self.target.is_none_or(|target| grant.resources().iter().any(|node| is_about(node, target, graph)))
            && grant.actions().iter().any(|action| self.names(action))
    }

    pub(super) fn admits(&self, admission: &Admission) -> bool {
        self.holder.or(self.target).is_none_or(|resource| admission.resource() == resource)
            && admission.actions().iter().any(|action| self.names(action))
    }

    pub(super) fn names(&self, action: &str) -> bool {
        self.action.as_ref().is_none_or(|wanted| like(&wanted.to_ascii_lowercase(), &action.to_ascii_lowercase()))
    }

    pub(super) fn is_open(&self) -> bool {
        self.holder.is_none() && self.action.is_none() && self.target.is_none()
    }
}

/// Whether a statement's resource is one of the program or in it: by reference, as part of everything, or by a pattern that its
/// ARN can match, whatever its name will be.
fn is_about(node: &Node, resource: ResourceId, graph: &Graph) -> bool {
    let Some(view) = graph.view(resource) else { return false };
    let mut found = matches!(node, Node::Text(text) if text == "*");
    node.references(&mut |id| found |= *id == view.logical());
    found || arns::can_cover(&node.words(), view)
}

/// Whether a text matches a pattern of IAM's.
fn like(pattern: &str, text: &str) -> bool {
    let mut chars = pattern.chars();
    match chars.next() {
        None => text.is_empty(),
        Some('*') => {
            let rest = chars.as_str();
            let mut ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            ends.any(|at| text.get(at..).is_some_and(|text| like(rest, text)))
        }
        Some(one) => {
            let mut others = text.chars();
            let first = others.next();
            first.is_some_and(|first| one == '?' || one == first) && like(chars.as_str(), others.as_str())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_can_be_a_pattern() {
        let asks =
            |action: &str, name: &str| Question { action: Some(action.into()), ..Question::default() }.names(name);
        assert!(asks("dynamodb:*", "dynamodb:PutItem") && asks("dynamodb:put*", "dynamodb:PutItem"));
        assert!(asks("DynamoDB:PutItem", "dynamodb:PutItem") && asks("*", "sqs:SendMessage"));
        assert!(!asks("dynamodb:*", "sqs:SendMessage") && !asks("dynamodb:Put", "dynamodb:PutItem"));
        assert!(asks("dynamodb:?utItem", "dynamodb:PutItem") && !asks("dynamodb:??utItem", "dynamodb:PutItem"));
    }
}
