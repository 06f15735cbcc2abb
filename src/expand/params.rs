//! Parameters: values known at compile time, from the command line, a file, or their defaults.

use super::Expander;
use super::frame::Frame;
use crate::diagnostics::{Diagnostic, types as wrong};
use crate::model::ty::Ty;
use crate::model::value::{Fields, Spanned, Value};
use crate::source::Span;
use crate::syntax::ast::{self, ItemNode};
use ecow::EcoString;
use std::rc::Rc;
use std::sync::Arc;

/// A value of a parameter from outside.
#[derive(Debug, Clone)]
pub struct Given {
    /// The parameter's name.
    pub name: String,
    /// What was given.
    pub value: GivenValue,
}

/// The form in which a value came.
#[derive(Debug, Clone)]
pub enum GivenValue {
    /// Text of the command line, read as the parameter's type wants it.
    Text(String),
    /// A value of a params file.
    Json(serde_json::Value),
}

impl<'p> Expander<'_, 'p, '_> {
    /// Reads what was given, against the types of the main file's parameters. The last value of a name counts.
    pub(super) fn params(&mut self, given: &[Given]) {
        let Some(main) = self.names.program.files.first() else {
            return;
        };
        let param = |item: &'p ast::Item| match &item.node {
            ItemNode::Param(param) => Some(param),
            _ => None,
        };
        let params: Vec<&ast::Param> = main.tree.items.iter().filter_map(param).collect();
        for given in given {
            match params.iter().find(|param| param.name.text == given.name) {
                Some(param) => {
                    let ty = self.ty(&param.ty, 0);
                    let value = self.read(given, &ty, param);
                    self.given.insert(param.name.text.clone(), value);
                }
                None => {
                    let known = params.iter().map(|param| param.name.text.as_str());
                    self.diagnostics.push(wrong::unknown_parameter(&given.name, known));
                }
            }
        }
    }

    fn read(&mut self, given: &Given, ty: &Ty, param: &ast::Param) -> Value {
        let (value, shown) = match &given.value {
            GivenValue::Text(text) => (from_text(text, ty), text.clone()),
            GivenValue::Json(json) => (from_json(json, ty), json.to_string()),
        };
        match value.filter(|value| self.fits(value, ty)) {
            Some(value) => value,
            None => {
                let found: Diagnostic = wrong::parameter_value(&given.name, &shown, &ty.to_string(), param.ty.span);
                self.diagnostics.push(found);
                Value::Poison
            }
        }
    }

    /// The value of a parameter at the top of a file.
    pub(super) fn param(&mut self, param: &'p ast::Param, frame: &Rc<Frame<'p>>) -> Value {
        let given =
            (frame.file == 0 && frame.parent.is_none()).then(|| self.given.get(&param.name.text).cloned()).flatten();
        match (given, &param.default) {
            (Some(value), _) => value,
            (None, Some(default)) => {
                let value = self.eval(default, frame);
                self.typed(value, default.span, &param.ty, frame.file)
            }
            (None, None) => match self.ty(&param.ty, frame.file) {
                Ty::Optional(_) => Value::None,
                Ty::Unknown => Value::Poison,
                ty => {
                    self.diagnostics.push(wrong::parameter_without_value(
                        &param.name.text,
                        &ty.to_string(),
                        param.name.span,
                    ));
                    Value::Poison
                }
            },
        }
    }
}

/// Text of the command line as a value of a type: `5m` for a duration, `a,b` for a list of texts.
fn from_text(text: &str, ty: &Ty) -> Option<Value> {
    match ty {
        Ty::Unknown => Some(Value::Poison),
        Ty::Optional(inner) | Ty::Deferred(inner) if text != "none" || !matches!(ty, Ty::Optional(_)) => {
            from_text(text, inner)
        }
        Ty::Optional(_) => Some(Value::None),
        Ty::Union(types) => types.iter().find_map(|ty| from_text(text, ty)),
        Ty::Literal(word) => (word == text).then(|| Value::Text(text.into())),
        Ty::String => Some(Value::Text(text.into())),
        Ty::Int => text.parse().ok().map(Value::Int),
        Ty::Number => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number),
        Ty::Bool => text.parse().ok().map(Value::Bool),
        Ty::Duration => united(text).map(Value::Duration),
        Ty::Size => sized(text).map(Value::Size),
        Ty::Percent => text.strip_suffix('%')?.parse().ok().map(Value::Percent),
        Ty::List(inner) if text.starts_with('[') => {
            from_json(&serde_json::from_str(text).ok()?, &Ty::List(inner.clone()))
        }
        Ty::List(inner) => {
            let parts = text.split(',').filter(|part| !part.is_empty());
            let values: Option<Vec<Spanned>> =
                parts.map(|part| Some(Spanned::new(from_text(part.trim(), inner)?, Span::NOWHERE))).collect();
            Some(Value::List(values?.into()))
        }
        Ty::Json | Ty::Object(_) | Ty::Map(_) => from_json(&serde_json::from_str(text).ok()?, ty),
        _ => None,
    }
}

fn united(text: &str) -> Option<i64> {
    let unit = text.chars().last().filter(|unit| "smhd".contains(*unit))?;
    let amount = text.strip_suffix(unit)?.parse().ok()?;
    Some(ast::Duration { amount, unit }.seconds())
}

fn sized(text: &str) -> Option<i64> {
    let units = [("KB", ast::SizeUnit::KB), ("MB", ast::SizeUnit::MB), ("GB", ast::SizeUnit::GB)];
    let (amount, unit) = units.iter().find_map(|(sign, unit)| Some((text.strip_suffix(sign)?, *unit)))?;
    Some(ast::Size { amount: amount.parse().ok()?, unit }.bytes())
}

/// A value of a params file; durations and sizes are texts there.
fn from_json(json: &serde_json::Value, ty: &Ty) -> Option<Value> {
    use serde_json::Value as Json;
    match (json, ty) {
        (Json::Null, _) => Some(Value::None),
        (Json::Bool(bool), _) => Some(Value::Bool(*bool)),
        (Json::Number(number), _) => match number.as_i64() {
            Some(int) => Some(Value::Int(int)),
            None => number.as_f64().map(Value::Number),
        },
        (Json::String(text), Ty::Json | Ty::Object(_) | Ty::Map(_)) => Some(Value::Text(text.into())),
        (Json::String(text), ty) => from_text(text, ty),
        (Json::Array(elements), ty) => {
            let inner = match ty {
                Ty::List(inner) => inner,
                _ => &Arc::new(Ty::Json),
            };
            let values: Option<Vec<Spanned>> =
                elements.iter().map(|json| Some(Spanned::new(from_json(json, inner)?, Span::NOWHERE))).collect();
            Some(Value::List(values?.into()))
        }
        (Json::Object(entries), ty) => {
            let mut fields = Fields::new();
            for (key, json) in entries {
                let value = from_json(json, field(ty, key))?;
                fields.insert(EcoString::from(key.as_str()), Spanned::new(value, Span::NOWHERE));
            }
            Some(Value::Object(Arc::new(fields)))
        }
    }
}

fn field<'t>(ty: &'t Ty, key: &str) -> &'t Ty {
    match ty {
        Ty::Optional(inner) | Ty::Deferred(inner) => field(inner, key),
        Ty::Map(inner) => inner,
        Ty::Object(fields) => fields.iter().find(|(name, ..)| name == key).map_or(&Ty::Json, |(.., ty)| ty),
        _ => &Ty::Json,
    }
}
