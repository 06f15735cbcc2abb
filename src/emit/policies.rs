//! Resource policies: whom queues, topics and buckets let in.
//!
//! In: the admissions of the graph. Out: one policy for each queue, topic and bucket, as a second one would replace
//! the first. Every one of them refuses plain HTTP, so that each of these resources has a policy.

use super::{limits, policy};
use crate::diagnostics::Diagnostics;
use crate::kinds::{bucket_website, site};
use crate::model::architecture::ResourceId;
use crate::model::grant::{Admission, Condition};
use crate::model::graph::{Graph, View};
use crate::model::template::{Entry, Node, Template};
use crate::model::value::Pseudo;
use indexmap::IndexMap;
use std::collections::HashMap;

/// How a kind of resource takes its policy.
struct Form {
    kind: &'static str,
    ty: &'static str,
    /// The property that names the resource, and whether it is a list.
    property: (&'static str, bool),
    /// What nobody may do over plain HTTP.
    refused: &'static str,
    /// How large the policy may be, in bytes.
    size: usize,
}

/// SNS takes no `sns:*` in the policy of a topic; publishing is what can come over plain HTTP.
static FORMS: [Form; 4] = [
    Form { kind: "queue", ty: "AWS::SQS::QueuePolicy", property: ("Queues", true), refused: "sqs:*", size: 8_192 },
    Form {
        kind: "topic",
        ty: "AWS::SNS::TopicPolicy",
        property: ("Topics", true),
        refused: "sns:Publish",
        size: 30_720,
    },
    STORE,
    Form { kind: "site", ..STORE },
];

const STORE: Form =
    Form { kind: "bucket", ty: "AWS::S3::BucketPolicy", property: ("Bucket", false), refused: "s3:*", size: 20_480 };

/// What a policy is about: a reference to it, and its ARN. Of a site that is the bucket with its files.
fn subject(view: View) -> (Node, Node) {
    if view.is("site") {
        return site::store(&view);
    }
    (Node::reference(view.logical()), view.member("arn"))
}

fn is_store(view: View) -> bool {
    view.is("bucket") || view.is("site")
}

/// The admissions of a graph by resource.
pub struct Admissions<'g> {
    by_resource: HashMap<ResourceId, Vec<&'g Admission>>,
}

