//! The keys of a table and of its indexes.
//!
//! Sources: DynamoDB Developer Guide, "Quotas" and "Improving data access with secondary indexes".

use crate::diagnostics::{Diagnostics, stores};
use crate::model::architecture::Attributes;
use crate::model::graph::View;
use crate::model::shape::{Attribute, Fallback, Shape, TEXT};
use crate::model::template::Node;
use crate::model::value::{Spanned, Value};
use crate::source::Span;
use std::collections::BTreeMap;

/// The entries of an index.
pub static INDEX: &[Attribute] = &[
    Attribute {
        name: "key",
        shape: Shape::Fields,
        fallback: Fallback::Required,
        doc: "The partition key, then the sort key if there is one.",
    },
    Attribute {
        name: "project",
        shape: Shape::Either(&[Shape::OneOf(&["all", "keys"]), Shape::List(&TEXT, 1, 100)]),
        fallback: Fallback::Word("all"),
        doc: "What the index holds of an item: everything, its keys, or its keys and these fields.",
    },
];

const MOST_GLOBAL: usize = 20;
const MOST_LOCAL: usize = 5;

/// A field of a key.
struct Field<'a> {
    name: &'a str,
    ty: &'a str,
    span: Span,
}

/// An index as it was written.
struct Index<'a> {
    name: &'a str,
    attributes: Attributes,
    span: Span,
}

/// The fields of a `key`, in order.
fn fields(attributes: &Attributes) -> Vec<Field<'_>> {
    attributes.map("key").into_iter().flatten().filter_map(|(name, spanned)| typed(name, spanned)).collect()
}

fn typed<'a>(name: &'a str, spanned: &'a Spanned) -> Option<Field<'a>> {
    match &spanned.value {
        Value::Text(ty) => Some(Field { name, ty, span: spanned.span }),
        _ => None,
    }
}

fn indexes<'a>(view: &View<'a>, attribute: &str) -> Vec<Index<'a>> {
    let index = |(name, spanned): (&'a ecow::EcoString, &'a Spanned)| match &spanned.value {
        Value::Object(values) => {
            let attributes = Attributes { table: INDEX, values: (**values).clone() };
            Some(Index { name, attributes, span: spanned.key })
        }
        _ => None,
    };
    view.attributes().map(attribute).into_iter().flatten().filter_map(index).collect()
}

fn all_indexes<'a>(view: &View<'a>) -> Vec<Index<'a>> {
    ["indexes", "local_indexes"].iter().flat_map(|attribute| indexes(view, attribute)).collect()
}

/// The fields of the table's key, then those of its indexes.
fn every_key<'a>(view: &View<'a>, indexes: &'a [Index<'a>]) -> impl Iterator<Item = Field<'a>> {
    let own = fields(view.attributes());
    own.into_iter().chain(indexes.iter().flat_map(|index| fields(&index.attributes)))
}

/// Mistakes in keys and indexes.
pub fn check(view: &View, diagnostics: &mut Diagnostics) {
    a_key_has_one_or_two_fields(view, diagnostics);
    a_field_has_one_type(view, diagnostics);
    index_names_are_accepted(view, diagnostics);
    index_counts_are_accepted(view, diagnostics);
    local_indexes_share_the_partition(view, diagnostics);
    ttl_is_a_number(view, diagnostics);
}

fn a_key_has_one_or_two_fields(view: &View, diagnostics: &mut Diagnostics) {
    let mut test = |attributes: &Attributes, owner: String| {
        let Some(key) = attributes.get("key") else { return };
        let count = attributes.map("key").map_or(0, |fields| fields.len());
        if !(1..=2).contains(&count) {
            diagnostics.push(stores::malformed_key(&owner, count, key.span));
        }
    };
    test(view.attributes(), view.name());
    for index in all_indexes(view) {
        test(&index.attributes, index.name.to_owned());
    }
}

/// DynamoDB knows a field by its name alone.
fn a_field_has_one_type(view: &View, diagnostics: &mut Diagnostics) {
    let indexes = all_indexes(view);
    let mut known: BTreeMap<&str, (&str, Span)> = BTreeMap::new();
    for field in every_key(view, &indexes) {
        let (ty, first) = *known.entry(field.name).or_insert((field.ty, field.span));
        if ty != field.ty {
            diagnostics.push(stores::conflicting_types(field.name, field.ty, field.span, ty, first));
        }
    }
}

fn index_names_are_accepted(view: &View, diagnostics: &mut Diagnostics) {
    for index in all_indexes(view) {
        if !is_index_name(index.name) {
            diagnostics.push(stores::malformed_index_name(index.name, index.span));
        }
    }
}

