//! `parameter`: AWS Systems Manager Parameter Store.

use super::common;
use crate::diagnostics::{Diagnostics, stores};
use crate::model::graph::View;
use crate::model::kind::{Kind, Member, MemberFrom, Port};
use crate::model::shape::{Attribute, Fallback, KB, Shape, TEXT, Text};
use crate::model::stack::Scope;
use crate::model::template::{Node, Template};
use crate::model::value::{Spanned, Value};

/// The row of `parameter`.
pub static PARAMETER: Kind = Kind {
    name: "parameter",
    summary: "A setting that code reads while it runs (SSM Parameter Store).",
    doc: "A text becomes a `String`, a list of texts a `StringList`. Whoever changes the value in the console changes \
          it for the next reader, without a deployment; the next deployment writes it only if the source's value \
          changed. CloudFormation cannot make encrypted parameters: for what nobody may see, declare a `secret`.",
    example: "parameter top_products { value: \"3\" }\n",
    ty: "AWS::SSM::Parameter",
    rank: 20,
    attributes: ATTRIBUTES,
    outputs: &[],
    inputs: &[Port::new("read", "a question for the value"), Port::new("write", "a new value")],
    members: &[
        Member { name: "name", from: MemberFrom::Ref, doc: "The parameter's name, which SDKs want." },
        Member { name: "arn", from: MemberFrom::Made(arn), doc: "The parameter's ARN." },
    ],
    metrics: &[],
    companions: &[],
    scope: Scope::regional,
    check,
    lower,
};

static ATTRIBUTES: &[Attribute] = &[
    Attribute {
        name: "value",
        shape: Shape::Either(&[TEXT, Shape::List(&TEXT, 1, 1000)]),
        fallback: Fallback::Required,
        doc: "What it says at first: a text, or a list of texts without commas.",
    },
    Attribute {
        name: "name",
        shape: Shape::Text(NAME),
        fallback: Fallback::Derived("a name that CloudFormation makes"),
        doc: "A path of one's own, like `/shop/rate`, where others have to find it.",
    },
    Attribute {
        name: "tier",
        shape: Shape::OneOf(&["standard", "advanced", "intelligent"]),
        fallback: Fallback::Word("standard"),
        doc: "`standard` holds 4KB and costs nothing, `advanced` holds 8KB; `intelligent` takes what is needed.",
    },
    Attribute {
        name: "pattern",
        shape: Shape::Text(Text::up_to(1024)),
        fallback: Fallback::Absent,
        doc: "A regular expression that AWS tests each new value with.",
    },
    common::TAGS,
];

const NAME: Text =
    Text::that(1011, is_name, "a name or a path of letters, digits and `_.-`, not below `/aws` or `/ssm`");

/// Parameter names: letters, digits, `_.-/`, a slash first where there is one, and nothing that begins like AWS's own.
fn is_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_.-/".contains(c);
    let bare = name.trim_start_matches('/').to_ascii_lowercase();
    name.chars().all(plain)
        && (name.starts_with('/') || !name.contains('/'))
        && !bare.is_empty()
        && !bare.starts_with("aws")
        && !bare.starts_with("ssm")
}

/// A path already begins with the slash that separates it from `parameter`.
fn arn(view: &View) -> Node {
    let slash = if view.attributes().text("name").is_some_and(|name| name.starts_with('/')) { "" } else { "/" };
    Node::joined([
        Node::sub("arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter"),
        Node::text(slash),
        view.member("name"),
    ])
}

fn check(view: &View, diagnostics: &mut Diagnostics) {
    elements_have_no_comma(view, diagnostics);
    value_fits_the_tier(view, diagnostics);
}

/// A `StringList` is one text with commas between its elements.
fn elements_have_no_comma(view: &View, diagnostics: &mut Diagnostics) {
    for element in view.attributes().list("value") {
        if let Value::Text(text) = &element.value
            && text.contains(',')
        {
            diagnostics.push(stores::comma_in_list(text, element.span));
        }
    }
}

fn value_fits_the_tier(view: &View, diagnostics: &mut Diagnostics) {
    let a = view.attributes();
    let length = a.text("value").map_or(0, str::len) + a.list("value").iter().map(element_length).sum::<usize>();
    let limit = if a.text("tier") == Some("standard") { 4 * KB } else { 8 * KB };
    if i64::try_from(length).is_ok_and(|length| length > limit) {
        diagnostics.push(stores::oversized_parameter(&view.name(), length, limit, view.attribute_span("value")));
    }
}

fn element_length(element: &Spanned) -> usize {
    match &element.value {
        Value::Text(text) => text.len() + 1,
        _ => 0,
    }
}

fn lower(view: &View, template: &mut Template) {
    let a = view.attributes();
    let (ty, value) = match a.list("value") {
        [] => ("String", view.property("value")),
        elements => ("StringList", Some(comma_separated(view, elements))),
    };
    let tier = match a.text("tier") {
        Some("advanced") => Node::text("Advanced"),
        Some("intelligent") => Node::text("Intelligent-Tiering"),
        _ => Node::Null,
    };
    let entry = common::entry(view)
        .with_some("Name", view.property("name"))
        .with_some("Description", common::description(view, 1024))
        .with("Type", Node::text(ty))
        .with_some("Value", value)
        .with("Tier", tier)
        .with_some("AllowedPattern", view.property("pattern"))
        .with("Tags", tags(view));
    template.add(view.logical(), entry);
}

fn comma_separated(view: &View, elements: &[Spanned]) -> Node {
    let comma = |index: usize| Node::text(if index == 0 { "" } else { "," });
    let pieces = elements.iter().enumerate();
    Node::joined(pieces.flat_map(|(index, element)| [comma(index), view.node(&element.value)]))
}

/// Parameter Store takes tags as a map, where others take a list.
fn tags(view: &View) -> Node {
    let Node::List(tags) = common::tags(view) else { return Node::Null };
    let pair = |tag: Node| match tag {
        Node::Map(entries) => match entries.as_slice() {
            [(_, Node::Text(key)), (_, value)] => Some((key.clone(), value.clone())),
            _ => None,
        },
        _ => None,
    };
    Node::Map(tags.into_iter().filter_map(pair).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_a_word_or_a_full_path() {
        assert!(is_name("rate"));
        assert!(is_name("/shop/rate"));
        assert!(!is_name("shop/rate"));
        assert!(!is_name("/aws/rate"));
        assert!(!is_name("/"));
    }
}
