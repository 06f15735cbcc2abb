//! Declarations, wirings and control structures.

use super::expressions::spoil;
use super::recover::leading_name;
use super::{Build, MAX_HEIGHT, peek};
use crate::diagnostics::syntax;
use crate::source::Span;
use crate::syntax::ast::{
    Allow, Defaults, Expr, For, If, Import, ImportName, Input, Item, ItemNode, Let, Moved, Name, Object, Output, Param,
    Pattern, Raw, Require, Resource, Service, Text, TypeAlias, Wire,
};
use crate::syntax::grammar::{Rule, is_keyword};
use pest::iterators::{Pair, Pairs};

impl<'i> Build<'i> {
    /// The items of a file or a block.
    pub(super) fn items(&mut self, pairs: &mut Pairs<'i, Rule>) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some(rule) = peek(pairs) {
            match rule {
                Rule::EOI => break,
                Rule::SLIP_SEPARATOR => {
                    let spoilt = self.missing_separator(pairs, Rule::BAD_ITEM, "declaration");
                    let last: Option<&mut Item> = items.last_mut();
                    spoil(last.and_then(value_of).filter(|_| spoilt));
                }
                _ => items.extend(self.item(pairs)),
            }
        }
        items
    }

    fn item(&mut self, pairs: &mut Pairs<'i, Rule>) -> Option<Item> {
        let mut allows = Vec::new();
        while let Some(annotation) = self.take(pairs, Rule::annotation) {
            allows.extend(self.annotation(annotation));
        }
        if peek(pairs) == Some(Rule::BAD_ITEM) {
            self.bad_item(pairs);
            return None;
        }
        let pair = pairs.next()?;
        let span = self.span(&pair);
        let doc = self.doc_before(span.start);
        let node = self.node(pair);
        self.idle_docs_before(span.end);
        let node = node?;
        Some(Item { doc, allows, node, span })
    }

    fn node(&mut self, pair: Pair<'i, Rule>) -> Option<ItemNode> {
        let rule = pair.as_rule();
        if matches!(rule, Rule::slip_assignment | Rule::slip_nameless | Rule::slip_bodyless) {
            return self.slip(pair);
        }
        if rule == Rule::resource {
            return self.resource(pair);
        }
        let mut pairs = pair.into_inner();
        let pairs = &mut pairs;
        Some(match rule {
            Rule::wire => ItemNode::Wire(self.wire(pairs)),
            Rule::service => ItemNode::Service(Service { name: self.declared(pairs), body: self.body(pairs) }),
            Rule::import => ItemNode::Import(self.import(pairs)),
            Rule::param => ItemNode::Param(self.parameter(pairs)),
            Rule::input => ItemNode::Input(self.input(pairs)),
            Rule::let_item => ItemNode::Let(self.let_item(pairs)),
            Rule::type_alias => ItemNode::Type(self.type_alias(pairs)),
            Rule::defaults => ItemNode::Defaults(Defaults { kind: self.plain_name(pairs), body: self.body(pairs) }),
            Rule::raw => ItemNode::Raw(self.raw(pairs)),
            Rule::pattern => ItemNode::Pattern(self.pattern(pairs)),
            Rule::if_item => ItemNode::If(self.if_item(pairs)),
            Rule::for_item => ItemNode::For(self.for_item(pairs)),
            Rule::output => ItemNode::Output(self.output(pairs)),
            Rule::moved => ItemNode::Moved(Moved { from: self.path(pairs), to: self.path(pairs) }),
            Rule::expect => ItemNode::Expect(self.claim(pairs)),
            Rule::require => ItemNode::Require(self.require(pairs)),
            _ => return None,
        })
    }

    /// `KIND NAME { … }`
    fn resource(&mut self, pair: Pair<'i, Rule>) -> Option<ItemNode> {
        if is_keyword(leading_name(pair.as_str())) {
            self.bad_declaration(&pair);
            return None;
        }
        let mut pairs = pair.into_inner();
        let kind = self.plain_name(&mut pairs);
        let name = self.declared(&mut pairs);
        Some(ItemNode::Resource(Resource { kind, name, body: self.body(&mut pairs) }))
    }

    /// A name that refers to something.
    fn plain_name(&self, pairs: &mut Pairs<'i, Rule>) -> Name {
        pairs.next().map_or_else(|| self.nobody(), |pair| self.name(&pair))
    }

    /// The object that comes next; an empty one behind the last pair where there is none.
    pub(super) fn body(&mut self, pairs: &mut Pairs<'i, Rule>) -> Object {
        self.take(pairs, Rule::object).map(|object| self.object(object).0).unwrap_or_default()
    }

    fn import(&mut self, pairs: &mut Pairs<'i, Rule>) -> Import {
        let names = pairs.next().map(|names| self.import_names(&mut names.into_inner())).unwrap_or_default();
        self.take(pairs, Rule::FROM);
        Import { names, from: self.quoted(pairs) }
    }

    fn import_names(&mut self, pairs: &mut Pairs<'i, Rule>) -> Vec<ImportName> {
        let mut names = Vec::new();
        while let Some(rule) = peek(pairs) {
            if rule == Rule::SLIP_SEPARATOR {
                self.missing_separator(pairs, Rule::BAD_ENTRY, "name");
                continue;
            }
            let Some(pair) = pairs.next() else { break };
            let mut inner = pair.into_inner();
            let name = self.plain_name(&mut inner);
            self.take(&mut inner, Rule::AS);
            let alias = (peek(&inner).is_some()).then(|| self.declared(&mut inner));
            names.push(ImportName { name, alias });
        }
        names
    }

    /// The string that comes next.
    fn quoted(&self, pairs: &mut Pairs<'i, Rule>) -> Text {
        let nothing = || Text { value: Default::default(), span: Span::NOWHERE };
        pairs.next().map_or_else(nothing, |pair| self.text(&pair))
    }

    /// `NAME: T = default`
    fn parameter(&mut self, pairs: &mut Pairs<'i, Rule>) -> Param {
        let name = self.declared(pairs);
        self.take(pairs, Rule::COLON);
        let ty = self.ty(pairs);
        let boundary = matches!(
            peek(pairs),
            None | Some(Rule::DECLARED | Rule::SLIP_SEPARATOR | Rule::STRAY_COMMA | Rule::BAD_PARAMETER)
        );
        let default = (!boundary).then(|| self.expr(pairs));
        Param { doc: None, name, ty, default }
    }

    fn input(&mut self, pairs: &mut Pairs<'i, Rule>) -> Input {
        let name = self.declared(pairs);
        self.take(pairs, Rule::COLON);
        let ty = self.ty(pairs);
        let nothing = Object { entries: Vec::new(), span: ty.span.after() };
        let body = if peek(pairs).is_some() { self.body(pairs) } else { nothing };
        Input { name, ty, body }
    }

    fn let_item(&mut self, pairs: &mut Pairs<'i, Rule>) -> Let {
        let name = self.declared(pairs);
        let ty = (peek(pairs) == Some(Rule::type_expr)).then(|| self.ty(pairs));
        self.assign(pairs, &name);
        Let { name, ty, value: self.expr(pairs) }
    }

    fn type_alias(&mut self, pairs: &mut Pairs<'i, Rule>) -> TypeAlias {
        let name = self.declared(pairs);
        self.assign(pairs, &name);
        TypeAlias { name, ty: self.ty(pairs) }
    }

    fn output(&mut self, pairs: &mut Pairs<'i, Rule>) -> Output {
        let name = self.declared(pairs);
        self.assign(pairs, &name);
        Output { name, value: self.expr(pairs) }
    }

    /// Passes over `=`; says so where it is `:`.
    fn assign(&mut self, pairs: &mut Pairs<'i, Rule>, name: &Name) {
        if let Some(colon) = self.take(pairs, Rule::SLIP_COLON) {
            let place = self.span(&colon);
            self.report(syntax::colon_for_equals(place, name.span, &name.text));
        } else {
            self.take(pairs, Rule::ASSIGN);
        }
    }

    fn raw(&mut self, pairs: &mut Pairs<'i, Rule>) -> Raw {
        let name = self.declared(pairs);
        self.take(pairs, Rule::COLON);
        Raw { name, ty: self.quoted(pairs), body: self.body(pairs) }
    }

    fn pattern(&mut self, pairs: &mut Pairs<'i, Rule>) -> Pattern {
        let name = self.declared(pairs);
        let params = pairs.next().map(|parameters| self.parameters(parameters)).unwrap_or_default();
        Pattern { name, params, body: self.block(pairs) }
    }

    fn parameters(&mut self, pair: Pair<'i, Rule>) -> Vec<Param> {
        let end = self.span(&pair).end;
        let mut pairs = pair.into_inner();
        let pairs = &mut pairs;
        let mut params = Vec::new();
        while let Some(rule) = peek(pairs) {
            match rule {
                Rule::SLIP_SEPARATOR => {
                    self.missing_separator(pairs, Rule::BAD_PARAMETER, "parameter");
                }
                Rule::STRAY_COMMA => self.stray_comma(pairs),
                Rule::BAD_PARAMETER => self.bad(pairs, Rule::parameter),
                _ => params.push(self.documented(pairs)),
            }
        }
        self.idle_docs_before(end);
        params
    }

    /// A parameter of a pattern, and what is said above it.
    fn documented(&mut self, pairs: &mut Pairs<'i, Rule>) -> Param {
        let doc = pairs.peek().and_then(|first| self.doc_before(self.span(&first).start));
        let param = self.parameter(pairs);
        let end = param.default.as_ref().map_or(param.ty.span.end, |default| default.span.end);
        self.idle_docs_before(end);
        Param { doc, ..param }
    }

    fn block(&mut self, pairs: &mut Pairs<'i, Rule>) -> Vec<Item> {
        self.take(pairs, Rule::block).map(|block| self.items(&mut block.into_inner())).unwrap_or_default()
    }

    fn for_item(&mut self, pairs: &mut Pairs<'i, Rule>) -> For {
        let variable = self.declared(pairs);
        self.take(pairs, Rule::IN);
        For { variable, list: self.expr(pairs), body: self.block(pairs) }
    }

    /// A chain of `else if` is flat in the text and nests in the tree.
    fn if_item(&mut self, pairs: &mut Pairs<'i, Rule>) -> If {
        let mut branches =
            vec![Branch { start: Span::NOWHERE, condition: self.expr(pairs), then: self.block(pairs), end: 0 }];
        while matches!(peek(pairs), Some(Rule::ELSE_IF | Rule::SLIP_ELIF)) {
            let start = self.else_if(pairs);
            let condition = self.expr(pairs);
            let end = pairs.peek().map_or(start.end, |block| self.span(&block).end);
            branches.push(Branch { start, condition, then: self.block(pairs), end });
        }
        let last = pairs.peek().map(|block| self.span(&block).end);
        let end = last.or_else(|| branches.last().map(|branch| branch.end)).unwrap_or_default();
        let otherwise = last.map(|_| self.block(pairs));
        self.nest(branches, otherwise, end)
    }

    /// The place of the `if` in `else if`.
    fn else_if(&mut self, pairs: &mut Pairs<'i, Rule>) -> Span {
        let Some(pair) = pairs.next() else { return Span::NOWHERE };
        let span = self.span(&pair);
        if pair.as_rule() == Rule::SLIP_ELIF {
            self.report(syntax::foreign_else_if(span, pair.as_str()));
            return span;
        }
        Span::new(span.end - 2, span.end)
    }

    /// Folds branches from the last to the first; what is beyond the greatest height is reported and left out.
    fn nest(&mut self, mut branches: Vec<Branch>, mut otherwise: Option<Vec<Item>>, end: u32) -> If {
        if let Some(beyond) = branches.get(MAX_HEIGHT as usize) {
            let span = beyond.start;
            self.report(syntax::too_many_branches(span, MAX_HEIGHT));
            branches.truncate(MAX_HEIGHT as usize);
            otherwise = None;
        }
        let mut rest = branches.split_off(1);
        while let Some(branch) = rest.pop() {
            let span = Span::new(branch.start.start, end);
            let node = ItemNode::If(If { condition: branch.condition, then: branch.then, otherwise });
            otherwise = Some(vec![Item { doc: None, allows: Vec::new(), node, span }]);
        }
        match branches.pop() {
            Some(first) => If { condition: first.condition, then: first.then, otherwise },
            None => If { condition: super::expressions::missing(Span::NOWHERE).expr, then: Vec::new(), otherwise },
        }
    }

    fn wire(&mut self, pairs: &mut Pairs<'i, Rule>) -> Wire {
        let mut stages = vec![self.chain(pairs).expr];
        while self.take(pairs, Rule::ARROW).is_some() {
            stages.push(self.chain(pairs).expr);
        }
        let options = (peek(pairs) == Some(Rule::object)).then(|| self.body(pairs));
        Wire { stages, options }
    }

    /// `old.path`
    fn path(&mut self, pairs: &mut Pairs<'i, Rule>) -> Vec<Name> {
        self.take(pairs, Rule::ARROW);
        let Some(path) = pairs.next() else { return Vec::new() };
        path.into_inner()
            .map(|pair| if pair.as_rule() == Rule::MEMBER { self.member(&pair) } else { self.name(&pair) })
            .collect()
    }

    /// The words of `expect …`.
    fn claim(&self, pairs: &mut Pairs<'i, Rule>) -> Text {
        let Some(pair) = pairs.next() else { return self.quoted(pairs) };
        let words = pair.as_str().trim_end();
        let start = pair.as_span().start();
        Text { value: words.into(), span: self.place(start, start + words.len()) }
    }

    /// `require cond else "why not"`
    fn require(&mut self, pairs: &mut Pairs<'i, Rule>) -> Require {
        let condition = self.expr(pairs);
        self.take(pairs, Rule::ELSE);
        Require { condition, otherwise: self.expr(pairs) }
    }

    /// `@allow(CODE, "why", until: "2027-01-01")`
    fn annotation(&mut self, pair: Pair<'i, Rule>) -> Option<Allow> {
        let span = self.span(&pair);
        let mut pairs = pair.into_inner();
        let word = self.plain_name(&mut pairs);
        if word.text != "allow" {
            self.report(syntax::unknown_annotation(word.span, &word.text));
            return None;
        }
        let Some(code) = pairs.next().map(|code| self.name(&code)) else {
            self.report(syntax::allow_without_code(span));
            return None;
        };
        let reason = (peek(&pairs) != Some(Rule::until)).then(|| pairs.next()).flatten();
        let reason = reason.map(|reason| self.any_text(reason));
        if reason.as_ref().is_none_or(|reason| reason.value.trim().is_empty()) {
            self.report(syntax::allow_without_reason(span, &code.text));
        }
        let until = pairs.next().and_then(|until| until.into_inner().next()).map(|day| self.any_text(day));
        Some(Allow { code, reason, until, span })
    }
}

/// The value at the end of a declaration.
fn value_of(item: &mut Item) -> Option<&mut Expr> {
    match &mut item.node {
        ItemNode::Let(declared) => Some(&mut declared.value),
        ItemNode::Output(output) => Some(&mut output.value),
        ItemNode::Require(require) => Some(&mut require.otherwise),
        ItemNode::Param(param) => param.default.as_mut(),
        _ => None,
    }
}

/// One `if` of a chain.
struct Branch {
    start: Span,
    condition: Expr,
    then: Vec<Item>,
    end: u32,
}