fn is_index_name(name: &str) -> bool {
    (3..=255).contains(&name.len()) && name.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c))
}

fn index_counts_are_accepted(view: &View, diagnostics: &mut Diagnostics) {
    for (attribute, most) in [("indexes", MOST_GLOBAL), ("local_indexes", MOST_LOCAL)] {
        let count = indexes(view, attribute).len();
        if count > most {
            let span = view.attribute_span(attribute);
            diagnostics.push(stores::too_many_indexes(&view.name(), attribute, count, most, span));
        }
    }
}

/// A local index is another order below the same partition key.
fn local_indexes_share_the_partition(view: &View, diagnostics: &mut Diagnostics) {
    let table = fields(view.attributes());
    let Some(partition) = table.first() else { return };
    for index in indexes(view, "local_indexes") {
        let own = fields(&index.attributes);
        let shares = own.first().is_some_and(|field| field.name == partition.name);
        if !shares || own.len() != 2 || table.len() != 2 {
            diagnostics.push(stores::unusable_local_index(index.name, partition.name, table.len(), index.span));
        }
    }
}

fn ttl_is_a_number(view: &View, diagnostics: &mut Diagnostics) {
    let Some(ttl) = view.attributes().text("ttl") else { return };
    let indexes = all_indexes(view);
    if let Some(field) = every_key(view, &indexes).find(|field| field.name == ttl && field.ty != "number") {
        diagnostics.push(stores::unusable_ttl(ttl, field.ty, view.attribute_span("ttl"), field.span));
    }
}

/// `KeySchema`
pub fn schema(attributes: &Attributes) -> Node {
    let roles = ["HASH", "RANGE"].map(Node::text);
    let element =
        |(field, role): (Field, Node)| Node::map([("AttributeName", Node::text(field.name)), ("KeyType", role)]);
    Node::list(fields(attributes).into_iter().zip(roles).map(element))
}

/// `AttributeDefinitions`: the fields of all keys, in the order of their names.
pub fn definitions(view: &View) -> Node {
    let indexes = all_indexes(view);
    let types: BTreeMap<&str, &str> = every_key(view, &indexes).map(|field| (field.name, field.ty)).collect();
    Node::list(
        types.into_iter().map(|(name, ty)| {
            Node::map([("AttributeName", Node::text(name)), ("AttributeType", Node::text(letter(ty)))])
        }),
    )
}

fn letter(ty: &str) -> &'static str {
    match ty {
        "number" => "N",
        "binary" => "B",
        _ => "S",
    }
}

/// `GlobalSecondaryIndexes`, each with the capacity of its table: the properties that `capacity` names.
pub fn global(view: &View, capacity: fn(&View) -> Vec<(&'static str, Node)>) -> Option<Node> {
    let index = |index: &Index| {
        let own = [
            ("IndexName", Node::text(index.name)),
            ("KeySchema", schema(&index.attributes)),
            ("Projection", projection(view, &index.attributes)),
        ];
        Node::map(own.into_iter().chain(capacity(view)))
    };
    let list: Vec<Node> = sorted(view, "indexes").iter().map(index).collect();
    (!list.is_empty()).then_some(Node::List(list))
}

/// `LocalSecondaryIndexes`
pub fn local(view: &View) -> Option<Node> {
    let index = |index: &Index| {
        Node::map([
            ("IndexName", Node::text(index.name)),
            ("KeySchema", schema(&index.attributes)),
            ("Projection", projection(view, &index.attributes)),
        ])
    };
    let list: Vec<Node> = sorted(view, "local_indexes").iter().map(index).collect();
    (!list.is_empty()).then_some(Node::List(list))
}

/// The names of the global indexes, in order.
pub fn global_names(view: &View) -> Vec<String> {
    sorted(view, "indexes").iter().map(|index| index.name.to_owned()).collect()
}

/// Indexes in the order of their names, so that the order in the source never shows.
fn sorted<'a>(view: &View<'a>, attribute: &str) -> Vec<Index<'a>> {
    let mut list = indexes(view, attribute);
    list.sort_by_key(|index| index.name);
    list
}

fn projection(view: &View, attributes: &Attributes) -> Node {
    let ty = |word: &str| ("ProjectionType", Node::text(word));
    match attributes.get("project").map(|spanned| &spanned.value) {
        Some(value @ Value::List(_)) => Node::map([("NonKeyAttributes", view.node(value)), ty("INCLUDE")]),
        _ if attributes.text("project") == Some("keys") => Node::map([ty("KEYS_ONLY")]),
        _ => Node::map([ty("ALL")]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_name_has_three_characters_at_least() {
        assert!(is_index_name("by_due"));
        assert!(!is_index_name("by"));
        assert!(!is_index_name("by due"));
    }
}
