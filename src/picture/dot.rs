//! A picture in the language of Graphviz.
//!
//! In: a [`Picture`]. Out: a directed graph with a cluster for each group.

use super::tidy::{Tidy, TidyEdge, TidyNode};
use super::{EdgeStyle, Picture, Shape, State};

/// The text of a picture.
pub fn write(picture: &Picture) -> String {
    let tidy = Tidy::new(picture);
    let mut writer = Writer { out: String::new(), tidy: &tidy };
    writer.head();
    writer.inside();
    for edge in &tidy.edges {
        writer.edge(edge);
    }
    writer.line(0, "}");
    writer.out
}

const FONT: &str = "fontname=\"Helvetica,Arial,sans-serif\"";

struct Writer<'a> {
    out: String,
    tidy: &'a Tidy<'a>,
}

enum Step {
    Open(Option<usize>, usize),
    Close(usize),
}

impl Writer<'_> {
    fn head(&mut self) {
        self.line(0, "digraph {");
        self.line(1, &format!("graph [rankdir=LR compound=true labelloc=t labeljust=l {FONT}]"));
        self.line(1, &format!("node [shape=box style=\"rounded,filled\" fontcolor=white fontsize=11 {FONT}]"));
        self.line(1, &format!("edge [fontsize=9 color=\"#64748b\" {FONT}]"));
        if !self.tidy.title.is_empty() {
            self.line(1, &format!("label={}", quoted(self.tidy.title)));
        }
    }

    /// All groups with their nodes, by a stack of what is still to be written, as groups may nest without end.
    fn inside(&mut self) {
        let mut ahead = vec![Step::Open(None, 0)];
        while let Some(step) = ahead.pop() {
            match step {
                Step::Close(depth) => self.line(depth, "}"),
                Step::Open(group, depth) => {
                    if let Some(at) = group {
                        self.open(at, depth);
                        ahead.push(Step::Close(depth));
                    }
                    let tidy = self.tidy;
                    for (_, node) in tidy.nodes_in(group) {
                        self.node(node, depth + 1);
                    }
                    let inner: Vec<usize> = tidy.groups_in(group).map(|(at, _)| at).collect();
                    ahead.extend(inner.into_iter().rev().map(|at| Step::Open(Some(at), depth + 1)));
                }
            }
        }
    }

    fn open(&mut self, at: usize, depth: usize) {
        let Some(group) = self.tidy.groups.get(at).map(|group| group.group) else { return };
        self.line(depth, &format!("subgraph {} {{", quoted(&format!("cluster_{}", group.id))));
        let (style, colour) = match group.state {
            State::Normal => ("rounded", "#94a3b8"),
            State::Lost => ("rounded,dashed", "#9ca3af"),
            State::Degraded => ("rounded", "#f59e0b"),
            State::Changed => ("rounded", "#0ea5e9"),
        };
        self.line(depth + 1, &format!("label={} style=\"{style}\" color=\"{colour}\"", quoted(&group.label)));
    }

    fn node(&mut self, node: &TidyNode, depth: usize) {
        let node = node.node;
        let label = match node.detail.is_empty() {
            true => quoted(&node.label),
            false => quoted(&format!("{}\n{}", node.label, node.detail)),
        };
        let fill = node.shape.family().colour();
        let look = match node.state {
            State::Normal => format!("color=\"{fill}\" fillcolor=\"{fill}\""),
            State::Lost => "style=\"rounded,filled,dashed\" color=\"#9ca3af\" fillcolor=\"#e5e7eb\" \
                            fontcolor=\"#6b7280\""
                .to_owned(),
            State::Degraded => format!("color=\"#f59e0b\" penwidth=3 fillcolor=\"{fill}\""),
            State::Changed => format!("color=\"#0ea5e9\" penwidth=3 fillcolor=\"{fill}\""),
        };
        self.line(depth, &format!("{} [label={label}{} {look}]", quoted(&node.id), outline(node.shape)));
    }

    fn edge(&mut self, edge: &TidyEdge) {
        let edge = edge.edge;
        let mut look: Vec<String> = Vec::new();
        if !edge.label.is_empty() {
            look.push(format!("label={}", quoted(&edge.label)));
        }
        look.extend(line(edge.style, edge.state).map(str::to_owned));
        look.extend(head(edge.style).map(str::to_owned));
        look.extend(colour(edge.state).map(str::to_owned));
        let look = if look.is_empty() { String::new() } else { format!(" [{}]", look.join(" ")) };
        self.line(1, &format!("{} -> {}{look}", quoted(&edge.from), quoted(&edge.to)));
    }

    fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

fn outline(shape: Shape) -> &'static str {
    match shape {
        Shape::Table | Shape::Bucket => " shape=cylinder",
        Shape::Api | Shape::Site | Shape::Dns => " shape=hexagon",
        Shape::Secret | Shape::Key | Shape::Parameter | Shape::Guard => " shape=note",
        _ => "",
    }
}

fn line(style: EdgeStyle, state: State) -> Option<&'static str> {
    match (state, style) {
        (State::Lost, _) => Some("style=dashed"),
        (_, EdgeStyle::Permission) => Some("style=dotted"),
        (_, EdgeStyle::Admission) => Some("style=dashed"),
        _ => None,
    }
}

fn head(style: EdgeStyle) -> Option<&'static str> {
    match style {
        EdgeStyle::Sync => None,
        EdgeStyle::Async => Some("arrowhead=vee"),
        EdgeStyle::Permission => Some("arrowhead=odot"),
        EdgeStyle::Dns => Some("arrowhead=diamond"),
        EdgeStyle::Admission => Some("arrowhead=onormal"),
    }
}

fn colour(state: State) -> Option<&'static str> {
    match state {
        State::Normal => None,
        State::Lost => Some("color=\"#9ca3af\" fontcolor=\"#9ca3af\""),
        State::Degraded => Some("color=\"#f59e0b\" penwidth=2"),
        State::Changed => Some("color=\"#0ea5e9\" penwidth=2"),
    }
}

/// Text within quotes, where `\` begins an escape and a line break is one.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            // A nul ends a text in C.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::samples;

    #[test]
    fn a_picture_reads_well() {
        insta::assert_snapshot!(write(&samples::tiny()), @r##"
        digraph {
          graph [rankdir=LR compound=true labelloc=t labeljust=l fontname="Helvetica,Arial,sans-serif"]
          node [shape=box style="rounded,filled" fontcolor=white fontsize=11 fontname="Helvetica,Arial,sans-serif"]
          edge [fontsize=9 color="#64748b" fontname="Helvetica,Arial,sans-serif"]
          label="uploads"
          "users" [label="users" color="#64748b" fillcolor="#64748b"]
          subgraph "cluster_eu-west-1" {
            label="eu-west-1" style="rounded" color="#94a3b8"
            "upload" [label="upload" color="#d86613" fillcolor="#d86613"]
            subgraph "cluster_on \"upload\"" {
              label="on \"upload\"" style="rounded" color="#94a3b8"
              "inbox" [label="inbox\nS3" shape=cylinder style="rounded,filled,dashed" color="#9ca3af" fillcolor="#e5e7eb" fontcolor="#6b7280"]
            }
          }
          "upload" -> "inbox" [label="PUT" style=dashed arrowhead=odot color="#9ca3af" fontcolor="#9ca3af"]
          "users" -> "upload"
        }
        "##);
    }
}
