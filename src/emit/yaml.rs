//! A template as YAML, with short forms.
//!
//! In: a [`Template`]. Out: text. Invariant: the text read by any YAML reader, 1.1 or 1.2, is the template.
//!
//! The writer is our own, as a template needs little of YAML and that little exactly: short-form tags, blocks for
//! text of several lines, an empty line between resources, quotes where a YAML 1.1 reader would need them and nowhere
//! else, no anchors. `serde_yaml` reads its output back in the tests.

use super::Writing;
use super::document::{Item, outline};
use super::intrinsic::{self, Sub};
use super::scalar::{self, Place};
use crate::model::template::{Node, Template};

/// The longest list that stands on one line behind `!If`, `!Select` or `!Split`.
const LINE: usize = 100;

/// The text of a template.
pub fn write(template: &Template, writing: &Writing) -> String {
    // Growing by doubling would copy a large template some twenty times.
    let out = String::with_capacity(template.resources.len() * 640 + 1024);
    let mut writer = Writer { out, prefix: writing.code_prefix };
    match outline(template, writing) {
        Item::Section(entries) => writer.section(&entries, 0),
        other => writer.item(&other, 0),
    }
    writer.out
}

struct Writer<'a> {
    out: String,
    prefix: &'a str,
}

impl Writer<'_> {
    /// Entries with an empty line between those that are longer than a line.
    fn section(&mut self, entries: &[(&str, Item)], depth: usize) {
        for (index, (key, item)) in entries.iter().enumerate() {
            if index > 0 && !matches!(item, Item::Text(_)) {
                self.out.push('\n');
            }
            self.key(key, depth);
            self.value(item, depth);
        }
    }

    fn key(&mut self, key: &str, depth: usize) {
        self.indent(depth);
        scalar::write(key, Place::Block, &mut self.out);
        self.out.push(':');
    }

    /// What stands behind a key; ends its line.
    fn value(&mut self, item: &Item, depth: usize) {
        match item {
            Item::Section(entries) if !entries.is_empty() => {
                self.out.push('\n');
                self.section(entries, depth + 1);
            }
            Item::Map(entries) if !entries.is_empty() => {
                self.out.push('\n');
                for (key, item) in entries {
                    self.key(key, depth + 1);
                    self.value(item, depth + 1);
                }
            }
            Item::Properties(pairs) if !pairs.is_empty() => self.map(pairs, depth),
            Item::List(items) if !items.is_empty() => {
                self.out.push('\n');
                for item in items {
                    self.indent(depth + 1);
                    self.out.push('-');
                    self.value(item, depth + 1);
                }
            }
            other => self.item(other, depth),
        }
    }

    /// What fits behind a key on its line, or a node.
    fn item(&mut self, item: &Item, depth: usize) {
        match item {
            Item::Node(node) => self.node(node, depth),
            Item::Text(text) => self.text("", text, depth),
            Item::Line(entries) => self.line(entries),
            Item::List(_) => self.out.push_str(" []\n"),
            Item::Map(_) | Item::Properties(_) | Item::Section(_) => self.out.push_str(" {}\n"),
        }
    }

    /// `{ source: "main.sls:14" }`
    fn line(&mut self, entries: &[(&str, Item)]) {
        self.out.push_str(" { ");
        for (index, (key, item)) in entries.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            scalar::write(key, Place::Flow, &mut self.out);
            self.out.push_str(": ");
            if let Item::Text(text) = item {
                scalar::write(text, Place::Flow, &mut self.out);
            }
        }
        self.out.push_str(" }\n");
    }

    /// A value behind a key or the dash of a list; ends its line.
    fn node(&mut self, node: &Node, depth: usize) {
        match node {
            call if function(call).is_some() => self.call(call, depth),
            Node::Map(pairs) if pairs.iter().any(|(_, node)| *node != Node::Null) => self.map(pairs, depth),
            Node::List(nodes) if nodes.iter().any(|node| *node != Node::Null) => self.list("", nodes, depth),
            Node::Map(_) => self.out.push_str(" {}\n"),
            Node::List(_) => self.out.push_str(" []\n"),
            Node::Text(text) => self.text("", text, depth),
            Node::Sub(pieces) => self.sub(&intrinsic::sub(pieces), depth),
            Node::JsonText(content) => self.node(&intrinsic::json_text(content), depth),
            Node::Local(path) => self.text("", &intrinsic::local(self.prefix, path), depth),
            call => self.call(call, depth),
        }
    }

    fn map(&mut self, pairs: &[(ecow::EcoString, Node)], depth: usize) {
        self.out.push('\n');
        for (key, node) in pairs.iter().filter(|(_, node)| *node != Node::Null) {
            self.key(key, depth + 1);
            self.node(node, depth + 1);
        }
    }

    fn list(&mut self, tag: &str, nodes: &[Node], depth: usize) {
        self.tag(tag);
        self.out.push('\n');
        for node in nodes.iter().filter(|node| **node != Node::Null) {
            self.indent(depth + 1);
            self.out.push('-');
            self.element(node, depth + 1);
        }
    }

    /// A map in a list starts on the line of its dash.
    fn element(&mut self, node: &Node, depth: usize) {
        let Node::Map(pairs) = node else { return self.node(node, depth) };
        if function(node).is_some() {
            return self.node(node, depth);
        }
        let mut first = true;
        for (key, node) in pairs.iter().filter(|(_, node)| *node != Node::Null) {
            if first {
                self.out.push(' ');
                scalar::write(key, Place::Block, &mut self.out);
                self.out.push(':');
            } else {
                self.key(key, depth + 1);
            }
            self.node(node, depth + 1);
            first = false;
        }
        if first {
            self.out.push_str(" {}\n");
        }
    }

    fn sub(&mut self, sub: &Sub, depth: usize) {
        if sub.parts.is_empty() {
            return self.text("!Sub", &sub.text, depth);
        }
        self.out.push_str(" !Sub\n");
        self.indent(depth + 1);
        self.out.push('-');
        self.text("", &sub.text, depth + 1);
        self.indent(depth + 1);
        self.out.push('-');
        let parts = sub.parts.iter().map(|(name, node)| (name.as_str().into(), (*node).clone())).collect();
        self.element(&Node::Map(parts), depth + 1);
    }

    /// `!If`, `!Select` and `!Split`: on one line where they fit, or else as a list.
    fn call(&mut self, call: &Node, depth: usize) {
        let start = self.out.len();
        self.out.push(' ');
        if flow(call, Place::Block, &mut self.out) && self.out.len() - start <= LINE {
            return self.out.push('\n');
        }
        self.out.truncate(start);
        match call {
            Node::If(condition, then, otherwise) => {
                self.list("!If", &[Node::text(condition.as_str()), (**then).clone(), (**otherwise).clone()], depth);
            }
            Node::Select(index, node) => self.list("!Select", &[Node::Int(i64::from(*index)), (**node).clone()], depth),
            Node::Join(separator, node) => self.list("!Join", &[Node::text(*separator), (**node).clone()], depth),
            Node::Split(separator, node) => self.list("!Split", &[Node::text(*separator), (**node).clone()], depth),
            other => match function(other) {
                Some((name, nodes)) => self.list(&format!("!{name}"), nodes, depth),
                None => self.out.push_str(" null\n"),
            },
        }
    }

    fn text(&mut self, tag: &str, text: &str, depth: usize) {
        self.tag(tag);
        self.out.push(' ');
        if !scalar::is_block(text) {
            scalar::write(text, Place::Block, &mut self.out);
            return self.out.push('\n');
        }
        self.out.push_str(scalar::block_sign(text));
        self.out.push('\n');
        for line in text.strip_suffix('\n').unwrap_or(text).split('\n') {
            if !line.is_empty() {
                self.indent(depth + 1);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn tag(&mut self, tag: &str) {
        if !tag.is_empty() {
            self.out.push(' ');
            self.out.push_str(tag);
        }
    }

    fn indent(&mut self, depth: usize) {
        for _ in 0..depth {
            self.out.push_str("  ");
        }
    }
}

/// Writes a value on one line; `false` where it has no such form.
fn flow(node: &Node, place: Place, out: &mut String) -> bool {
    match node {
        Node::Bool(bool) => out.push_str(if *bool { "true" } else { "false" }),
        Node::Int(int) => out.push_str(&int.to_string()),
        Node::Number(float) => out.push_str(&intrinsic::number(*float)),
        Node::Text(text) => scalar::write(text, place, out),
        Node::Ref(id) => tagged("!Ref ", id.as_str(), place, out),
        Node::Att(id, attribute) => tagged("!GetAtt ", &format!("{id}.{attribute}"), place, out),
        Node::Pseudo(pseudo) => tagged("!Ref ", pseudo.reference(), place, out),
        Node::NoValue => tagged("!Ref ", "AWS::NoValue", place, out),
        Node::If(condition, then, otherwise) => {
            return flow_list("!If [", &[&Node::text(condition.as_str()), &**then, &**otherwise], out);
        }
        Node::Select(index, node) => return flow_list("!Select [", &[&Node::Int(i64::from(*index)), &**node], out),
        Node::Join(separator, node) => return flow_list("!Join [", &[&Node::text(*separator), &**node], out),
        Node::Split(separator, node) => return flow_list("!Split [", &[&Node::text(*separator), &**node], out),
        other => {
            let Some((name, nodes)) = function(other) else { return false };
            return flow_list(&format!("!{name} ["), &nodes.iter().collect::<Vec<_>>(), out);
        }
    }
    true
}

/// A function that has no node of its own: the `Equals` and the arguments of `{ "Fn::Equals": [a, b] }`.
fn function(node: &Node) -> Option<(&str, &[Node])> {
    match node {
        Node::Map(pairs) => match pairs.as_slice() {
            [(key, Node::List(nodes))] => Some((key.strip_prefix("Fn::")?, nodes)),
            _ => None,
        },
        _ => None,
    }
}

fn tagged(tag: &str, name: &str, place: Place, out: &mut String) {
    out.push_str(tag);
    scalar::write(name, place, out);
}

fn flow_list(start: &str, nodes: &[&Node], out: &mut String) -> bool {
    out.push_str(start);
    for (index, node) in nodes.iter().enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        if !flow(node, Place::Flow, out) {
            return false;
        }
    }
    out.push(']');
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::json;
    use crate::model::template::{Entry, LogicalId, TemplateOutput};
    use crate::model::value::Pseudo;
    use crate::source::{SourceMap, Span};
    use proptest::prelude::*;

    fn template(node: Node) -> Template {
        let mut template = Template { description: Some("shop: sells".into()), ..Template::default() };
        template.add(LogicalId::new("Thing"), Entry::new("AWS::X::Y", Span::NOWHERE).with("P", node));
        template
    }

    fn id(text: &str) -> LogicalId {
        LogicalId::new(text)
    }

    /// What is behind the property `P`.
    fn written(node: Node) -> String {
        let text = write(&template(node), &Writing { metadata: None, code_prefix: ".." });
        text.split_once("      P:").unwrap().1.to_owned()
    }

    #[test]
    fn a_template_reads_well() {
        let mut sources = SourceMap::default();
        let span = sources.add("main.sls", "queue orders {}\nqueue more {}\n").unwrap();
        let mut template = Template { description: Some("shop: sells".into()), ..Template::default() };
        let orders = Entry::new("AWS::SQS::Queue", span).retained().after(id("A")).with("DelaySeconds", Node::Int(5));
        template.add(id("Orders"), orders);
        let more = Entry { doc: Some("More of them.\nAnd more.".into()), ..Entry::new("AWS::SQS::Queue", span) };
        template.add(id("More"), more.after(id("A")).after(id("B")));
        insta::assert_snapshot!(write(&template, &Writing { metadata: Some(&sources), code_prefix: "" }), @r#"
        AWSTemplateFormatVersion: "2010-09-09"
        Description: "shop: sells"

        Metadata:
          slsc: { version: "0.1.0" }

        Resources:
          Orders:
            Type: AWS::SQS::Queue
            DependsOn: A
            DeletionPolicy: Retain
            UpdateReplacePolicy: Retain
            Metadata:
              sls: { source: "main.sls:1" }
            Properties:
              DelaySeconds: 5

          More:
            Type: AWS::SQS::Queue
            DependsOn:
              - A
              - B
            Metadata:
              sls:
                source: main.sls:1
                doc: |-
                  More of them.
                  And more.
        "#);
    }

    #[test]
    fn local_code_is_no_news_for_cfn_lint_but_for_sam() {
        let sources = SourceMap::default();
        let head = |ty: &str, metadata| {
            let mut template = Template::default();
            template.add(id("Thing"), Entry::new(ty, Span::NOWHERE).with("Code", Node::Local("functions/x".into())));
            let text = write(&template, &Writing { metadata, code_prefix: "" });
            text.split_once("Resources:").unwrap().0.to_owned()
        };
        insta::assert_snapshot!(head("AWS::Lambda::Function", Some(&sources)), @r#"
        AWSTemplateFormatVersion: "2010-09-09"

        Metadata:
          slsc: { version: "0.1.0" }
          cfn-lint:
            config:
              ignore_checks:
                - W3002
        "#);
        assert!(!head("AWS::Serverless::Function", Some(&sources)).contains("cfn-lint"));
        assert!(!head("AWS::Lambda::Function", None).contains("Metadata"));
    }

    #[test]
    fn references_have_short_forms() {
        let split = Node::Split(":", Box::new(Node::att(id("Proxy"), "Arn")));
        let node = Node::list([
            Node::reference(id("A")),
            Node::Pseudo(Pseudo::Region),
            Node::att(id("A"), "Arn"),
            Node::sub("arn:${AWS::Partition}:s3:::${x}"),
            Node::Select(6, Box::new(split.clone())),
            Node::If(id("IsOn"), Box::new(Node::Bool(true)), Box::new(Node::NoValue)),
            Node::If(id("IsOn"), Box::new(Node::map([("A", Node::Int(1))])), Box::new(Node::list([Node::Int(2)]))),
            Node::joined([Node::text("db:"), split]),
            Node::JsonText(Box::new(Node::map([("q", Node::reference(id("A")))]))),
            Node::Local("functions/x".into()),
            Node::map([("Fn::Equals", Node::list([Node::reference(id("A")), Node::text("on")]))]),
            Node::map([("Fn::Join", Node::list([Node::text(","), Node::list([Node::reference(id("A"))])]))]),
            Node::text("two\nlines\n"),
        ]);
        insta::assert_snapshot!(written(node), @r#"
        - !Ref A
        - !Ref AWS::Region
        - !GetAtt A.Arn
        - !Sub arn:${AWS::Partition}:s3:::${!x}
        - !Select [6, !Split [":", !GetAtt Proxy.Arn]]
        - !If [IsOn, true, !Ref "AWS::NoValue"]
        - !If
          - IsOn
          - A: 1
          -
            - 2
        - !Sub
          - db:${Part1}
          - Part1: !Split [":", !GetAtt Proxy.Arn]
        - !Sub '{"q":"${A}"}'
        - ../functions/x
        - !Equals [!Ref A, "on"]
        - !Join
          - ","
          -
            - !Ref A
        - |
          two
          lines
        "#);
    }

    #[test]
    fn maps_and_lists_nest() {
        let inner =
            Node::list([Node::map([("a", Node::Int(1)), ("b", Node::list([Node::text("x")]))]), Node::List(vec![])]);
        let node =
            Node::map([("list", inner), ("empty", Node::Map(vec![])), ("nested", Node::list([Node::texts(["y"])]))]);
        insta::assert_snapshot!(written(node), @r#"
        list:
          - a: 1
            b:
              - x
          - []
        empty: {}
        nested:
          -
            - "y"
        "#);
    }

    /// The long forms of what a reader of YAML found.
    fn long(value: serde_yaml::Value) -> serde_json::Value {
        use serde_yaml::Value;
        match value {
            Value::Tagged(tagged) => call(&tagged.tag.to_string(), long(tagged.value)),
            Value::Sequence(values) => values.into_iter().map(long).collect(),
            Value::Mapping(pairs) => {
                pairs.into_iter().map(|(key, value)| (key.as_str().unwrap().to_owned(), long(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }

    fn call(tag: &str, value: serde_json::Value) -> serde_json::Value {
        let (key, value) = match (tag, value.as_str().and_then(|text| text.split_once('.'))) {
            ("!Ref", _) => ("Ref".to_owned(), value),
            ("!GetAtt", Some((id, attribute))) => ("Fn::GetAtt".to_owned(), serde_json::json!([id, attribute])),
            _ => (format!("Fn::{}", tag.trim_start_matches('!')), value),
        };
        serde_json::Value::Object([(key, value)].into_iter().collect())
    }

    fn nodes() -> impl Strategy<Value = Node> {
        let texts = prop_oneof![
            "[a-z${}:,#'\"\\\\ \\n\\t0-9.=*&!|>%@-]{0,12}",
            "\\PC{0,6}",
            proptest::sample::select(vec![
                "no",
                "012",
                "2012-10-17",
                "1:30",
                "=",
                "~",
                "null",
                "<<",
                "- a",
                "a: b",
                "\u{85}",
                "a\n\n"
            ])
            .prop_map(str::to_owned),
        ];
        let leaf = prop_oneof![
            any::<bool>().prop_map(Node::Bool),
            (-1000i64..1000).prop_map(Node::Int),
            Just(Node::Number(0.5)),
            texts.clone().prop_map(Node::text),
            Just(Node::reference(LogicalId::new("A"))),
            Just(Node::att(LogicalId::new("A"), "Arn.X")),
            Just(Node::Pseudo(Pseudo::Region)),
            Just(Node::NoValue),
            texts.prop_map(|text| Node::joined([Node::text(text), Node::Pseudo(Pseudo::Region)])),
        ];
        leaf.prop_recursive(4, 40, 4, |inner| {
            let many = proptest::collection::vec(inner.clone(), 0..4);
            let pairs = proptest::collection::vec(("[a-z: '#]{1,6}", inner.clone()), 0..4).prop_map(|pairs| {
                let unique: indexmap::IndexMap<String, Node> = pairs.into_iter().collect();
                Node::Map(unique.into_iter().map(|(key, node)| (key.into(), node)).collect())
            });
            prop_oneof![
                many.clone().prop_map(Node::List),
                pairs,
                (inner.clone(), inner.clone()).prop_map(|(a, b)| Node::If(
                    LogicalId::new("IsOn"),
                    Box::new(a),
                    Box::new(b)
                )),
                inner.clone().prop_map(|node| Node::Select(1, Box::new(node))),
                inner.clone().prop_map(|node| Node::Split(":", Box::new(node))),
                inner.clone().prop_map(|node| Node::Join(",", Box::new(node))),
                inner.clone().prop_map(|node| Node::JsonText(Box::new(node))),
            ]
        })
    }

    /// The same value wherever a template has one.
    fn everywhere(node: Node) -> Template {
        let mut template = template(node.clone());
        template.mappings.insert(id("ByRegion"), Node::map([("us-east-1", Node::map([("A", node.clone())]))]));
        template.condition(id("IsOn"), Node::map([("Fn::Or", Node::list([node.clone(), node.clone()]))]));
        let waiting = Entry { condition: Some(id("IsOn")), ..Entry::new("AWS::X::Z", Span::NOWHERE) };
        let wait = Node::If(id("IsOn"), Box::new(Node::reference(id("Thing"))), Box::new(Node::NoValue));
        template.add(id("Other"), Entry { waits_for: vec![wait], ..waiting });
        let output =
            TemplateOutput { condition: Some(id("IsOn")), description: None, value: node, cause: Span::NOWHERE };
        template.outputs.insert(id("Out"), output);
        template
    }

    #[test]
    fn mappings_conditions_and_waits_have_their_places() {
        let template = everywhere(Node::Int(1));
        insta::assert_snapshot!(write(&template, &Writing::default()), @r#"
        AWSTemplateFormatVersion: "2010-09-09"
        Description: "shop: sells"

        Mappings:
          ByRegion:
            us-east-1:
              A: 1

        Conditions:
          IsOn: !Or [1, 1]

        Resources:
          Thing:
            Type: AWS::X::Y
            Properties:
              P: 1

          Other:
            Type: AWS::X::Z
            Condition: IsOn
            Metadata:
              WaitsFor:
                - !If [IsOn, !Ref Thing, !Ref "AWS::NoValue"]

        Outputs:
          Out:
            Condition: IsOn
            Value: 1
        "#);
    }

    proptest! {
        #[test]
        fn yaml_and_json_say_the_same(node in nodes()) {
            let template = everywhere(node);
            let writing = Writing::default();
            let yaml = write(&template, &writing);
            let read: serde_yaml::Value = serde_yaml::from_str(&yaml).map_err(|e| TestCaseError::fail(format!("{e}\n{yaml}")))?;
            let json: serde_json::Value = serde_json::from_str(&json::write(&template, &writing)).unwrap();
            prop_assert_eq!(long(read), json, "{}", yaml);
        }
    }
}
