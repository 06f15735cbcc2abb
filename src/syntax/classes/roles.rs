//! The roles of names, from the tree.

use super::{Class, signs};
use crate::source::{SourceMap, Span};
use crate::syntax::ast::{
    Allow, Expr, ExprNode, File, If, Import, Item, ItemNode, Name, Object, Param, Part, Pattern, TypeExpr, TypeNode,
};
use crate::syntax::claim;
use std::collections::{BTreeMap, BTreeSet};

/// How the one annotation of the language begins.
pub const ANNOTATION: &str = "@allow";

/// The words that are keywords where the tree holds no name for them.
pub const KEYWORDS: [&str; 20] = [
    "as", "defaults", "deferred", "else", "expect", "for", "from", "if", "import", "in", "input", "let", "moved",
    "output", "param", "pattern", "require", "resource", "service", "type",
];

/// The class of a word that the tree does not know as a name.
pub fn of_a_word(word: &str) -> Class {
    if KEYWORDS.contains(&word) { Class::Keyword } else { Class::Name }
}

/// The roles of the names of a file, by the places where they begin.
#[derive(Default)]
pub struct Roles<'t> {
    text: &'t str,
    base: u32,
    known: BTreeMap<u32, (Class, u32)>,
    annotations: BTreeSet<u32>,
}

impl Roles<'_> {
    /// The class of the name that begins here, and its end.
    pub fn at(&self, place: u32) -> Option<(Class, u32)> {
        self.known.get(&place).copied()
    }

    /// Whether an annotation begins here.
    pub fn is_annotation(&self, place: u32) -> bool {
        self.annotations.contains(&place)
    }
}

/// The roles of the names of a file.
pub fn of<'t>(sources: &'t SourceMap, file: &File) -> Roles<'t> {
    let mut roles = Roles { text: sources.text(file.span), base: file.span.start, ..Roles::default() };
    roles.items(&file.items);
    roles
}

