//! A picture as a flowchart of Mermaid, for Markdown.
//!
//! In: a [`Picture`]. Out: the text of a diagram, without the fence around it. Invariant: no text of the picture can
//! end its label.

use super::text::one_line;
use super::tidy::Tidy;
use super::{EdgeStyle, Family, Picture, Shape, State, names};

/// The text of a picture.
pub fn write(picture: &Picture) -> String {
    let tidy = Tidy::new(picture);
    let groups = names::plain("g_", tidy.groups.iter().map(|group| &*group.group.id));
    let nodes = names::plain("n_", tidy.nodes.iter().map(|node| &*node.node.id));
    let mut writer = Writer { out: String::new(), tidy: &tidy, groups, nodes };
    writer.head();
    writer.inside(None);
    writer.edges();
    writer.classes();
    writer.out
}

struct Writer<'a> {
    out: String,
    tidy: &'a Tidy<'a>,
    groups: Vec<String>,
    nodes: Vec<String>,
}

impl Writer<'_> {
    fn head(&mut self) {
        if !self.tidy.title.is_empty() {
            self.line(0, "---");
            self.line(0, &format!("title: {}", serde_json::Value::from(one_line(self.tidy.title))));
            self.line(0, "---");
        }
        self.line(0, "flowchart LR");
    }

    /// What is in a group, however deep: a stack of what is still to be written, as groups may nest without end.
    fn inside(&mut self, group: Option<usize>) {
        let mut ahead = vec![Step::Open(group, 0)];
        while let Some(step) = ahead.pop() {
            match step {
                Step::Close(depth) => self.line(depth, "end"),
                Step::Open(group, depth) => {
                    if let Some(at) = group {
                        self.open(at, depth);
                        ahead.push(Step::Close(depth));
                    }
                    self.nodes_in(group, depth + 1);
                    let inner: Vec<usize> = self.tidy.groups_in(group).map(|(at, _)| at).collect();
                    ahead.extend(inner.into_iter().rev().map(|at| Step::Open(Some(at), depth + 1)));
                }
            }
        }
    }

    fn open(&mut self, at: usize, depth: usize) {
        if let (Some(group), Some(name)) = (self.tidy.groups.get(at), self.groups.get(at)) {
            let line = format!("subgraph {name}[\"{}\"]", escaped(&group.group.label));
            self.line(depth, &line);
        }
    }

    fn nodes_in(&mut self, group: Option<usize>, depth: usize) {
        let tidy = self.tidy;
        for (at, node) in tidy.nodes_in(group) {
            let node = node.node;
            let Some(name) = self.nodes.get(at) else { continue };
            let detail = if node.detail.is_empty() {
                String::new()
            } else {
                format!("<br/><small>{}</small>", escaped(&node.detail))
            };
            let (open, close) = brackets(node.shape);
            let family = node.shape.family().name();
            let line = format!("{name}{open}\"{}{detail}\"{close}:::{family}", escaped(&node.label));
            self.line(depth, &line);
        }
    }

    fn edges(&mut self) {
        let tidy = self.tidy;
        for edge in &tidy.edges {
            let (Some(from), Some(to)) = (self.nodes.get(edge.from), self.nodes.get(edge.to)) else { continue };
            let arrow = arrow(edge.edge.style);
            let line = match edge.edge.label.is_empty() {
                true => format!("{from} {arrow} {to}"),
                false => format!("{from} {arrow}|\"{}\"| {to}", lines(&edge.edge.label)),
            };
            self.line(1, &line);
        }
    }

    fn classes(&mut self) {
        for family in Family::ALL {
            if self.tidy.nodes.iter().any(|node| node.node.shape.family() == family) {
                let (name, colour) = (family.name(), family.colour());
                self.line(1, &format!("classDef {name} fill:{colour},stroke:{colour},color:#fff"));
            }
        }
        for state in State::NOTABLE.into_iter().filter(|state| self.tidy.any_is(*state)) {
            self.state(state);
        }
    }

    fn state(&mut self, state: State) {
        self.line(1, &format!("classDef {} {}", state.name(), box_style(state)));
        let nodes = self.tidy.nodes.iter().zip(&self.nodes).filter(|(node, _)| node.node.state == state);
        let groups = self.tidy.groups.iter().zip(&self.groups).filter(|(group, _)| group.group.state == state);
        let names: Vec<&str> = nodes.map(|(_, name)| &**name).chain(groups.map(|(_, name)| &**name)).collect();
        if !names.is_empty() {
            let line = format!("class {} {}", names.join(","), state.name());
            self.line(1, &line);
        }
        let edges = self.tidy.edges.iter().enumerate().filter(|(_, edge)| edge.edge.state == state);
        let edges: Vec<String> = edges.map(|(at, _)| at.to_string()).collect();
        if !edges.is_empty() {
            self.line(1, &format!("linkStyle {} {}", edges.join(","), line_style(state)));
        }
    }

    fn line(&mut self, depth: usize, text: &str) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
    }
}