impl<'g> Admissions<'g> {
    /// Sorts the admissions of a graph.
    pub fn of(graph: &'g Graph) -> Admissions<'g> {
        let mut by_resource: HashMap<ResourceId, Vec<&Admission>> = HashMap::new();
        for admission in &graph.admissions {
            by_resource.entry(admission.resource()).or_default().push(admission);
        }
        Admissions { by_resource }
    }

    /// Adds the policy of a resource, where its kind has one.
    pub fn add(&self, view: View, template: &mut Template, diagnostics: &mut Diagnostics) {
        let Some(form) = FORMS.iter().find(|form| view.is(form.kind)) else { return };
        let admissions = self.by_resource.get(&view.id).map_or(&[][..], Vec::as_slice);
        let mut statements = allow(view, admissions);
        statements.push(refuse(view, form));
        let document = policy::document(statements);
        limits::resource_policy(view, &document, form.size, diagnostics);
        let (reference, _) = subject(view);
        let (name, listed) = form.property;
        let entry = Entry::new(form.ty, view.span())
            .with(name, if listed { Node::list([reference]) } else { reference })
            .with("PolicyDocument", document);
        template.add(view.resource_policy(), entry);
    }
}

/// One statement for each service and what it may do, with all its sources.
fn allow(view: View, admissions: &[&Admission]) -> Vec<Node> {
    let mut merged: IndexMap<(&str, Vec<&str>, bool), IndexMap<String, &Node>> = IndexMap::new();
    for admission in admissions {
        for (inside, actions) in by_level(view, admission.actions()) {
            let sources = merged.entry((admission.principal(), actions, inside)).or_default();
            sources.insert(policy::key(admission.source()), admission.source());
        }
    }
    let statement =
        |((principal, actions, inside), sources): ((&'static str, Vec<&'static str>, bool), IndexMap<_, &Node>)| {
            let (_, arn) = subject(view);
            let everybody = principal == EVERYBODY;
            let service = Node::map([("Service", Node::text(principal))]);
            Node::map([
                ("Effect", Node::text("Allow")),
                ("Principal", if everybody { Node::text(principal) } else { service }),
                ("Action", policy::one_or_list(actions.into_iter().map(Node::text).collect())),
                ("Resource", if inside { arn.then("/*") } else { arn }),
                ("Condition", policy::conditions(&guard(principal, sources.into_values().cloned().collect()))),
            ])
        };
    merged.into_iter().map(statement).collect()
}

/// A bucket's actions on its objects, and those on itself, are statements of their own.
fn by_level(view: View, actions: &[&'static str]) -> Vec<(bool, Vec<&'static str>)> {
    let inside = |action: &&&'static str| is_store(view) && (action.contains("Object") || action.contains("Multipart"));
    let (within, itself): (Vec<&&'static str>, Vec<&&'static str>) = actions.iter().partition(|action| inside(action));
    [(true, within), (false, itself)]
        .into_iter()
        .filter(|(_, actions)| !actions.is_empty())
        .map(|(inside, actions)| (inside, actions.into_iter().copied().collect()))
        .collect()
}

/// Who reads a website.
const EVERYBODY: &str = "*";

fn guard(principal: &str, sources: Vec<Node>) -> Vec<Condition> {
    if principal == EVERYBODY {
        return Vec::new();
    }
    let source =
        Condition { operator: "ArnLike".into(), key: "aws:SourceArn".into(), value: policy::one_or_list(sources) };
    match names_account(principal) {
        true => {
            vec![
                source,
                Condition {
                    operator: "StringEquals".into(),
                    key: "aws:SourceAccount".into(),
                    value: Node::Pseudo(Pseudo::AccountId),
                },
            ]
        }
        false => vec![source],
    }
}

/// Whether a service is known to say for which account it comes. Where one does not, the condition would shut it out;
/// the ARN of the source has the account in it then.
fn names_account(principal: &str) -> bool {
    const KNOWN: [&str; 5] = [
        "cloudwatch.amazonaws.com",
        "events.amazonaws.com",
        "logging.s3.amazonaws.com",
        "s3.amazonaws.com",
        "sns.amazonaws.com",
    ];
    KNOWN.contains(&principal)
}

/// Nothing comes over plain HTTP, but readers of a website, who have nothing else.
fn refuse(view: View, form: &Form) -> Node {
    let (_, arn) = subject(view);
    let refused = match bucket_website::is_public(&view) {
        true => ("NotAction", Node::text("s3:GetObject")),
        false => ("Action", Node::text(form.refused)),
    };
    let resource = if is_store(view) { Node::list([arn.clone(), arn.then("/*")]) } else { arn };
    let plain = Condition { operator: "Bool".into(), key: "aws:SecureTransport".into(), value: Node::text("false") };
    Node::map([
        ("Sid", Node::text("RefusePlainHttp")),
        ("Effect", Node::text("Deny")),
        ("Principal", Node::text("*")),
        refused,
        ("Resource", resource),
        ("Condition", policy::conditions(&[plain])),
    ])
}

#[cfg(test)]
mod tests {
    use crate::emit::testing::{BUCKET, Fixture, PUSHES, QUEUE, yaml};
    use crate::model::template::Node;

    #[test]
    fn sources_of_one_service_share_a_statement() {
        let mut fixture = Fixture::default();
        let (orders, files) = (fixture.resource(&QUEUE, "orders"), fixture.resource(&BUCKET, "files"));
        let arrow = fixture.arrow(&PUSHES, (files, "created"), (orders, ""), &[]);
        for topic in ["arn:a", "arn:b", "arn:a"] {
            fixture.admit(arrow, orders, "sns.amazonaws.com", &["sqs:SendMessage"], Node::text(topic));
        }
        fixture.admit(arrow, orders, "events.amazonaws.com", &["sqs:SendMessage"], Node::text("arn:r"));
        let (template, _) = fixture.lower();
        insta::assert_snapshot!(yaml(&template, "OrdersAccessPolicy"), @r#"
        OrdersAccessPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues:
              - !Ref Orders
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: sns.amazonaws.com
                  Action: sqs:SendMessage
                  Resource: !GetAtt Orders.Arn
                  Condition:
                    ArnLike:
                      aws:SourceArn:
                        - arn:a
                        - arn:b
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                - Effect: Allow
                  Principal:
                    Service: events.amazonaws.com
                  Action: sqs:SendMessage
                  Resource: !GetAtt Orders.Arn
                  Condition:
                    ArnLike:
                      aws:SourceArn: arn:r
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                - Sid: RefusePlainHttp
                  Effect: Deny
                  Principal: "*"
                  Action: sqs:*
                  Resource: !GetAtt Orders.Arn
                  Condition:
                    Bool:
                      aws:SecureTransport: "false"
        "#);
    }

    #[test]
    fn objects_and_their_bucket_are_statements_of_their_own() {
        let mut fixture = Fixture::default();
        let files = fixture.resource(&BUCKET, "files");
        let arrow = fixture.arrow(&PUSHES, (files, "created"), (files, "write"), &[]);
        fixture.admit(
            arrow,
            files,
            "logging.s3.amazonaws.com",
            &["s3:PutObject", "s3:GetBucketAcl"],
            Node::text("arn:x"),
        );
        let (template, _) = fixture.lower();
        insta::assert_snapshot!(yaml(&template, "FilesAccessPolicy"), @r#"
        FilesAccessPolicy:
          Type: AWS::S3::BucketPolicy
          Properties:
            Bucket: !Ref Files
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal:
                    Service: logging.s3.amazonaws.com
                  Action: s3:PutObject
                  Resource: !Sub ${Files.Arn}/*
                  Condition:
                    ArnLike:
                      aws:SourceArn: arn:x
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                - Effect: Allow
                  Principal:
                    Service: logging.s3.amazonaws.com
                  Action: s3:GetBucketAcl
                  Resource: !GetAtt Files.Arn
                  Condition:
                    ArnLike:
                      aws:SourceArn: arn:x
                    StringEquals:
                      aws:SourceAccount: !Ref AWS::AccountId
                - Sid: RefusePlainHttp
                  Effect: Deny
                  Principal: "*"
                  Action: s3:*
                  Resource:
                    - !GetAtt Files.Arn
                    - !Sub ${Files.Arn}/*
                  Condition:
                    Bool:
                      aws:SecureTransport: "false"
        "#);
    }
}
