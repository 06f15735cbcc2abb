//! Roles and their policies, from the grants of the graph.
//!
//! In: the grants. Out: for each role an `AWS::IAM::Role` without inline policies, and an `AWS::IAM::Policy` with all
//! that its connections asked for. A role then refers to nothing, so that no cycle goes through it; what needs the
//! rights at once waits for the policy. Statements are merged: what has the same resources gets one list of actions,
//! what has the same actions one list of resources. What accepts nothing narrower than `*` stands alone.

use super::{limits, policy};
use crate::diagnostics::Diagnostics;
use crate::kinds::{common, database};
use crate::model::architecture::ResourceId;
use crate::model::grant::{Condition, Grant, Guard, LAMBDA, Principal, RoleId};
use crate::model::graph::{Graph, View};
use crate::model::template::{Entry, LogicalId, Node, Template};
use crate::model::value::Pseudo;
use indexmap::IndexMap;
use std::collections::{BTreeSet, HashMap};

/// What IAM takes as inline policies of one role, and as one managed policy, without white space.
const INLINE: usize = 10_240;
const MANAGED: usize = 6_144;

/// The grants of a graph by the role that holds them.
pub struct Roles<'g> {
    by_resource: HashMap<ResourceId, Vec<(RoleId, Vec<&'g Grant>)>>,
}

impl<'g> Roles<'g> {
    /// Sorts the grants of a graph. What AWS does not make without a role has one, whatever it may do.
    pub fn of(graph: &'g Graph) -> Roles<'g> {
        let mut by_resource: HashMap<ResourceId, Vec<(RoleId, Vec<&Grant>)>> = HashMap::new();
        for view in graph.views() {
            let Some(principal) = needed(view) else { continue };
            let role = RoleId { resource: view.id, principal };
            by_resource.entry(view.id).or_default().push((role, Vec::new()));
        }
        for grant in &graph.grants {
            let roles = by_resource.entry(grant.role().resource).or_default();
            match roles.iter_mut().find(|(role, _)| *role == grant.role()) {
                Some((_, grants)) => grants.push(grant),
                None => roles.push((grant.role(), vec![grant])),
            }
        }
        by_resource.values_mut().for_each(|roles| roles.sort_by_key(|(role, _)| role.key()));
        Roles { by_resource }
    }

    /// Adds the roles of a resource and their policies.
    pub fn add(&self, view: View<'g>, template: &mut Template, diagnostics: &mut Diagnostics) {
        for (role, grants) in self.by_resource.get(&view.id).into_iter().flatten() {
            template.add(view.role(role.principal), role_entry(view, role.principal));
            let (first, rest): (Vec<&Grant>, Vec<&Grant>) = grants.iter().partition(|grant| grant.comes_first());
            add_first(view, role.principal, &first, template);
            add_policies(view, role.principal, &rest, template, diagnostics);
        }
    }
}

/// Whose role a resource has before any arrow asks for a right.
fn needed(view: View) -> Option<&'static Principal> {
    match view.kind().name {
        "function" => Some(&LAMBDA),
        "database" if database::proxy::is_there(&view) => Some(&database::proxy::RDS),
        _ => None,
    }
}

fn role_entry(view: View, principal: &Principal) -> Entry {
    let trust = Node::map([
        ("Effect", Node::text("Allow")),
        ("Principal", Node::map([("Service", Node::text(principal.service))])),
        ("Action", Node::text("sts:AssumeRole")),
        ("Condition", policy::conditions(&guard(view, principal))),
    ]);
    Entry::new("AWS::IAM::Role", view.span())
        .with("AssumeRolePolicyDocument", policy::document(vec![trust]))
        .with("Tags", common::tags(&view))
}

fn guard(view: View, principal: &Principal) -> Vec<Condition> {
    let is_account = |key: &str| Condition {
        operator: "StringEquals".into(),
        key: key.into(),
        value: Node::Pseudo(Pseudo::AccountId),
    };
    let account = || is_account("aws:SourceAccount");
    match principal.guard {
        Guard::Nothing => Vec::new(),
        Guard::Account => vec![account()],
        Guard::ExternalId => vec![is_account("sts:ExternalId")],
        Guard::Source(source) => {
            vec![account(), Condition { operator: "ArnLike".into(), key: "aws:SourceArn".into(), value: source(&view) }]
        }
    }
}

/// What the role needs before the resource is there: a policy that refers to nothing else.
fn add_first(view: View, principal: &Principal, grants: &[&Grant], template: &mut Template) {
    if grants.is_empty() {
        return;
    }
    let entry = Entry::new("AWS::IAM::Policy", view.span())
        .with("PolicyName", Node::text("needed-first"))
        .with("Roles", Node::list([Node::reference(view.role(principal))]))
        .with("PolicyDocument", policy::document(statements(grants)));
    template.add(view.first_policy(principal), entry);
}