impl Roles<'_> {
    fn name(&mut self, class: Class, name: &Name) {
        self.word(class, name.span);
    }

    fn word(&mut self, class: Class, span: Span) {
        if !span.is_nowhere() {
            self.known.insert(span.start, (class, span.end));
        }
    }

    fn items(&mut self, items: &[Item]) {
        for item in items {
            item.allows.iter().for_each(|allow| self.allow(allow));
            self.item(item);
        }
    }

    fn allow(&mut self, allow: &Allow) {
        self.annotations.insert(allow.span.start);
        self.name(Class::Constant, &allow.code);
        if let Some(until) = &allow.until {
            let between =
                Span::new(allow.reason.as_ref().map_or(allow.code.span, |reason| reason.span).end, until.span.start);
            self.first_word(Class::Key, between);
        }
    }

    /// The first word in a stretch of the text: one that the tree holds no place for, or the only one in parentheses.
    fn first_word(&mut self, class: Class, within: Span) {
        let offset = |at: u32| at.saturating_sub(self.base) as usize;
        let text = self.text.get(offset(within.start)..offset(within.end)).unwrap_or_default();
        let words = signs::tokens(text, within.start, &Roles::default());
        let word = words.iter().find(|token| matches!(token.class, Class::Name | Class::Keyword));
        word.iter().for_each(|word| self.word(class, word.span));
    }

    fn item(&mut self, item: &Item) {
        match &item.node {
            ItemNode::Service(service) => self.declared(&service.name, &service.body),
            ItemNode::Import(import) => self.import(import),
            ItemNode::Param(param) => self.param(param),
            ItemNode::Input(input) => {
                self.declared(&input.name, &input.body);
                self.ty(&input.ty);
            }
            ItemNode::Let(declared) => {
                self.name(Class::Declared, &declared.name);
                declared.ty.iter().for_each(|ty| self.ty(ty));
                self.expr(&declared.value);
            }
            ItemNode::Type(alias) => {
                self.name(Class::Type, &alias.name);
                self.ty(&alias.ty);
            }
            ItemNode::Resource(resource) => {
                self.name(Class::Kind, &resource.kind);
                self.declared(&resource.name, &resource.body);
            }
            ItemNode::Defaults(defaults) => {
                self.name(Class::Kind, &defaults.kind);
                self.object(&defaults.body);
            }
            ItemNode::Raw(raw) => self.declared(&raw.name, &raw.body),
            ItemNode::Pattern(pattern) => self.pattern(pattern),
            ItemNode::If(branch) => self.branch(branch),
            ItemNode::For(each) => {
                self.name(Class::Declared, &each.variable);
                self.expr(&each.list);
                self.items(&each.body);
            }
            ItemNode::Wire(wire) => {
                wire.stages.iter().for_each(|stage| self.expr(stage));
                wire.options.iter().for_each(|options| self.object(options));
            }
            ItemNode::Output(output) => {
                self.name(Class::Declared, &output.name);
                self.expr(&output.value);
            }
            ItemNode::Moved(moved) => [&moved.from, &moved.to].into_iter().for_each(|path| self.path(path)),
            ItemNode::Expect(claim) => self.claim(&claim.value, claim.span),
            ItemNode::Require(require) => {
                self.expr(&require.condition);
                self.expr(&require.otherwise);
            }
        }
    }

    fn declared(&mut self, name: &Name, body: &Object) {
        self.name(Class::Declared, name);
        self.object(body);
    }

    fn import(&mut self, import: &Import) {
        for name in &import.names {
            self.name(Class::Name, &name.name);
            name.alias.iter().for_each(|alias| self.name(Class::Name, alias));
        }
    }

    fn pattern(&mut self, pattern: &Pattern) {
        self.name(Class::Declared, &pattern.name);
        pattern.params.iter().for_each(|param| self.param(param));
        self.items(&pattern.body);
    }

    fn param(&mut self, param: &Param) {
        self.name(Class::Declared, &param.name);
        self.ty(&param.ty);
        param.default.iter().for_each(|value| self.expr(value));
    }

    fn branch(&mut self, branch: &If) {
        self.expr(&branch.condition);
        self.items(&branch.then);
        branch.otherwise.iter().for_each(|items| self.items(items));
    }

    fn path(&mut self, path: &[Name]) {
        for (index, name) in path.iter().enumerate() {
            self.name(if index == 0 { Class::Name } else { Class::Member }, name);
        }
    }

    /// The subject of a claim is a name, whatever it is called.
    fn claim(&mut self, text: &str, span: Span) {
        let mut mark = None;
        for (index, word) in claim::of(text, span.start).iter().enumerate() {
            match &word.sort {
                claim::Sort::Name(_) if mark == Some('.') => self.word(Class::Member, word.span),
                claim::Sort::Name(name) if index > 0 && claim::WORDS.contains(&name.as_str()) => {
                    self.word(Class::Keyword, word.span);
                }
                claim::Sort::Name(_) => self.word(Class::Name, word.span),
                _ => {}
            }
            mark = match word.sort {
                claim::Sort::Mark(mark) => Some(mark),
                _ => None,
            };
        }
    }

    fn object(&mut self, object: &Object) {
        for entry in &object.entries {
            self.name(Class::Key, &entry.key);
            self.expr(&entry.value);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.node {
            ExprNode::Name(_) => self.first_word(Class::Name, expr.span),
            ExprNode::Bool(_) | ExprNode::None => self.first_word(Class::Constant, expr.span),
            ExprNode::Member(base, member) => {
                self.expr(base);
                self.name(Class::Member, member);
            }
            ExprNode::Index(left, right)
            | ExprNode::Binary(_, left, right)
            | ExprNode::InRegion(left, right)
            | ExprNode::Lasting(left, right) => {
                self.expr(left);
                self.expr(right);
            }
            ExprNode::Unary(_, value) => self.expr(value),
            ExprNode::List(values) => values.iter().for_each(|value| self.expr(value)),
            ExprNode::Object(object) => self.object(object),
            ExprNode::Conditional(condition, then, otherwise) => {
                [condition, then, otherwise].into_iter().for_each(|value| self.expr(value));
            }
            ExprNode::Call(name, arguments) => {
                self.name(Class::Function, name);
                for argument in arguments {
                    argument.name.iter().for_each(|name| self.name(Class::Key, name));
                    self.expr(&argument.value);
                }
            }
            ExprNode::Comprehension(comprehension) => {
                self.name(Class::Declared, &comprehension.variable);
                self.expr(&comprehension.list);
                comprehension.condition.iter().for_each(|condition| self.expr(condition));
                self.expr(&comprehension.body);
            }
            ExprNode::Template(parts) => parts.iter().for_each(|part| match part {
                Part::Expr(value) => self.expr(value),
                Part::Text(_) => {}
            }),
            ExprNode::Int(_)
            | ExprNode::Number(_)
            | ExprNode::Duration(_)
            | ExprNode::Size(_)
            | ExprNode::Percent(_)
            | ExprNode::Missing => {}
        }
    }

    fn ty(&mut self, ty: &TypeExpr) {
        match &ty.node {
            TypeNode::Name(_) => self.word(Class::Type, ty.span),
            TypeNode::Port(kind, port) => {
                self.name(Class::Type, kind);
                self.name(Class::Member, port);
            }
            TypeNode::Union(types) => types.iter().for_each(|ty| self.ty(ty)),
            TypeNode::Optional(inner) | TypeNode::List(inner) | TypeNode::Deferred(inner) => self.ty(inner),
            TypeNode::Map(inner) => {
                self.first_word(Class::Key, Span::new(ty.span.start, inner.span.start));
                self.ty(inner);
            }
            TypeNode::Object(fields) => {
                for field in fields {
                    self.name(Class::Key, &field.name);
                    self.ty(&field.ty);
                }
            }
            TypeNode::Literal(_) | TypeNode::Missing => {}
        }
    }
}
