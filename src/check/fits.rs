//! Whether a type can be what is wanted. Where that cannot be told, it can.

use crate::diagnostics::suggest::article;
use crate::model::shape::{Shape, Text};
use crate::model::ty::Ty;

/// Whether a value of a type can be one of another type.
pub fn assignable(from: &Ty, to: &Ty) -> bool {
    match (from, to) {
        (Ty::Unknown, _) | (_, Ty::Unknown) => true,
        (Ty::Union(types), _) => types.iter().any(|ty| assignable(ty, to)),
        (_, Ty::Union(types)) => types.iter().any(|ty| assignable(from, ty)),
        (Ty::None, Ty::Optional(_)) => true,
        (Ty::Optional(inner), Ty::Optional(_)) => assignable(inner, to),
        (Ty::Optional(inner), _) => assignable(inner, to),
        (_, Ty::Optional(inner)) => assignable(from, inner),
        (Ty::Deferred(inner), Ty::Deferred(wanted)) => assignable(inner, wanted),
        (Ty::Deferred(_), Ty::Json) => true,
        (Ty::Deferred(_), _) => false,
        (_, Ty::Deferred(wanted)) => assignable(from, wanted),
        (Ty::Literal(a), Ty::Literal(b)) => a == b,
        (Ty::Literal(_), Ty::String) | (Ty::String, Ty::Literal(_)) | (Ty::Int, Ty::Number) => true,
        (Ty::Literal(_) | Ty::String | Ty::Int | Ty::Number | Ty::Bool, Ty::Json) => true,
        (Ty::List(_) | Ty::Object(_) | Ty::Map(_), Ty::Json) => true,
        (Ty::List(a), Ty::List(b)) | (Ty::Map(a), Ty::Map(b)) => assignable(a, b),
        (Ty::Object(fields), Ty::Map(wanted)) => fields.iter().all(|(.., ty)| assignable(ty, wanted)),
        (Ty::Map(_), Ty::Object(_)) => true,
        (Ty::Object(has), Ty::Object(wants)) => {
            let found = |name: &str| has.iter().find(|(known, ..)| known == name).map(|(.., ty)| ty);
            wants.iter().all(|(name, optional, ty)| found(name).map_or(*optional, |found| assignable(found, ty)))
                && has.iter().all(|(name, ..)| wants.iter().any(|(known, ..)| known == name))
        }
        (Ty::Kind(a), Ty::Kind(b)) => a == b,
        (Ty::Kind(a), Ty::Port(b, port)) => a == b && port.name.is_empty(),
        (Ty::Kind(kind), Ty::Source) => kind.output("").is_some(),
        (Ty::Kind(kind), Ty::Target) => kind.input("").is_some(),
        (Ty::Port(kind, port), Ty::Source) => kind.output(port.name).is_some(),
        (Ty::Port(kind, port), Ty::Target) => kind.input(port.name).is_some(),
        (Ty::Port(a, p), Ty::Port(b, q)) => a == b && p.name == q.name,
        (a, b) => a == b,
    }
}

/// Whether a value of a type can be what a shape accepts.
pub fn shaped(ty: &Ty, shape: &Shape) -> bool {
    match (shape, ty) {
        (_, Ty::Unknown) => true,
        (_, Ty::Union(types)) => types.iter().any(|ty| shaped(ty, shape)),
        (_, Ty::Optional(inner)) => shaped(inner, shape),
        (Shape::Either(shapes), _) => shapes.iter().any(|shape| shaped(ty, shape)),
        // `none` leaves an attribute unset, wherever it comes from.
        (Shape::Off, Ty::None) => true,
        (Shape::Text(Text { now: false, .. }) | Shape::Number(..) | Shape::Json, Ty::Deferred(_)) => true,
        (Shape::Text(_) | Shape::OneOf(_) | Shape::File, Ty::String | Ty::Literal(_)) => true,
        (Shape::Int(..), Ty::Int) | (Shape::Number(..), Ty::Int | Ty::Number) | (Shape::Bool, Ty::Bool) => true,
        (Shape::Duration(..), Ty::Duration) | (Shape::Size(..), Ty::Size) | (Shape::Percent, Ty::Percent) => true,
        (Shape::Json, Ty::String | Ty::Literal(_) | Ty::Int | Ty::Number | Ty::Bool | Ty::None | Ty::Json) => true,
        (Shape::Json, Ty::List(_) | Ty::Object(_) | Ty::Map(_)) => true,
        (Shape::List(inner, ..), Ty::List(element)) => shaped(element, inner),
        (Shape::Map(inner), Ty::Map(entry)) => shaped(entry, inner),
        (Shape::Map(inner), Ty::Object(fields)) => fields.iter().all(|(.., ty)| shaped(ty, inner)),
        (Shape::Object(_) | Shape::Fields, Ty::Object(_) | Ty::Map(_)) => true,
        (Shape::List(..) | Shape::Map(_) | Shape::Object(_) | Shape::Fields, Ty::Json) => true,
        (Shape::Kind(wanted), Ty::Kind(kind)) => kind.name == *wanted,
        (Shape::Instance(wanted), Ty::Kind(kind) | Ty::Placed(kind)) => wanted.contains(&kind.name),
        (Shape::Route(wanted), Ty::Port(kind, port)) => kind.name == *wanted && port.routes,
        (Shape::Target, Ty::Kind(_) | Ty::Port(..) | Ty::Target) => true,
        (Shape::Condition, Ty::Condition) => true,
        _ => false,
    }
}

/// A type in the words of messages.
pub fn word(ty: &Ty) -> String {
    match ty {
        Ty::Unknown => "a mistake".to_owned(),
        Ty::None => "`none`".to_owned(),
        Ty::String | Ty::Literal(_) => "text".to_owned(),
        Ty::Int => "a whole number".to_owned(),
        Ty::Number => "a number".to_owned(),
        Ty::Bool => "a truth value".to_owned(),
        Ty::Duration => "a duration".to_owned(),
        Ty::Size => "a size".to_owned(),
        Ty::Percent => "a percentage".to_owned(),
        Ty::List(_) => "a list".to_owned(),
        Ty::Object(_) | Ty::Map(_) => "an object".to_owned(),
        Ty::Kind(kind) => article(kind.name),
        Ty::Placed(kind) => format!("{} in one region", article(kind.name)),
        Ty::Port(kind, port) => format!("the port `{}.{}`", kind.name, port.name),
        Ty::Pattern(name) => format!("an instance of the pattern `{name}`"),
        Ty::Metric => "a metric".to_owned(),
        Ty::Condition => "a comparison of a metric".to_owned(),
        Ty::Deferred(_) => "a deferred value".to_owned(),
        other => format!("`{other}`"),
    }
}