/// One inline policy; what IAM does not take inline goes into managed ones, which have numbers behind their names.
fn add_policies(
    view: View,
    principal: &Principal,
    grants: &[&Grant],
    template: &mut Template,
    diagnostics: &mut Diagnostics,
) {
    let role = view.role(principal);
    for (index, statements) in split(statements(grants)).into_iter().enumerate() {
        if index == limits::MANAGED_POLICIES + 1 {
            diagnostics.push(crate::diagnostics::output::large_role(view.span(), &view.name()));
        }
        let document = policy::document(statements);
        if index == 0 {
            template.add(view.policy(principal), inline(view, &role, document));
        } else {
            let id = LogicalId::new(format!("{}{}", view.policy(principal), index + 1));
            template.add(id, managed(view, &role, document));
        }
    }
}

fn inline(view: View, role: &LogicalId, document: Node) -> Entry {
    Entry::new("AWS::IAM::Policy", view.span())
        .with("PolicyName", Node::text("granted-by-arrows"))
        .with("Roles", Node::list([Node::reference(role.clone())]))
        .with("PolicyDocument", document)
}

fn managed(view: View, role: &LogicalId, document: Node) -> Entry {
    Entry::new("AWS::IAM::ManagedPolicy", view.span())
        .with("Roles", Node::list([Node::reference(role.clone())]))
        .with("PolicyDocument", document)
}

/// A statement on its way to be merged.
struct Statement<'g> {
    actions: BTreeSet<&'static str>,
    resources: IndexMap<String, &'g Node>,
    conditions: &'g [Condition],
    wildcard: bool,
}

/// The merged statements, in the order in which connections first ask for them; `*` comes last.
fn statements(grants: &[&Grant]) -> Vec<Node> {
    let mut merged: Vec<Statement> = by_actions(by_resources(grants)).into_values().collect();
    merged.sort_by_key(|statement| statement.wildcard);
    merged.iter().flat_map(nodes).collect()
}

/// Equal conditions and resources: one list of actions.
fn by_resources<'g>(grants: &[&'g Grant]) -> IndexMap<String, Statement<'g>> {
    let mut merged: IndexMap<String, Statement> = IndexMap::new();
    for grant in grants.iter().filter(|grant| !grant.resources().is_empty()) {
        let resources: IndexMap<String, &Node> =
            grant.resources().iter().map(|node| (policy::key(node), node)).collect();
        let mut names: Vec<&str> = resources.keys().map(String::as_str).collect();
        names.sort_unstable();
        let key = format!("{}\u{2}{}", condition_key(grant.conditions()), names.join("\u{1}"));
        let wildcard = grant.wildcard().is_some();
        let fresh = || Statement { actions: BTreeSet::new(), resources, conditions: grant.conditions(), wildcard };
        merged.entry(key).or_insert_with(fresh).actions.extend(grant.actions());
    }
    merged
}

/// Equal conditions and actions: one list of resources.
fn by_actions<'g>(statements: IndexMap<String, Statement<'g>>) -> IndexMap<String, Statement<'g>> {
    let mut merged: IndexMap<String, Statement> = IndexMap::new();
    for statement in statements.into_values() {
        let actions: Vec<&str> = statement.actions.iter().copied().collect();
        let condition = condition_key(statement.conditions);
        let key = format!("{}{condition}\u{2}{}", statement.wildcard, actions.join("\u{1}"));
        match merged.get_mut(&key) {
            Some(known) => known.resources.extend(statement.resources),
            None => {
                merged.insert(key, statement);
            }
        }
    }
    merged
}

fn condition_key(conditions: &[Condition]) -> String {
    let one = |condition: &Condition| {
        format!("{}\u{1}{}\u{1}{}\u{1}", condition.operator, condition.key, policy::key(&condition.value))
    };
    conditions.iter().map(one).collect()
}

/// A statement as a node; several where its resources alone would fill a policy.
fn nodes(statement: &Statement) -> Vec<Node> {
    let resources: Vec<Node> = statement.resources.values().map(|node| (*node).clone()).collect();
    chunks(resources, MANAGED / 2).into_iter().map(|resources| node(statement, resources)).collect()
}

fn node(statement: &Statement, resources: Vec<Node>) -> Node {
    Node::map([
        ("Effect", Node::text("Allow")),
        ("Action", Node::texts(statement.actions.iter().copied())),
        ("Resource", policy::one_or_list(resources)),
        ("Condition", policy::conditions(statement.conditions)),
    ])
}

/// Statements as the policies that hold them: the first is inline, the others are managed.
fn split(statements: Vec<Node>) -> Vec<Vec<Node>> {
    const FRAME: usize = 50;
    if statements.is_empty() {
        return Vec::new();
    }
    let mut policies: Vec<Vec<Node>> = Vec::new();
    let (mut room, mut current) = (INLINE - FRAME, Vec::new());
    for statement in statements {
        let size = policy::size(&statement) + 1;
        if size > room && !current.is_empty() {
            policies.push(std::mem::take(&mut current));
            room = MANAGED - FRAME;
        }
        room = room.saturating_sub(size);
        current.push(statement);
    }
    policies.push(current);
    policies
}

