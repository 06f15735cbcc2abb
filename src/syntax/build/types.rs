//! Types as written.

use super::{Build, peek};
use crate::syntax::ast::{TypeExpr, TypeField, TypeNode};
use crate::syntax::grammar::Rule;
use pest::iterators::{Pair, Pairs};

impl<'i> Build<'i> {
    /// The type that the next pair is.
    pub(super) fn ty(&mut self, pairs: &mut Pairs<'i, Rule>) -> TypeExpr {
        let Some(pair) = pairs.next() else { return absent() };
        let span = self.span(&pair);
        let mut terms: Vec<TypeExpr> = pair.into_inner().map(|term| self.term(term)).collect();
        if terms.len() == 1 {
            return terms.pop().unwrap_or_else(absent);
        }
        TypeExpr { node: TypeNode::Union(terms), span }
    }

    /// `T`, `T?`, `deferred T`
    fn term(&mut self, pair: Pair<'i, Rule>) -> TypeExpr {
        let span = self.span(&pair);
        let mut pairs = pair.into_inner();
        let deferred = self.take(&mut pairs, Rule::DEFERRED).is_some();
        let mut ty = self.atom(&mut pairs);
        if let Some(sign) = self.take(&mut pairs, Rule::OPTIONAL) {
            let span = ty.span.to(self.span(&sign));
            ty = TypeExpr { node: TypeNode::Optional(Box::new(ty)), span };
        }
        if deferred {
            ty = TypeExpr { node: TypeNode::Deferred(Box::new(ty)), span };
        }
        ty
    }

    fn atom(&mut self, pairs: &mut Pairs<'i, Rule>) -> TypeExpr {
        if peek(pairs) == Some(Rule::type_expr) {
            return self.ty(pairs);
        }
        let Some(pair) = pairs.next() else { return absent() };
        let span = self.span(&pair);
        let node = match pair.as_rule() {
            Rule::TYPE_NAME => TypeNode::Name(pair.as_str().into()),
            Rule::PLAIN => TypeNode::Literal(self.text(&pair).value),
            Rule::type_list => TypeNode::List(Box::new(self.ty(&mut pair.into_inner()))),
            Rule::type_object => self.object_type(pair),
            Rule::type_port => self.port(&mut pair.into_inner()),
            _ => TypeNode::Missing,
        };
        TypeExpr { node, span }
    }

    /// `table.write`
    fn port(&self, pairs: &mut Pairs<'i, Rule>) -> TypeNode {
        match (pairs.next(), pairs.next()) {
            (Some(kind), Some(port)) => TypeNode::Port(self.name(&kind), self.member(&port)),
            _ => TypeNode::Missing,
        }
    }

    /// `{ a: T, b?: T }`; a single field called `string` makes it a map: `{string: T}`.
    fn object_type(&mut self, pair: Pair<'i, Rule>) -> TypeNode {
        let mut fields: Vec<TypeField> = pair.into_inner().map(|field| self.field(field)).collect();
        let map = matches!(fields.as_slice(), [only] if only.name.text == "string" && !only.optional);
        match fields.pop() {
            Some(only) if map => TypeNode::Map(Box::new(only.ty)),
            last => TypeNode::Object(fields.into_iter().chain(last).collect()),
        }
    }

    fn field(&mut self, pair: Pair<'i, Rule>) -> TypeField {
        let mut pairs = pair.into_inner();
        let name = match pairs.next() {
            Some(key) => self.key(key),
            None => self.nobody(),
        };
        let optional = self.take(&mut pairs, Rule::OPTIONAL).is_some();
        TypeField { name, optional, ty: self.ty(&mut pairs) }
    }
}

fn absent() -> TypeExpr {
    TypeExpr { node: TypeNode::Missing, span: crate::source::Span::NOWHERE }
}
