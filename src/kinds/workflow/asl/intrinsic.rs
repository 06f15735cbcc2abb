//! Calls of intrinsic functions: `States.Format('{} of {}', $.a, 3)`.
//!
//! Source: Step Functions Developer Guide, "Intrinsic functions for JSONPath states in Step Functions".

use super::path;

/// The functions, with the fewest and the most arguments of each.
pub const FUNCTIONS: [(&str, usize, usize); 18] = [
    ("States.Array", 0, usize::MAX),
    ("States.ArrayContains", 2, 2),
    ("States.ArrayGetItem", 2, 2),
    ("States.ArrayLength", 1, 1),
    ("States.ArrayPartition", 2, 2),
    ("States.ArrayRange", 3, 3),
    ("States.ArrayUnique", 1, 1),
    ("States.Base64Decode", 1, 1),
    ("States.Base64Encode", 1, 1),
    ("States.Format", 1, usize::MAX),
    ("States.Hash", 2, 2),
    ("States.JsonMerge", 3, 3),
    ("States.JsonToString", 1, 1),
    ("States.MathAdd", 2, 2),
    ("States.MathRandom", 2, 3),
    ("States.StringSplit", 2, 2),
    ("States.StringToJson", 1, 1),
    ("States.UUID", 0, 0),
];

/// How deep calls may nest.
const DEEPEST: usize = 10;

/// What is wrong with a call.
#[derive(Debug, PartialEq)]
pub enum Fault {
    /// There is no such function.
    Unknown(String),
    /// It takes another number of arguments.
    Arguments(&'static str, usize),
    /// Anything else; the words follow "the call `…`".
    Form(&'static str),
}

/// Checks a call, with those inside it.
pub fn check(text: &str) -> Result<(), Fault> {
    call(text.trim(), 0)
}

fn call(text: &str, depth: usize) -> Result<(), Fault> {
    if depth >= DEEPEST {
        return Err(Fault::Form("nests deeper than ten calls"));
    }
    let (name, rest) = text.split_once('(').ok_or(Fault::Form("has no `(`"))?;
    let Some((name, least, most)) = FUNCTIONS.iter().find(|(known, ..)| *known == name.trim()) else {
        return Err(Fault::Unknown(name.trim().to_owned()));
    };
    let inside = rest.strip_suffix(')').ok_or(Fault::Form("does not end with `)`"))?;
    let arguments = arguments(inside)?;
    if arguments.len() < *least || arguments.len() > *most {
        return Err(Fault::Arguments(name, arguments.len()));
    }
    arguments.iter().try_for_each(|one| argument(one.trim(), depth))
}

fn argument(text: &str, depth: usize) -> Result<(), Fault> {
    let quoted = text.len() >= 2 && text.starts_with('\'') && text.ends_with('\'');
    match text {
        "" => Err(Fault::Form("has an empty argument")),
        "true" | "false" | "null" => Ok(()),
        _ if quoted || text.parse::<f64>().is_ok() => Ok(()),
        _ if text.starts_with('$') => path::path(text).map_err(Fault::Form),
        _ if path::is_call(text) => call(text, depth + 1),
        _ => Err(Fault::Form("has an argument that is no path, no number, no call and no text in single quotes")),
    }
}

/// The arguments between the outer commas; commas in quotes and brackets do not count.
fn arguments(inside: &str) -> Result<Vec<String>, Fault> {
    let (mut all, mut one, mut depth, mut quoted, mut escaped) = (Vec::new(), String::new(), 0_i32, false, false);
    for c in inside.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '\'' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                all.push(std::mem::take(&mut one));
                continue;
            }
            _ => {}
        }
        one.push(c);
    }
    if quoted || depth != 0 {
        return Err(Fault::Form("has quotes or brackets that do not match"));
    }
    if !all.is_empty() || !one.trim().is_empty() {
        all.push(one);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_understood() {
        for text in [
            "States.UUID()",
            "States.Format('{}, {}', $.a, 'b, c')",
            "States.Array(States.Format('a{}', $.b[0]), 1, true)",
            r"States.Format('it\'s {}', $.a)",
            "States.MathAdd($.a, -1)",
        ] {
            assert_eq!(check(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn mistakes_are_told_apart() {
        assert_eq!(check("States.Formt('{}', $.a)"), Err(Fault::Unknown("States.Formt".to_owned())));
        assert_eq!(check("States.MathAdd($.a)"), Err(Fault::Arguments("States.MathAdd", 1)));
        assert_eq!(check("States.UUID"), Err(Fault::Form("has no `(`")));
        assert!(matches!(check("States.Format(a)"), Err(Fault::Form(_))));
        assert!(matches!(check("States.Array($.a"), Err(Fault::Form(_))));
        assert!(matches!(check("States.Array('a)"), Err(Fault::Form(_))));
        assert!(matches!(check(&"States.Array(".repeat(12)), Err(Fault::Form(_))));
    }
}