/// A list in parts of which none is larger than `room`.
fn chunks(nodes: Vec<Node>, room: usize) -> Vec<Vec<Node>> {
    let (mut chunks, mut used) = (vec![Vec::new()], 0);
    for node in nodes {
        let size = policy::size(&node) + 1;
        if used + size > room && used > 0 {
            chunks.push(Vec::new());
            used = 0;
        }
        used += size;
        if let Some(last) = chunks.last_mut() {
            last.push(node);
        }
    }
    chunks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::testing::{CALLS, FUNCTION, Fixture, QUEUE, TABLE, yaml};
    use crate::model::grant::SCHEDULER;

    #[test]
    fn statements_are_merged_and_sorted_and_a_wildcard_stands_alone() {
        let mut fixture = Fixture::default();
        let charge = fixture.resource(&FUNCTION, "charge");
        let (a, b, ledger) =
            (fixture.resource(&QUEUE, "a"), fixture.resource(&QUEUE, "b"), fixture.resource(&TABLE, "ledger"));
        let holder = (charge, &LAMBDA);
        let traced = fixture.arrow(&CALLS, (charge, ""), (charge, ""), &[]);
        fixture.grant(traced, holder, &["xray:PutTraceSegments"], Vec::new());
        for queue in [a, b] {
            let arrow = fixture.arrow(&CALLS, (charge, ""), (queue, ""), &[]);
            fixture.grant(arrow, holder, &["sqs:SendMessage"], vec![fixture.arn(queue)]);
        }
        let arrow = fixture.arrow(&CALLS, (charge, ""), (ledger, "write"), &[]);
        fixture.grant(arrow, holder, &["dynamodb:UpdateItem", "dynamodb:PutItem"], vec![fixture.arn(ledger)]);
        fixture.grant(arrow, holder, &["dynamodb:GetItem"], vec![fixture.arn(ledger)]);
        let (template, _) = fixture.lower();
        insta::assert_snapshot!(yaml(&template, "ChargePolicy"), @r#"
          ChargePolicy:
            Type: AWS::IAM::Policy
            Properties:
              PolicyName: granted-by-arrows
              Roles:
                - !Ref ChargeRole
              PolicyDocument:
                Version: "2012-10-17"
                Statement:
                  - Effect: Allow
                    Action:
                      - sqs:SendMessage
                    Resource:
                      - !GetAtt A.Arn
                      - !GetAtt B.Arn
                  - Effect: Allow
                    Action:
                      - dynamodb:GetItem
                      - dynamodb:PutItem
                      - dynamodb:UpdateItem
                    Resource: !GetAtt Ledger.Arn
                  - Effect: Allow
                    Action:
                      - xray:PutTraceSegments
                    Resource: "*"
        "#);
    }

    #[test]
    fn a_trust_policy_has_the_guard_of_its_principal() {
        let mut fixture = Fixture::default();
        let (nightly, jobs) = (fixture.resource(&TABLE, "nightly"), fixture.resource(&QUEUE, "jobs"));
        let arrow = fixture.arrow(&CALLS, (nightly, ""), (jobs, ""), &[]);
        fixture.grant(arrow, (nightly, &SCHEDULER), &["sqs:SendMessage"], vec![fixture.arn(jobs)]);
        let (template, _) = fixture.lower();
        insta::assert_snapshot!(yaml(&template, "NightlyRole"), @r#"
        NightlyRole:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: scheduler.amazonaws.com
                  Action: sts:AssumeRole
                  Condition:
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                    ArnLike:
                      aws:SourceArn: !Sub arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/default
        "#);
    }

    #[test]
    fn rights_that_do_not_fit_into_one_policy_get_several() {
        let mut fixture = Fixture::default();
        let hub = fixture.resource(&FUNCTION, "hub");
        for index in 0..150 {
            let queue = fixture.resource(&QUEUE, &format!("queue_{index}"));
            let arrow = fixture.arrow(&CALLS, (hub, ""), (queue, ""), &[]);
            fixture.grant(arrow, (hub, &LAMBDA), &["sqs:SendMessage"], vec![fixture.arn(queue)]);
        }
        let (template, diagnostics) = fixture.lower();
        assert!(diagnostics.is_empty());
        let mut sizes = Vec::new();
        for (id, entry) in template.resources.iter().filter(|(_, entry)| entry.ty.starts_with("AWS::IAM::")) {
            sizes.push((id.to_string(), entry.property("PolicyDocument").map(policy::size)));
        }
        assert!(
            sizes.iter().any(|(id, size)| id == "HubPolicy2" && size.is_some_and(|size| size <= MANAGED)),
            "{sizes:?}"
        );
        assert!(sizes.iter().all(|(_, size)| size.is_none_or(|size| size <= INLINE)), "{sizes:?}");
    }
}
