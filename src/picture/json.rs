//! A picture as JSON, for other programs.
//!
//! In: a [`Picture`]. Out: an object with `title`, `groups`, `nodes` and `edges`, which refer to each other by id. Its schema
//! is `data/schemas/graph.schema.json`.

use super::tidy::{Tidy, TidyEdge, TidyGroup, TidyNode};
use super::{EdgeStyle, GroupStyle, Picture, Shape, State};
use serde::Serialize;

/// The text of a picture, with a line break at its end. `view` says what it is a picture of.
pub fn write(picture: &Picture, view: &str) -> String {
    let tidy = Tidy::new(picture);
    let id = |at: Option<usize>| tidy.groups.get(at?).map(|group| &*group.group.id);
    let drawing = Drawing {
        version: 1,
        view,
        title: tidy.title,
        groups: tidy.groups.iter().map(|group| Frame::new(group, id(group.parent))).collect(),
        nodes: tidy.nodes.iter().map(|node| Thing::new(node, id(node.group))).collect(),
        edges: tidy.edges.iter().map(Arrow::new).collect(),
    };
    // Texts, lists and objects with fixed keys: none of them can fail to be JSON.
    let mut text = serde_json::to_string_pretty(&drawing).unwrap_or_default();
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Drawing<'a> {
    version: u32,
    view: &'a str,
    title: &'a str,
    groups: Vec<Frame<'a>>,
    nodes: Vec<Thing<'a>>,
    edges: Vec<Arrow<'a>>,
}

#[derive(Serialize)]
struct Frame<'a> {
    id: &'a str,
    label: &'a str,
    style: GroupStyle,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    state: State,
}

#[derive(Serialize)]
struct Thing<'a> {
    id: &'a str,
    label: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    detail: &'a str,
    shape: Shape,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    state: State,
}

#[derive(Serialize)]
struct Arrow<'a> {
    from: &'a str,
    to: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
    style: EdgeStyle,
    state: State,
}

impl<'a> Frame<'a> {
    fn new(group: &TidyGroup<'a>, parent: Option<&'a str>) -> Frame<'a> {
        let group = group.group;
        Frame { id: &group.id, label: &group.label, style: group.style, parent, state: group.state }
    }
}

impl<'a> Thing<'a> {
    fn new(node: &TidyNode<'a>, group: Option<&'a str>) -> Thing<'a> {
        let node = node.node;
        Thing { id: &node.id, label: &node.label, detail: &node.detail, shape: node.shape, group, state: node.state }
    }
}

impl<'a> Arrow<'a> {
    fn new(edge: &TidyEdge<'a>) -> Arrow<'a> {
        let edge = edge.edge;
        Arrow { from: &edge.from, to: &edge.to, label: &edge.label, style: edge.style, state: edge.state }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::samples;

    #[test]
    fn a_picture_reads_well() {
        insta::assert_snapshot!(write(&samples::tiny(), "regions"), @r##"
        {
          "version": 1,
          "view": "regions",
          "title": "uploads",
          "groups": [
            {
              "id": "eu-west-1",
              "label": "eu-west-1",
              "style": "region",
              "state": "normal"
            },
            {
              "id": "on \"upload\"",
              "label": "on \"upload\"",
              "style": "pattern",
              "parent": "eu-west-1",
              "state": "normal"
            }
          ],
          "nodes": [
            {
              "id": "inbox",
              "label": "inbox",
              "detail": "S3",
              "shape": "bucket",
              "group": "on \"upload\"",
              "state": "lost"
            },
            {
              "id": "upload",
              "label": "upload",
              "shape": "compute",
              "group": "eu-west-1",
              "state": "normal"
            },
            {
              "id": "users",
              "label": "users",
              "shape": "external",
              "state": "normal"
            }
          ],
          "edges": [
            {
              "from": "upload",
              "to": "inbox",
              "label": "PUT",
              "style": "permission",
              "state": "lost"
            },
            {
              "from": "users",
              "to": "upload",
              "style": "sync",
              "state": "normal"
            }
          ]
        }
        "##);
    }
}
