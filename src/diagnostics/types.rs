//! The wording of mistakes in types and phases.

use super::suggest::{listed, nearest};
use super::{Diagnostic, codes};
use crate::source::Span;

/// A value of one type where another is wanted; both in words: "a duration", "text".
pub fn wrong_type(at: Span, wanted: &str, found: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0301, format!("expected {wanted}, found {found}")).at(at, format!("this is {found}"))
}

/// A number without its unit.
pub fn missing_unit(at: Span, written: &str, unit: &str, wanted: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0302, format!("expected {wanted}, found a number without a unit"))
        .at(at, "a number of what?")
        .help(format!("write `{written}{unit}`"))
        .fix(format!("replace with `{written}{unit}`"), at, format!("{written}{unit}"))
}

/// A name that is no type.
pub fn not_a_type(name: &str, what: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0303, format!("`{name}` is {what}, not a type")).at(at, "a type is wanted here")
}

/// A type that nobody declares.
pub fn unknown_type<'a>(name: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let help = match nearest(name, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => {
            "types are `string`, `int`, `number`, `bool`, `duration`, `size`, `percent`, `json`, kinds, ports such \
                 as `table.write`, `source`, `target`, and what `type` declares"
                .to_owned()
        }
    };
    Diagnostic::new(codes::SLS0304, format!("there is no type `{name}`")).at(at, "unknown type").help(help)
}

/// A member or port that something does not have.
pub fn unknown_member<'a>(of: &str, name: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let mut known: Vec<&str> = known.into_iter().filter(|name| !name.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    let diagnostic = Diagnostic::new(codes::SLS0305, format!("{of} has no `{name}`")).at(at, "unknown");
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            diagnostic.help(format!("did you mean `{near}`?")).fix(format!("replace with `{near}`"), at, near)
        }
        None => diagnostic.help(format!("it has {}", listed(known))),
    }
}

/// A deferred value where the compiler has to know.
pub fn deferred_structure(at: Span, what: &str, origin: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0306, format!("{what} has to be known when the program compiles"))
        .at(at, format!("only known at deployment: {origin}"))
        .help("what shapes the architecture must come from a `param`; an `input` may only flow into properties")
}

/// An operator between types that it does not join.
pub fn wrong_operands(at: Span, sign: &str, left: &str, right: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0307, format!("`{sign}` does not join {left} and {right}"))
        .at(at, "these do not fit together")
        .help(if sign == "+" {
            "put values into text with interpolation: `\"${a}${b}\"`"
        } else {
            "convert one of them"
        })
}

/// A division by zero, or a result too large to hold.
pub fn impossible_arithmetic(at: Span, why: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0308, why.to_owned()).at(at, "this has no result")
}

/// A function that the language does not have.
pub fn unknown_function<'a>(name: &str, at: Span, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", listed(known)),
    };
    Diagnostic::new(codes::SLS0309, format!("there is no function `{name}`")).at(at, "unknown function").help(help)
}

/// A call with too few, too many or strange arguments.
pub fn wrong_arguments(name: &str, usage: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0310, format!("`{name}` is called with the wrong arguments"))
        .at(at, "does not fit")
        .help(format!("write `{usage}`"))
}

/// Something that has no text put into text.
pub fn no_text(at: Span, found: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0311, format!("{found} cannot be put into text"))
        .at(at, format!("this is {found}"))
        .help("name one of its members, such as `.name` or `.arn`; nothing is turned into text silently")
}

/// An index that a list or an object does not have.
pub fn no_such_entry(at: Span, what: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0312, format!("there is no {what}")).at(at, "not there")
}

/// A parameter without a value.
pub fn parameter_without_value(name: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0313, format!("the parameter `{name}` has no value"))
        .at(at, format!("a {ty} without a default"))
        .help(format!("compile with `--param {name}=…`, name it in the file of `--params`, or write a default"))
}

/// A parameter's value from outside that does not fit its type.
pub fn parameter_value(name: &str, value: &str, ty: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0314, format!("`{value}` is no value for the parameter `{name}`"))
        .at(at, format!("is a {ty}"))
        .help(format!("give it a {ty}"))
}

/// A value from outside for a parameter that the program does not have.
pub fn unknown_parameter<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
    let known: Vec<&str> = known.into_iter().collect();
    let help = match nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => {
            "it has none at all: parameters are declared with `param` in the main file".to_owned()
        }
        None => format!("the program has {}", listed(known)),
    };
    Diagnostic::new(codes::SLS0315, format!("the program has no parameter `{name}`")).help(help)
}

/// A program that needs more steps to expand than the compiler takes.
pub fn too_much(at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0316, "this program grows beyond what the compiler expands")
        .at(at, "here the limit was reached")
        .help("nested loops multiply: loop over shorter lists")
}

/// Values that wait for each other in too long a row.
pub fn too_deep(at: Span, most: usize) -> Diagnostic {
    Diagnostic::new(codes::SLS0316, format!("more than {most} values in a row refer to the next one"))
        .at(at, "here the limit was reached")
        .help("declare what others refer to before them, or refer to it directly")
}

/// A loop element without a name.
pub fn nameless_element(at: Span, found: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0317, "the elements of this loop have no names")
        .at(at, format!("an element is {found}"))
        .help(
            "loop over resources, texts or numbers, or over objects with a `name`: what a loop declares is named after \
               its element, never after its position",
        )
}

/// A type that an input cannot have.
pub fn input_type(at: Span, found: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0318, format!("an input cannot be {found}"))
        .at(at, "CloudFormation has no such parameter")
        .help("an input is a `string`, a `number`, an `int`, a `bool` or a union of texts")
}

/// An input that flows into nothing.
pub fn unused_input(name: &str, at: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0320, format!("nothing uses the input `{name}`"))
        .at(at, "asked for at each deployment, and then forgotten")
        .help("use it in an attribute or an output, or remove it")
}