enum Step {
    Open(Option<usize>, usize),
    Close(usize),
}

fn brackets(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Compute | Shape::Workflow => ("(", ")"),
        Shape::Queue | Shape::Bus | Shape::Topic | Shape::Stream | Shape::Delivery | Shape::Pipe => ("([", "])"),
        Shape::Table | Shape::Bucket => ("[(", ")]"),
        Shape::Api | Shape::Site | Shape::Dns => ("{{", "}}"),
        Shape::Secret | Shape::Key | Shape::Parameter | Shape::Guard => ("[[", "]]"),
        Shape::Alarm | Shape::Check | Shape::Schedule => (">", "]"),
        Shape::External | Shape::Other => ("[", "]"),
    }
}

fn arrow(style: EdgeStyle) -> &'static str {
    match style {
        EdgeStyle::Sync => "-->",
        EdgeStyle::Async => "-.->",
        EdgeStyle::Permission => "--o",
        EdgeStyle::Dns => "==>",
        EdgeStyle::Admission => "-.-o",
    }
}

fn box_style(state: State) -> &'static str {
    match state {
        State::Normal => "stroke-width:1px",
        State::Lost => "fill:#e5e7eb,stroke:#9ca3af,color:#6b7280,stroke-dasharray:5 4",
        State::Degraded => "stroke:#f59e0b,stroke-width:4px",
        State::Changed => "stroke:#0ea5e9,stroke-width:4px",
    }
}

fn line_style(state: State) -> &'static str {
    match state {
        State::Normal => "stroke-width:1px",
        State::Lost => "stroke:#9ca3af,stroke-dasharray:5 4",
        State::Degraded => "stroke:#f59e0b,stroke-width:2px",
        State::Changed => "stroke:#0ea5e9,stroke-width:2px",
    }
}

/// Text of several lines within quotes.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().filter(|line| !line.trim().is_empty()).map(escaped).collect();
    if lines.is_empty() { " ".to_owned() } else { lines.join("<br/>") }
}

/// Text within quotes. Mermaid writes entities with `#` in place of `&`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '[' | ']' | '{' | '}' | '|' | '*' | ';' => {
                out.push_str(&format!("#{};", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    if out.is_empty() { " ".to_owned() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::samples;

    #[test]
    fn a_picture_reads_well() {
        insta::assert_snapshot!(write(&samples::tiny()), @r##"
        ---
        title: "uploads"
        ---
        flowchart LR
          n_users["users"]:::outside
          subgraph g_eu_west_1["eu-west-1"]
            n_upload("upload"):::compute
            subgraph g_on__upload_["on #34;upload#34;"]
              n_inbox[("inbox<br/><small>S3</small>")]:::storage
            end
          end
          n_upload --o|"PUT"| n_inbox
          n_users --> n_upload
          classDef compute fill:#d86613,stroke:#d86613,color:#fff
          classDef storage fill:#4f8a1b,stroke:#4f8a1b,color:#fff
          classDef outside fill:#64748b,stroke:#64748b,color:#fff
          classDef lost fill:#e5e7eb,stroke:#9ca3af,color:#6b7280,stroke-dasharray:5 4
          class n_inbox lost
          linkStyle 0 stroke:#9ca3af,stroke-dasharray:5 4
        "##);
    }

    #[test]
    fn text_cannot_end_its_label() {
        assert_eq!(escaped("a\"]\n<b>"), "a#34;#93; #60;b#62;");
    }
}
