//! Declarations, wirings and control structures.

use super::weave::Weaver;
use crate::source::Span;
use crate::syntax::ast::{Allow, If, Import, Item, ItemNode, Name, Object, Param, Pattern, Text, Wire};

impl Weaver<'_> {
    /// Items, each on lines of its own.
    pub fn items(&mut self, items: &[Item]) {
        for item in items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &Item) {
        let doc = item.doc.iter().map(|doc| doc.span.start);
        let first = doc.chain(item.allows.iter().map(|allow| allow.span.start)).min();
        self.begin_below(first.unwrap_or(item.span.start), item.span.start);
        self.doc(item.doc.as_ref());
        for allow in &item.allows {
            self.annotation(allow);
            self.new_line();
        }
        self.declaration(&item.node, item.span);
        self.end(item.span.end);
    }

    /// `/// …`, line by line.
    fn doc(&mut self, doc: Option<&Text>) {
        for line in doc.iter().flat_map(|doc| doc.value.split('\n')) {
            self.words(&["///", if line.is_empty() { "" } else { " " }, line]);
            self.new_line();
        }
    }

    /// `@allow(CODE, "why", until: "2027-01-01")`
    fn annotation(&mut self, allow: &Allow) {
        self.words(&["@allow(", &allow.code.text]);
        if let Some(reason) = &allow.reason {
            self.word(", ");
            self.verbatim(reason.span);
        }
        if let Some(until) = &allow.until {
            self.word(", until: ");
            self.verbatim(until.span);
        }
        self.word(")");
    }

    fn declaration(&mut self, node: &ItemNode, span: Span) {
        match node {
            ItemNode::Service(service) => self.headed(&["service ", &service.name.text], &service.body),
            ItemNode::Import(import) => self.import(import, span),
            ItemNode::Param(param) => {
                self.word("param ");
                self.param(param);
            }
            ItemNode::Input(input) => {
                self.words(&["input ", &input.name.text, ": "]);
                self.ty(&input.ty);
                if input.body.span.start < input.body.span.end {
                    self.word(" ");
                    self.object(&input.body);
                }
            }
            ItemNode::Let(declared) => {
                self.words(&["let ", &declared.name.text]);
                if let Some(ty) = &declared.ty {
                    self.word(": ");
                    self.ty(ty);
                }
                self.word(" = ");
                self.expr(&declared.value);
            }
            ItemNode::Type(alias) => {
                self.words(&["type ", &alias.name.text, " = "]);
                self.ty(&alias.ty);
            }
            ItemNode::Resource(resource) => {
                self.headed(&[&resource.kind.text, " ", &resource.name.text], &resource.body);
            }
            ItemNode::Defaults(defaults) => self.headed(&["defaults ", &defaults.kind.text], &defaults.body),
            ItemNode::Raw(raw) => {
                self.words(&["resource ", &raw.name.text, ": "]);
                self.verbatim(raw.ty.span);
                self.headed(&[], &raw.body);
            }
            ItemNode::Pattern(pattern) => self.pattern(pattern),
            ItemNode::If(branch) => self.branch(branch),
            ItemNode::For(each) => {
                self.words(&["for ", &each.variable.text, " in "]);
                self.expr(&each.list);
                self.block(&each.body, each.list.span.end);
            }
            ItemNode::Wire(wire) => self.wire(wire),
            ItemNode::Output(output) => {
                self.words(&["output ", &output.name.text, " = "]);
                self.expr(&output.value);
            }
            ItemNode::Moved(moved) => {
                self.words(&["moved ", &path(&moved.from), " -> ", &path(&moved.to)]);
            }
            ItemNode::Expect(claim) => self.words(&["expect ", &claim.value]),
            ItemNode::Require(require) => {
                self.word("require ");
                self.expr(&require.condition);
                self.word(" else ");
                self.expr(&require.otherwise);
            }
        }
    }

    fn words(&mut self, words: &[&str]) {
        for word in words {
            self.word(word);
        }
    }

    /// A head and the object behind it.
    fn headed(&mut self, head: &[&str], body: &Object) {
        self.words(head);
        self.word(" ");
        self.object(body);
    }

    fn import(&mut self, import: &Import, span: Span) {
        let opener = self.find(b'{', span.start);
        let broken = import.names.first().is_some_and(|first| self.broken(opener, first.name.span.start));
        self.word("import ");
        if broken {
            self.open("{", opener + 1);
            for name in &import.names {
                self.begin(name.name.span.start);
                self.import_name(&name.name, name.alias.as_ref());
                self.end(name.alias.as_ref().unwrap_or(&name.name).span.end);
            }
            let last = import.names.last().map_or(opener, |name| name.alias.as_ref().unwrap_or(&name.name).span.end);
            let closer = self.find(b'}', last);
            self.close("}", closer);
        } else {
            self.word("{");
            for (index, name) in import.names.iter().enumerate() {
                self.word(if index == 0 { " " } else { ", " });
                self.import_name(&name.name, name.alias.as_ref());
            }
            self.word(if import.names.is_empty() { "}" } else { " }" });
        }
        self.word(" from ");
        self.verbatim(import.from.span);
    }

    fn import_name(&mut self, name: &Name, alias: Option<&Name>) {
        self.word(&name.text);
        if let Some(alias) = alias {
            self.words(&[" as ", &alias.text]);
        }
    }

    /// `NAME: T = default`
    fn param(&mut self, param: &Param) {
        self.words(&[&param.name.text, ": "]);
        self.ty(&param.ty);
        if let Some(default) = &param.default {
            self.word(" = ");
            self.expr(default);
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        self.words(&["pattern ", &pattern.name.text]);
        let opener = self.find(b'(', pattern.name.span.end);
        let documented = pattern.params.iter().any(|param| param.doc.is_some());
        let broken =
            documented || pattern.params.first().is_some_and(|first| self.broken(opener, first.name.span.start));
        let end = pattern.params.last().map_or(opener, param_end);
        let closer = self.find(b')', end);
        if broken {
            self.open("(", opener + 1);
            for param in &pattern.params {
                let start = param.name.span.start;
                self.begin_below(param.doc.as_ref().map_or(start, |doc| doc.span.start), start);
                self.doc(param.doc.as_ref());
                self.param(param);
                self.end(param_end(param));
            }
            self.close(")", closer);
        } else {
            self.word("(");
            for (index, param) in pattern.params.iter().enumerate() {
                self.word(if index == 0 { "" } else { ", " });
                self.param(param);
            }
            self.word(")");
        }
        self.block(&pattern.body, closer);
    }

    /// `{ items }`, whose opener stands behind `from`; gives the place of the closer.
    fn block(&mut self, items: &[Item], from: u32) -> u32 {
        let opener = self.find(b'{', from);
        let closer = self.find(b'}', items.last().map_or(opener + 1, |item| item.span.end));
        if items.is_empty() && !self.comment_between(opener, closer) {
            self.word(" {}");
            return closer;
        }
        self.word(" ");
        self.open("{", opener + 1);
        self.items(items);
        self.close("}", closer);
        closer
    }

    fn branch(&mut self, branch: &If) {
        let mut branch = branch;
        self.word("if ");
        loop {
            self.expr(&branch.condition);
            let closer = self.block(&branch.then, branch.condition.span.end);
            let Some(otherwise) = &branch.otherwise else { return };
            self.word(" else");
            let [Item { doc: None, allows, node: ItemNode::If(next), .. }] = otherwise.as_slice() else {
                self.block(otherwise, closer + 1);
                return;
            };
            if !allows.is_empty() {
                self.block(otherwise, closer + 1);
                return;
            }
            self.word(" if ");
            branch = next;
        }
    }

    /// `a -> b -> c { options }`; the author may begin a line with an arrow.
    fn wire(&mut self, wire: &Wire) {
        let mut before: Option<u32> = None;
        for stage in &wire.stages {
            match before {
                Some(end) if self.broken(end, stage.span.start) => self.continued(|weaver| {
                    weaver.word("-> ");
                    weaver.stage(stage);
                }),
                Some(_) => {
                    self.word(" -> ");
                    self.stage(stage);
                }
                None => self.stage(stage),
            }
            before = Some(stage.span.end);
        }
        if let Some(options) = &wire.options {
            self.word(" ");
            self.object(options);
        }
    }
}

fn path(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
}

fn param_end(param: &Param) -> u32 {
    param.default.as_ref().map_or(param.ty.span.end, |default| default.span.end)
}
