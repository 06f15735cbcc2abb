//! `secret`: AWS Secrets Manager.

use super::{common, replicas};
use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::{Attribute, Fallback, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::Value;

/// The row of `secret`.
pub static SECRET: Kind = Kind {
    name: "secret",
    summary: "A value that only those who ask for it may see (AWS Secrets Manager).",
    doc: "Unless it is given a value by an `input`, a secret is generated at deployment and known to nobody. It stays \
          when the stack goes. Code reads it while it runs: never through an environment variable, where everyone who \
          can see the function's configuration can see it.\n\n\
          With `replicate: true`, each region of the service has a copy under the same name, and code in a region \
          reads its own.",
    example: "secret signing_key { description: \"Signs each report\" }\n",
    ty: "AWS::SecretsManager::Secret",
    rank: 21,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[Port::new("read", "a question for the value")],
    members: &[
        Member {
            name: "arn",
            from: MemberFrom::Made(arn),
            doc: "The secret's ARN, which SDKs take as its id. Where it is replicated, that of the copy in the same \
                  region, without the six characters at its end: SDKs take it, and IAM wants `-??????` behind it.",
        },
        Member {
            name: "name",
            from: MemberFrom::Made(name),
            doc: "Its name, where it has one of its own or is replicated. SDKs take it as the id, in every region.",
        },
    ],
    metrics: &[],
    companions: &[],
    scope: Scope::replicable,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "description",
        shape: Shape::Text(Text::up_to(2048)),
        fallback: Fallback::Derived("the doc comment above it"),
        doc: "What it opens.",
    },
    Attribute {
        name: "generate",
        shape: Shape::Object(GENERATE),
        fallback: Fallback::Derived("32 characters without punctuation"),
        doc: "How the value is made at deployment. A change makes a new value.",
    },
    Attribute {
        name: "value",
        shape: TEXT,
        fallback: Fallback::Absent,
        doc: "A value that somebody else issued, from an `input` with `hidden: true`.",
    },
    Attribute {
        name: "name",
        shape: Shape::Text(Text::up_to(512)),
        fallback: Fallback::Derived("a name that CloudFormation makes; `SERVICE/NAME` where it is replicated"),
        doc: "A name of one's own, where others have to find it. It is taken for 30 days after a deletion. Where one \
              account has the same program twice, put a `param` into it.",
    },
    replicas::replicate("Whether each region of the service has a copy, which follows the one in the home region."),
    common::customer_key("A key of one's own for encryption; without it Secrets Manager's key for the account."),
    common::KEEP,
    common::TAGS,
];

static GENERATE: &[Attribute] = &[
    Attribute { name: "length", shape: Shape::Int(1, 4096), fallback: Fallback::Int(32), doc: "How many characters." },
    Attribute {
        name: "punctuation",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether characters like `!` and `/` may be in it. URLs and connection strings choke on some.",
    },
    Attribute {
        name: "exclude",
        shape: Shape::Text(Text::up_to(4096)),
        fallback: Fallback::Absent,
        doc: "Characters that must not be in it.",
    },
    Attribute {
        name: "template",
        shape: Shape::Map(&TEXT),
        fallback: Fallback::Absent,
        doc: "Makes the secret a JSON object with these entries, and the generated value under `field`.",
    },
    Attribute {
        name: "field",
        shape: Shape::Text(Text::up_to(128)),
        fallback: Fallback::Word("password"),
        doc: "The entry of the object that is generated, where there is a `template`.",
    },
];

/// Its name, where the template knows it. No hyphen: Secrets Manager takes one and six characters behind it for the end
/// of an ARN (Secrets Manager User Guide, "What's in a secret").
fn name(view: &View) -> Node {
    replicas::name(view, || {
        let identity = view.resource.identity.names().collect::<Vec<_>>().join("/");
        format!("{}/{identity}", view.graph.architecture.service.name)
    })
}

fn arn(view: &View) -> Node {
    match view.is_shared() {
        true => replicas::arn("secretsmanager", "secret:", name(view)),
        false => Node::reference(view.logical()),
    }
}

/// The ARN as IAM knows it: a replica's without the six characters that Secrets Manager adds (Secrets Manager User
/// Guide, "Permissions policy examples").
pub fn permitted(view: &View) -> Node {
    if view.is_shared() { arn(view).then("-??????") } else { arn(view) }
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    common::check_key(view, diagnostics);
    replicas::check(view, diagnostics);
    if let Some(at) = view.mention("name").filter(|_| !view.is_shared() && view.attributes().get("name").is_none()) {
        diagnostics.push(stores::nameless_secret(&view.name(), at, view.span()));
    }
    let Some(value) = view.attributes().get("value") else { return };
    if let Value::Text(_) = value.value {
        diagnostics.push(stores::secret_in_source(&view.name(), value.span));
    }
    if let Some(generate) = view.attributes().get("generate") {
        diagnostics.push(stores::given_and_generated(&view.name(), value.span, generate.span));
    }
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let value = view.property("value");
    let made = if value.is_none() { generated(view, &wishes(a)) } else { Node::Null };
    let description = view.property("description").or_else(|| common::description(view, 2048));
    let copies = view.is_shared().then(|| copies(view));
    let entry = common::kept_entry(view)
        .with_some("Name", if view.is_shared() { Some(name(view)) } else { view.property("name") })
        .with_some("Description", description)
        .with("GenerateSecretString", made)
        .with_some("SecretString", value)
        .with_some("KmsKeyId", common::key_arn(view))
        .with_some("ReplicaRegions", copies)
        .with("Tags", common::tags(view));
    template.add(view.logical(), entry);
}

/// `ReplicaRegions`: all but the home region, where the secret itself is.
fn copies(view: &View) -> Node {
    Node::list(replicas::regions(view).skip(1).map(|region| Node::map([("Region", Node::text(region))])))
}

fn wishes(a: &Attributes) -> Attributes {
    a.object("generate").unwrap_or_else(|| Attributes { table: GENERATE, ..Attributes::default() })
}

fn generated(view: &View, wishes: &Attributes) -> Node {
    let template = wishes.get("template").map(|spanned| Node::JsonText(Box::new(view.node(&spanned.value))));
    let field = template.is_some().then(|| wishes.text("field").map(Node::text)).flatten();
    Node::map([
        ("PasswordLength", wishes.int("length").map_or(Node::Null, Node::Int)),
        ("ExcludePunctuation", if wishes.bool("punctuation") { Node::Null } else { Node::Bool(true) }),
        ("ExcludeCharacters", wishes.text("exclude").map_or(Node::Null, Node::text)),
        ("SecretStringTemplate", template.unwrap_or(Node::Null)),
        ("GenerateStringKey", field.unwrap_or(Node::Null)),
    ])
}
