//! Types as authors write them on parameters, inputs and patterns, with their names resolved.

use super::kind::{Kind, Port};
use ecow::EcoString;
use std::fmt;
use std::sync::Arc;

/// A type.
#[derive(Debug, Clone, PartialEq)]
pub enum Ty {
    /// The type of a mistake that was reported: fits everywhere.
    Unknown,
    /// `none`
    None,
    /// `string`
    String,
    /// `int`
    Int,
    /// `number`
    Number,
    /// `bool`
    Bool,
    /// `duration`
    Duration,
    /// `size`
    Size,
    /// `percent`
    Percent,
    /// `json`
    Json,
    /// `"dev"`
    Literal(EcoString),
    /// `A | B`
    Union(Arc<[Ty]>),
    /// `T?`
    Optional(Arc<Ty>),
    /// `[T]`
    List(Arc<Ty>),
    /// `{ a: T, b?: T }`: name, whether it may be left out, type.
    Object(Arc<[(EcoString, bool, Ty)]>),
    /// `{string: T}`
    Map(Arc<Ty>),
    /// A resource of a kind.
    Kind(&'static Kind),
    /// A resource of a kind in one of its regions.
    Placed(&'static Kind),
    /// A port of a kind.
    Port(&'static Kind, &'static Port),
    /// Anything that arrows can start from.
    Source,
    /// Anything that arrows can end at.
    Target,
    /// An instance of a pattern.
    Pattern(EcoString),
    /// A metric of a resource.
    Metric,
    /// A comparison of a metric.
    Condition,
    /// Known only at deployment.
    Deferred(Arc<Ty>),
}

/// How many parts a type may have.
const LARGEST: usize = 1000;

impl Ty {
    /// The type behind `deferred` and `?`.
    pub fn plain(&self) -> &Ty {
        match self {
            Ty::Deferred(inner) | Ty::Optional(inner) => inner.plain(),
            other => other,
        }
    }

    /// Whether it is known only at deployment.
    pub fn is_deferred(&self) -> bool {
        matches!(self, Ty::Deferred(_))
    }

    /// The type, or [`Ty::Unknown`] where it has more parts than anybody would write: a type that refers to another one
    /// twice, and so on, would double with each step.
    pub fn bounded(self) -> Ty {
        if self.parts(0) > LARGEST { Ty::Unknown } else { self }
    }

    /// How many parts it has beside those counted so far; counting ends above [`LARGEST`].
    fn parts(&self, before: usize) -> usize {
        let here = before + 1;
        if here > LARGEST {
            return here;
        }
        match self {
            Ty::Union(types) => types.iter().fold(here, |count, ty| ty.parts(count)),
            Ty::Object(fields) => fields.iter().fold(here, |count, (.., ty)| ty.parts(count)),
            Ty::Optional(inner) | Ty::List(inner) | Ty::Map(inner) | Ty::Deferred(inner) => inner.parts(here),
            _ => here,
        }
    }

    /// The type, deferred.
    pub fn deferred(self) -> Ty {
        match self {
            Ty::Deferred(_) | Ty::Unknown => self,
            other => Ty::Deferred(Arc::new(other)),
        }
    }
}

/// As it is written in the language.
impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ty::Unknown => f.write_str("unknown"),
            Ty::None => f.write_str("none"),
            Ty::String => f.write_str("string"),
            Ty::Int => f.write_str("int"),
            Ty::Number => f.write_str("number"),
            Ty::Bool => f.write_str("bool"),
            Ty::Duration => f.write_str("duration"),
            Ty::Size => f.write_str("size"),
            Ty::Percent => f.write_str("percent"),
            Ty::Json => f.write_str("json"),
            Ty::Literal(text) => write!(f, "{text:?}"),
            Ty::Union(types) => joined(f, types, " | "),
            Ty::Optional(inner) => write!(f, "{inner}?"),
            Ty::List(inner) => write!(f, "[{inner}]"),
            Ty::Object(fields) => {
                f.write_str("{ ")?;
                for (index, (name, optional, ty)) in fields.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{name}{}: {ty}", if *optional { "?" } else { "" })?;
                }
                f.write_str(" }")
            }
            Ty::Map(inner) => write!(f, "{{string: {inner}}}"),
            Ty::Kind(kind) => f.write_str(kind.name),
            Ty::Placed(kind) => write!(f, "{} in a region", kind.name),
            Ty::Port(kind, port) if port.name.is_empty() => f.write_str(kind.name),
            Ty::Port(kind, port) => write!(f, "{}.{}", kind.name, port.name),
            Ty::Source => f.write_str("source"),
            Ty::Target => f.write_str("target"),
            Ty::Pattern(name) => f.write_str(name),
            Ty::Metric => f.write_str("metric"),
            Ty::Condition => f.write_str("condition"),
            Ty::Deferred(inner) => write!(f, "deferred {inner}"),
        }
    }
}

fn joined(f: &mut fmt::Formatter<'_>, types: &[Ty], between: &str) -> fmt::Result {
    for (index, ty) in types.iter().enumerate() {
        write!(f, "{}{ty}", if index == 0 { "" } else { between })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_that_doubles_is_unknown_in_time() {
        let twice = |ty: Ty| Ty::Union(vec![ty.clone(), ty].into());
        assert_ne!((0..8).fold(Ty::Int, |ty, _| twice(ty)).bounded(), Ty::Unknown);
        assert_eq!((0..100).fold(Ty::Int, |ty, _| twice(ty)).bounded(), Ty::Unknown);
    }
}
