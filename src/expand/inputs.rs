//! Inputs: parameters of the template, known only at deployment.

use super::Expander;
use super::frame::Frame;
use crate::diagnostics::types as wrong;
use crate::kinds::conform::Conform;
use crate::model::architecture::{Attributes, Input};
use crate::model::shape::{Attribute, Fallback, Shape, TEXT};
use crate::model::ty::Ty;
use crate::model::value::{Deferred, Fields, Piece, Spanned, Value};
use crate::syntax::ast;
use std::rc::Rc;

/// What can be written between the braces of an `input`.
pub static ATTRIBUTES: &[Attribute] = &[
    Attribute { name: "description", shape: TEXT, fallback: Fallback::Absent, doc: "What it is, for who deploys." },
    Attribute { name: "default", shape: Shape::Json, fallback: Fallback::Absent, doc: "What holds without a value." },
    Attribute {
        name: "allowed",
        shape: Shape::List(&Shape::Json, 1, 200),
        fallback: Fallback::Absent,
        doc: "The values that are taken; a union of texts as the type says the same.",
    },
    Attribute {
        name: "pattern",
        shape: TEXT,
        fallback: Fallback::Absent,
        doc: "A regular expression that it matches.",
    },
    Attribute { name: "min_length", shape: Shape::Int(0, 4096), fallback: Fallback::Absent, doc: "Fewest characters." },
    Attribute { name: "max_length", shape: Shape::Int(0, 4096), fallback: Fallback::Absent, doc: "Most characters." },
    Attribute {
        name: "min",
        shape: Shape::Number(f64::MIN, f64::MAX),
        fallback: Fallback::Absent,
        doc: "The smallest number.",
    },
    Attribute {
        name: "max",
        shape: Shape::Number(f64::MIN, f64::MAX),
        fallback: Fallback::Absent,
        doc: "The greatest number.",
    },
    Attribute {
        name: "hidden",
        shape: Shape::Bool,
        fallback: Fallback::Bool(false),
        doc: "Whether consoles and logs hide the value (`NoEcho`).",
    },
];

impl<'p> Expander<'_, 'p, '_> {
    /// The deferred value of an input, which becomes part of the architecture when it is first asked for.
    pub(super) fn input(&mut self, input: &'p ast::Input, frame: &Rc<Frame<'p>>) -> Value {
        let declared = self.ty(&input.ty, frame.file);
        let mut values = self.object(&input.body, frame);
        let ty = match declared.plain() {
            Ty::String => "String",
            Ty::Int | Ty::Number => "Number",
            Ty::Bool => {
                let words = ["true", "false"].map(|word| Spanned::new(Value::Text(word.into()), input.ty.span));
                values.entry("allowed".into()).or_insert(Spanned::new(Value::List(words.into()), input.ty.span));
                "String"
            }
            Ty::Literal(_) | Ty::Union(_) => match words(declared.plain()) {
                Some(words) => {
                    let list = words.into_iter().map(|word| Spanned::new(Value::Text(word.into()), input.ty.span));
                    values.entry("allowed".into()).or_insert(Spanned::new(Value::List(list.collect()), input.ty.span));
                    "String"
                }
                None => return self.no_input_type(&declared, input),
            },
            Ty::Unknown => return Value::Poison,
            _ => return self.no_input_type(&declared, input),
        };
        let origin = |value: &Value| crate::kinds::conform::type_word(value).to_owned();
        Conform { architecture: &self.architecture, diagnostics: self.diagnostics, origin: &origin }.entries(
            "an input",
            input.name.span,
            &values,
            ATTRIBUTES,
        );
        self.input_default(&values, declared.plain());
        let name = input.name.text.clone();
        let attributes = Attributes { table: ATTRIBUTES, values };
        let (span, braces) = (input.name.span, input.body.span);
        self.architecture.inputs.push(Input { name: name.clone(), ty, attributes, span, braces });
        Value::Deferred(Deferred::of(Piece::Input(name)))
    }

    /// A default is of the input's type, or CloudFormation refuses the template.
    fn input_default(&mut self, values: &Fields, ty: &Ty) {
        let Some(default) = values.get("default") else { return };
        if !self.fits(&default.value, ty) {
            let found = self.word(&default.value);
            self.diagnostics.push(wrong::wrong_type(default.span, &format!("`{ty}`"), &found));
        }
    }

    fn no_input_type(&mut self, ty: &Ty, input: &ast::Input) -> Value {
        self.diagnostics.push(wrong::input_type(input.ty.span, &format!("`{ty}`")));
        Value::Poison
    }
}

/// The words of a union of texts.
fn words(ty: &Ty) -> Option<Vec<&str>> {
    match ty {
        Ty::Literal(word) => Some(vec![word.as_str()]),
        Ty::Union(types) => types.iter().map(words).collect::<Option<Vec<_>>>().map(|lists| lists.concat()),
        _ => None,
    }
}
