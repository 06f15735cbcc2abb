//! Declarations, wirings and control structures.

use super::align::Form;
use super::groups::{Group, Layout, Place};
use super::weave::Weaver;
use crate::source::Span;
use crate::syntax::ast::{
    Allow, Expr, ExprNode, If, Import, ImportName, Item, ItemNode, Name, Object, Param, Pattern, Require, Text, Wire,
};
use crate::syntax::claim;

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
        self.begin_row();
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
                self.words(&[&resource.kind.text, " "]);
                self.cell(Form::Declaration);
                self.inline_before(resource.name.span.start);
                self.words(&[&resource.name.text, " "]);
                self.cell(Form::Declaration);
                self.object(&resource.body);
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
            ItemNode::Expect(claim) => self.claim(claim),
            ItemNode::Require(require) => self.require(require),
        }
    }

    /// A head and the object behind it.
    fn headed(&mut self, head: &[&str], body: &Object) {
        self.words(head);
        self.inline_behind(body.span.start);
        self.word(" ");
        self.object(body);
    }

    fn import(&mut self, import: &Import, span: Span) {
        let opener = self.find(b'{', span.start);
        let last = import.names.last().map_or(opener, |name| name.alias.as_ref().unwrap_or(&name.name).span.end);
        let closer = self.find(b'}', last);
        let place = |name: &ImportName| Place::from(name.name.span.to(name.alias.as_ref().unwrap_or(&name.name).span));
        let places = import.names.iter().map(place).collect();
        let span = Span::new(opener, closer + 1);
        let group = Group { brackets: ("{", "}"), span, places, padding: " ", commas: false };
        self.word("import ");
        self.group(&group, &mut |weaver, index, _| {
            if let Some(ImportName { name, alias }) = import.names.get(index) {
                weaver.import_name(name, alias.as_ref());
            }
        });
        self.inline_behind(self.find(b'f', closer));
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
        let closer = self.find(b')', pattern.params.last().map_or(opener, param_end));
        let places = pattern.params.iter().map(param_place).collect();
        let span = Span::new(opener, closer + 1);
        let group = Group { brackets: ("(", ")"), span, places, padding: "", commas: false };
        self.group(&group, &mut |weaver, index, layout| {
            let Some(param) = pattern.params.get(index) else { return };
            if layout == Layout::Spread {
                weaver.doc(param.doc.as_ref());
            }
            weaver.param(param);
        });
        self.block(&pattern.body, closer);
    }

    /// `require cond else "why not"`; the author may begin a line with `else`, and one that is too wide does.
    fn require(&mut self, require: &Require) {
        let (from, to) = (require.condition.span.end, require.otherwise.span.start);
        if self.broken(from, to) {
            return self.require_on(require, true);
        }
        let mark = self.attempt();
        self.require_on(require, false);
        if mark.is_some_and(|mark| self.failed(mark)) {
            self.require_on(require, true);
        }
    }

    fn require_on(&mut self, require: &Require, two_lines: bool) {
        let Require { condition, otherwise } = require;
        self.word("require ");
        self.expr(condition);
        let at = self.find(b'e', condition.span.end);
        self.inline_between(condition.span.end, at);
        if !two_lines {
            self.word(" else ");
            return self.expr(otherwise);
        }
        self.continued(condition.span.end, at, |weaver| {
            weaver.word("else ");
            weaver.expr(otherwise);
        });
    }

    /// The words of a claim, with one blank between them.
    fn claim(&mut self, claim: &Text) {
        self.word("expect ");
        let mut tight = true;
        for word in claim::of(&claim.value, claim.span.start) {
            let mark = match word.sort {
                claim::Sort::Mark(mark) => Some(mark),
                _ => None,
            };
            self.word(if tight || mark.is_some() { "" } else { " " });
            self.inline_before(word.span.start);
            self.word(self.written(word.span));
            tight = mark.is_some_and(|mark| mark != ']');
        }
    }

    /// `{ items }`, whose opener stands behind `from`; gives the place of the closer.
    fn block(&mut self, items: &[Item], from: u32) -> u32 {
        let opener = self.find(b'{', from);
        let closer = self.find(b'}', items.last().map_or(opener + 1, |item| item.span.end));
        if items.is_empty() && !self.comment_between(opener, closer) {
            self.word(" {}");
            return closer;
        }
        self.inline_behind(opener);
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

    /// `a -> b -> c { options }`; the author may begin a line with an arrow. A chain that is too wide opens its lists, or, where
    /// it has none, begins a line with each arrow.
    fn wire(&mut self, wire: &Wire) {
        let mark = self.attempt();
        self.chain(&wire.stages, false);
        if mark.is_some_and(|mark| self.failed(mark)) {
            let opens = wire.stages.iter().any(|stage| matches!(stage.node, ExprNode::List(_) | ExprNode::Call(..)));
            self.chain(&wire.stages, !opens);
        }
        if let Some(options) = &wire.options {
            self.inline_behind(options.span.start);
            self.word(" ");
            self.object(options);
        }
    }

    fn chain(&mut self, stages: &[Expr], broken: bool) {
        let mut before: Option<u32> = None;
        for (index, stage) in stages.iter().enumerate() {
            match before {
                Some(end) if broken || self.broken(end, stage.span.start) => {
                    self.continued(end, stage.span.start, |weaver| {
                        weaver.word("-> ");
                        weaver.stage(stage);
                    });
                }
                Some(end) => {
                    self.inline_behind(self.find(b'-', end));
                    self.word(" ");
                    if index == 1 {
                        self.cell(Form::Wire);
                    }
                    self.word("-> ");
                    self.stage(stage);
                }
                None => self.stage(stage),
            }
            before = Some(stage.span.end);
        }
    }
}

fn path(names: &[Name]) -> String {
    names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
}

fn param_end(param: &Param) -> u32 {
    param.default.as_ref().map_or(param.ty.span.end, |default| default.span.end)
}

/// A documented parameter has a line of its own, as its text ends with the line.
fn param_place(param: &Param) -> Place {
    let span = Span::new(param.name.span.start, param_end(param));
    Place { first: param.doc.as_ref().map_or(span.start, |doc| doc.span.start), span }
}
