//! Paths into the data of an execution: `$.order.id`, `$$.Task.Token`, `$items[0]`.
//!
//! Source: Amazon States Language specification, "Paths" and "Reference Paths"; Step Functions Developer Guide, "Passing
//! data between states with variables", "Accessing execution data from the Context object".

/// Why a text is no path; the words follow "the path `…`".
pub type Fault = &'static str;

/// Whether an author means a path, a variable or an intrinsic function with a text, and not the text itself.
pub fn is_meant(text: &str) -> bool {
    text == "$" || ["$.", "$$", "$["].iter().any(|start| text.starts_with(start)) || is_call(text)
}

/// Whether a text calls an intrinsic function.
pub fn is_call(text: &str) -> bool {
    text.starts_with("States.") && text.contains('(')
}

/// A path, which may select several things.
pub fn path(text: &str) -> Result<(), Fault> {
    walk(text, false)
}

/// A path that leads to one place, and that can be written to where `writable`.
pub fn reference(text: &str, writable: bool) -> Result<(), Fault> {
    if writable && text.starts_with("$$") {
        return Err("leads into the context object, which cannot be written");
    }
    if writable && !(text == "$" || text.starts_with("$.") || text.starts_with("$[")) {
        return Err("must begin with `$`");
    }
    walk(text, true)
}

fn walk(text: &str, single: bool) -> Result<(), Fault> {
    let rest = text.strip_prefix("$$").or_else(|| text.strip_prefix('$')).ok_or("must begin with `$`")?;
    let mut chars = rest.chars().peekable();
    // A variable: `$total`.
    while chars.next_if(|c| is_of_name(*c)).is_some() {}
    while let Some(c) = chars.next() {
        match c {
            '.' => {
                if chars.next_if_eq(&'.').is_some() && single {
                    return Err("leads to several places (`..`)");
                }
                if chars.next_if_eq(&'*').is_some() {
                    several(single)?;
                } else if chars.peek() != Some(&'[') {
                    name(&mut chars)?;
                }
            }
            '[' => bracket(&mut chars, single)?,
            _ => return Err("goes on neither with `.` nor with `[`; names with other signs stand in `['…']`"),
        }
    }
    Ok(())
}

fn several(single: bool) -> Result<(), Fault> {
    if single { Err("leads to several places (`*`)") } else { Ok(()) }
}

type Chars<'a> = std::iter::Peekable<std::str::Chars<'a>>;

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-')
}

fn name(chars: &mut Chars) -> Result<(), Fault> {
    chars.next_if(|c| is_of_name(*c)).ok_or("has no name behind a `.`")?;
    while chars.next_if(|c| is_of_name(*c)).is_some() {}
    // Functions of JSONPath, which Step Functions knows: `$.items.length()`.
    if chars.next_if_eq(&'(').is_some() && chars.next_if_eq(&')').is_none() {
        return Err("has a `(` that does not end");
    }
    Ok(())
}

/// What stands between `[` and `]`.
fn bracket(chars: &mut Chars, single: bool) -> Result<(), Fault> {
    let inside = enclosed(chars)?;
    let inside = inside.trim();
    let is_quoted =
        |text: &str| ['\'', '"'].iter().any(|q| text.len() > 2 && text.starts_with(*q) && text.ends_with(*q));
    match inside {
        "" => Err("has nothing between `[` and `]`"),
        "*" => several(single),
        _ if inside.parse::<i64>().is_ok() || is_quoted(inside) => Ok(()),
        _ if single => Err("leads to several places (`[…]`)"),
        _ if inside.starts_with('?') => Ok(()),
        _ if inside.split(',').all(|part| part.trim().parse::<i64>().is_ok() || is_quoted(part.trim())) => Ok(()),
        _ if inside.split(':').all(|part| part.trim().is_empty() || part.trim().parse::<i64>().is_ok()) => Ok(()),
        _ => Err("has something between `[` and `]` that is no number, no name in quotes, no `*` and no filter"),
    }
}

fn enclosed(chars: &mut Chars) -> Result<String, Fault> {
    let (mut inside, mut quote, mut depth) = (String::new(), None, 0);
    for c in chars.by_ref() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None, '[') => depth += 1,
            (None, ']') if depth == 0 => return Ok(inside),
            (None, ']') => depth -= 1,
            _ => {}
        }
        inside.push(c);
    }
    Err("has a `[` that does not end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_somewhere() {
        let right = [
            "$",
            "$.a",
            "$.a.b-c",
            "$.a[0]",
            "$['a b'].c",
            "$.a[*].b",
            "$..b",
            "$.a[?(@.b > 3)]",
            "$.a[0:2]",
            "$.a[0,1]",
            "$$.Task.Token",
            "$$",
            "$total",
            "$total.sum",
            "$.items.length()",
            "$.a[-1]",
        ];
        for text in right {
            assert_eq!(path(text), Ok(()), "{text}");
        }
        for text in ["", "a.b", "$.", "$.a b", "$.a[", "$.a[]", "$.a[x]", "$.a.", "$.a(b"] {
            assert!(path(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_reference_leads_to_one_place() {
        assert_eq!(reference("$.a['b'][0]", true), Ok(()));
        assert_eq!(reference("$$.Execution.Id", false), Ok(()));
        for text in ["$.a[*]", "$..a", "$.a[0:2]", "$$.Execution.Id", "$total", "result"] {
            assert!(reference(text, true).is_err(), "{text}");
        }
    }

    #[test]
    fn a_price_is_no_path() {
        assert!(is_meant("$.a") && is_meant("$") && is_meant("States.UUID()") && is_meant("$$.Task.Token"));
        assert!(!is_meant("$5") && !is_meant("a $.b") && !is_meant("States."));
    }
}
