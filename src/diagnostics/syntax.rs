//! The wording of mistakes in text and syntax.

use super::{Diagnostic, Edit, codes};
use crate::source::Span;

// ---------------------------------------------------------------- what cannot be read

/// Text that no rule of the grammar accepts; `expected` is in words.
pub fn unexpected_text(found: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0101, format!("expected {expected}")).at(found, "this does not fit here")
}

/// A comma with nothing before it.
pub fn stray_comma(comma: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0101, "there is nothing before this comma")
        .at(comma, "a comma stands behind an entry")
        .fix("remove the comma", comma, "")
}

/// `else` behind something else than an `if`.
pub fn else_without_if(word: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0101, format!("`{text}` follows no `if`"))
        .at(word, "no `if` ends here")
        .help("write `if CONDITION { … } else { … }`")
}

/// `=` in a place where no value is given to a name.
pub fn misplaced_equals(sign: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0101, "`=` gives a value to a name, and there is no name to give one to")
        .at(sign, "this does not fit here")
        .help("compare with `==`; give an attribute its value with `:`")
}

/// `===`, `!==`
pub fn wrong_comparison(sign: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0120, format!("there is no `{text}`"))
        .at(sign, "nothing is converted before it is compared, so there is only one equality")
        .help("write `==` or `!=`")
}

// ---------------------------------------------------------------- strings and comments

/// `"…` up to the end of the line.
pub fn unclosed_string(quote: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0102, "this string is not closed")
        .at(quote, "the string begins here and must end on this line")
        .help("close it with `\"`; for text over several lines write `\"\"\"` before and behind it")
}

/// `"""` up to the end of the file.
pub fn unclosed_text_block(quotes: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0102, "this text is not closed")
        .at(quotes, "the text begins here")
        .help("close it with `\"\"\"`")
}

/// `/*` up to the end of the file.
pub fn unclosed_comment(opener: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0104, "this comment is not closed")
        .at(opener, "the comment begins here")
        .help("close it with `*/`, or write `//` before each of its lines")
}

/// `'text'`, `“text”`, `` `text` ``
pub fn wrong_quotes(literal: Span, quote: &str, inner: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0108, "strings stand in double quotes")
        .at(literal, format!("this string begins with {}", quote_in_words(quote)));
    if inner.contains(['"', '\\', '$']) {
        return diagnostic.help("write `\"` before and behind it, and `\\\"` for a quote within");
    }
    diagnostic.help(format!("write `\"{inner}\"`")).fix(
        format!("replace with `\"{inner}\"`"),
        literal,
        format!("\"{inner}\""),
    )
}

/// A quote of another kind, with nothing that closes it.
pub fn lone_quote(quote: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0108, "strings stand in double quotes")
        .at(quote, format!("{} begins nothing", quote_in_words(text)))
        .help("write `\"` before and behind the text")
}

fn quote_in_words(quote: &str) -> &'static str {
    match quote {
        "'" => "a single quote",
        "`" => "a backtick",
        _ => "a typographic quote",
    }
}

/// `\x`
pub fn unknown_escape(escape: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0119, format!("`{text}` stands for no character"))
        .at(escape, "unknown escape")
        .help("the escapes are `\\n`, `\\t`, `\\\"`, `\\\\`, `\\$` and `\\u{…}`; for a backslash write `\\\\`")
}

/// `${` without `}` on the line.
pub fn unclosed_interpolation(opener: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0121, "this `${` is not closed")
        .at(opener, "a `}` must follow on this line")
        .help("write `${value}`; for the two characters as they are write `\\${`")
}

/// `${a b}`
pub fn bad_interpolation(found: Span, expected: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0121, format!("`${{…}}` holds one value: expected {expected}"))
        .at(found, "this does not fit here")
        .help("for the two characters `${` as they are write `\\${`")
}

/// `"${x}"` where the text must stand as it is.
pub fn interpolation_in_constant(value: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0121, "nothing can be filled in here")
        .at(value, "this text must be known as it stands")
        .help("write the text itself")
}

/// `${}`
pub fn empty_interpolation(interpolation: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0122, "there is nothing in this `${}`")
        .at(interpolation, "a value goes between the braces")
        .help("write `${value}`; for the characters as they are write `\\${}`")
}

/// `# comment`
pub fn hash_comment(hash: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0110, "comments begin with `//`")
        .at(hash, "`#` begins nothing")
        .help("write `//` instead of `#`")
        .fix("replace with `//`", hash, "//")
}

/// NUL, zero-width and other characters without a picture.
pub fn invisible_character(place: Span, character: char) -> Diagnostic {
    let diagnostic = Diagnostic::new(
        codes::SLS0106,
        format!("there is a character here that nobody sees: U+{:04X}", u32::from(character)),
    )
    .at(place, "an invisible character");
    if character == '\u{a0}' {
        return diagnostic.help("write an ordinary blank").fix("replace with a blank", place, " ");
    }
    diagnostic.help("remove it; in a string write it as `\\u{…}`").fix("remove the character", place, "")
}

/// A Salt state file.
pub fn salt_file(sign: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0107, "this looks like a Salt state file")
        .at(sign, "YAML or Jinja, as Salt has it")
        .help("Salt's state files end in `.sls` too; name the file that you mean, or give the program another name")
}

/// A file of another language.
pub fn scheme_file(sign: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0131, "this looks like a Scheme library")
        .at(sign, "no declaration begins like this")
        .help("Scheme's libraries end in `.sls` too; name the file that you mean, or begin with a declaration or a `//` comment")
}

// ---------------------------------------------------------------- the canonical form

/// A file that is not in its canonical form; `place` is the first line that differs, `canonical` what stands there then.
pub fn unformatted(place: Span, path: &str, canonical: Option<&str>) -> Diagnostic {
    let label = match canonical {
        Some("") => "here, a blank line".to_owned(),
        Some(line) if line.len() <= 100 => format!("here: `{}`", line.trim()),
        _ => "from here on".to_owned(),
    };
    Diagnostic::new(codes::SLS2101, format!("`{path}` is not in the canonical form"))
        .at(place, label)
        .help(format!("`slsc fmt {path}` writes it, `slsc fmt --diff {path}` shows it"))
}

/// A canonical form that would not say the same: a mistake of the compiler's.
pub fn unprintable(file: Span, path: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0920, format!("`{path}` was left alone: its canonical form would lose a part of it"))
        .at(file.before(), "somewhere in this file")
        .help("this is a bug in slsc; please report it with the file that caused it")
}

// ---------------------------------------------------------------- brackets

/// An opener without its closer.
pub fn unclosed_bracket(opener: Span, open: &str, close: &str, expected: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0105, format!("this `{open}` is not closed"))
        .at(opener, format!("opened by this `{open}`"))
        .at(expected, format!("`{close}` was expected here"))
        .help(format!("add a `{close}`; the declaration is not checked any further until then"))
}

/// A closer without its opener.
pub fn stray_bracket(closer: Span, close: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0105, format!("this `{close}` closes nothing"))
        .at(closer, "nothing is open here")
        .help("remove it, or look above for the bracket that was closed too early")
        .fix(format!("remove the `{close}`"), closer, "")
}

/// An opener and a closer of two kinds.
pub fn mismatched_bracket(opener: Span, open: &str, expected: &str, closer: Span, close: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0105, format!("`{open}` is closed by `{close}`"))
        .at(closer, format!("`{expected}` was expected here"))
        .at(opener, format!("opened by this `{open}`"))
        .help(format!("write `{expected}` instead of `{close}`, or close both"))
}

/// Brackets in brackets in brackets …
pub fn nested_too_deeply(bracket: Span, limit: usize) -> Diagnostic {
    Diagnostic::new(codes::SLS0123, format!("brackets nest more than {limit} deep"))
        .at(bracket, "one too many")
        .help("give a name to a part of it with `let`")
}

/// `1 + 1 + 1 + …`
pub fn too_long_an_expression(expression: Span, limit: u32) -> Diagnostic {
    Diagnostic::new(codes::SLS0123, format!("this value is built of more than {limit} steps"))
        .at(expression, "too long a chain")
        .help("give a name to a part of it with `let`; put many values into a list")
}

/// `else if … else if …`
pub fn too_many_branches(branch: Span, limit: u32) -> Diagnostic {
    Diagnostic::new(codes::SLS0123, format!("this `if` has more than {limit} branches"))
        .at(branch, "one too many")
        .help("look the value up in an object instead")
}

// ---------------------------------------------------------------- signs

/// `;`
pub fn semicolon(sign: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0103, "entries are separated by new lines or commas")
        .at(sign, "there are no semicolons")
        .help("remove it")
        .fix("remove the semicolon", sign, "")
}

/// `=>`, `-->`, `→`, `<-`
pub fn wrong_arrow(arrow: Span, text: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0111, "an arrow is written `->`");
    if text == "<-" {
        return diagnostic
            .at(arrow, "arrows point to the right")
            .help("write the source on the left: `SOURCE -> TARGET`");
    }
    diagnostic.at(arrow, format!("`{text}` is none")).help("write `->`").fix("replace with `->`", arrow, "->")
}

/// `key = value`
pub fn equals_for_colon(sign: Span, key: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0112, format!("the value of `{text}` stands behind `:`"))
        .at(sign, "`=` is for `let`, `type`, `param` and `output`")
        .help(format!("write `{text}: …`"))
        .fix("replace with `:`", Span::new(key.end, sign.end), ":")
}

/// `let name: value`
pub fn colon_for_equals(sign: Span, name: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0112, format!("the value of `{text}` stands behind `=`"))
        .at(sign, "`:` is for attributes and types")
        .help(format!("write `{text} = …`"))
        .fix("replace with `=`", Span::new(name.end, sign.end), " =")
}

/// Two entries in a row.
pub fn missing_separator(gap: Span, next: Span, entry: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0113, format!("expected a comma or a new line before this {entry}"))
        .at(next, format!("a second {entry} on the same line"))
        .help("put a comma between them, or begin a new line")
        .fix("put a comma between them", gap, ", ")
}

/// `and`, `or`, `not`, `is`
pub fn word_for_sign(word: Span, text: &str) -> Diagnostic {
    let sign = match text {
        "and" => "&&",
        "or" => "||",
        "not" => "!",
        _ => "==",
    };
    Diagnostic::new(codes::SLS0120, format!("`{text}` is no operator"))
        .at(word, "a sign is expected here")
        .help(format!("write `{sign}`"))
        .fix(format!("replace with `{sign}`"), word, sign)
}

/// `elif`
pub fn foreign_else_if(word: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0120, format!("`{text}` is written `else if`"))
        .at(word, "two words in this language")
        .help("write `else if`")
        .fix("replace with `else if`", word, "else if")
}

// ---------------------------------------------------------------- declarations

/// `service { … }`, `let = …`
pub fn missing_name(keyword: Span, text: &str) -> Diagnostic {
    let form = match text {
        "let" | "output" | "type" => format!("{text} NAME = …"),
        "defaults" => "defaults KIND { … }".to_owned(),
        "param" | "input" => format!("{text} NAME: TYPE"),
        "resource" => "resource NAME: \"AWS::Service::Type\" { … }".to_owned(),
        "pattern" => "pattern NAME(…) { … }".to_owned(),
        _ => format!("{text} NAME {{ … }}"),
    };
    let missing = if text == "defaults" { "kind" } else { "name" };
    Diagnostic::new(codes::SLS0114, format!("this `{text}` has no {missing}"))
        .at(keyword, format!("a {missing} is expected behind it"))
        .help(format!("write `{form}`"))
}

/// `orders { … }`
pub fn one_word_declaration(word: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0114, format!("`{text} {{ … }}` lacks a kind or a name"))
        .at(word, "one word where a declaration has two")
        .help(format!("write `{text} NAME {{ … }}` if it is the kind, `KIND {text} {{ … }}` if it is the name"))
}

/// `name = value`
pub fn missing_let(name: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0115, format!("`{text}` is given a value without `let`"))
        .at(name, "a name is declared before it is used")
        .help(format!("write `let {text} = …`"))
        .fix("put `let` before it", name.before(), "let ")
}

/// `queue orders`
pub fn missing_body(head: Span, kind: &str, name: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0116, format!("`{kind} {name}` has no braces"))
        .at(head, "its attributes are expected behind it")
        .help(format!("write `{kind} {name} {{}}` if it needs none"))
        .fix("add `{}`", head.after(), " {}")
}

/// `myQueue`, `my-queue`
pub fn unconventional_name(name: Span, text: &str, snake: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0109, format!("`{text}` is not in snake_case"))
        .at(name, "names are lower case, with `_` between words")
        .help(format!("write `{snake}`, here and wherever it is used"))
        .fix(format!("replace with `{snake}`"), name, snake)
}

/// `queue "orders" {}`
pub fn quoted_name(name: Span, text: &str) -> Diagnostic {
    let plain: String = text.trim_matches('"').chars().map(|c| if c == '-' || c == ' ' { '_' } else { c }).collect();
    Diagnostic::new(codes::SLS0109, "the name of a declaration stands without quotes")
        .at(name, "a name, not a text")
        .help(format!("write `{plain}`"))
        .fix(format!("replace with `{plain}`"), name, plain.clone())
}

/// `function charge(order) { … }`
pub fn signature(kind: Span, text: &str, name: &str) -> Diagnostic {
    let what = match text {
        "function" => "a `function` is a Lambda function, whose code is in a file of its own".to_owned(),
        "fn" | "def" | "func" | "fun" | "macro" | "module" | "class" => {
            format!("`{text}` declares nothing in this language")
        }
        _ => format!("only a `pattern` has parameters, and `{text}` is none"),
    };
    Diagnostic::new(codes::SLS0125, what)
        .at(kind, "this cannot be followed by parameters")
        .help(format!("write `pattern {name}(…) {{ … }}` for a reusable piece of architecture, `function {name} {{ code: \"…\", handler: \"…\" }}` for a Lambda function"))
}

/// `content-type: …`, `200: …`
pub fn unquoted_key(key: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0124, format!("the key `{text}` needs quotes"))
        .at(key, "a key without quotes is a name")
        .help(format!("write `\"{text}\": …`"))
        .fix(format!("replace with `\"{text}\"`"), key, format!("\"{text}\""))
}

// ---------------------------------------------------------------- literals

/// `30sec`, `512mb`
pub fn unknown_unit(number: Span, digits: &str, unit: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0117, format!("`{unit}` is no unit")).at(number, "unknown unit");
    match unit_meant(unit) {
        Some(meant) => diagnostic.help(format!("write `{digits}{meant}`")).fix(
            format!("replace with `{digits}{meant}`"),
            number,
            format!("{digits}{meant}"),
        ),
        None if matches!(unit, "ms" | "us" | "ns") => diagnostic.help("durations count whole seconds: write `1s`"),
        None if matches!(unit, "w" | "week" | "weeks" | "y" | "year" | "years" | "month" | "months") => {
            diagnostic.help("the longest unit is the day: write `7d`")
        }
        None => diagnostic
            .help("durations are `30s`, `5m`, `2h`, `7d`; sizes are `64KB`, `512MB`, `10GB`; shares are `50%`"),
    }
}

/// The unit that a misspelt one means.
pub fn unit_meant(word: &str) -> Option<&'static str> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" | "S" => "s",
        "m" | "min" | "mins" | "minute" | "minutes" => "m",
        "h" | "hr" | "hrs" | "hour" | "hours" | "H" => "h",
        "d" | "day" | "days" | "D" => "d",
        "KB" | "kb" | "Kb" | "kB" | "KiB" | "K" | "k" => "KB",
        "MB" | "mb" | "Mb" | "mB" | "MiB" | "M" => "MB",
        "GB" | "gb" | "Gb" | "gB" | "GiB" | "G" => "GB",
        "percent" | "pct" => "%",
        _ => return None,
    })
}

/// `1.5h`
pub fn fraction_of_a_unit(number: Span, digits: &str, unit: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(codes::SLS0117, "durations and sizes are whole numbers").at(number, "a fraction");
    match smaller(digits, unit) {
        Some(whole) => {
            diagnostic.help(format!("write `{whole}`")).fix(format!("replace with `{whole}`"), number, whole)
        }
        None => diagnostic.help("write it in a smaller unit"),
    }
}

/// The same amount in a smaller unit, where it is whole.
fn smaller(digits: &str, unit: &str) -> Option<String> {
    let (factor, smaller) = match unit {
        "m" => (60.0, "s"),
        "h" => (60.0, "m"),
        "d" => (24.0, "h"),
        "MB" => (1024.0, "KB"),
        "GB" => (1024.0, "MB"),
        _ => return None,
    };
    let amount = digits.parse::<f64>().ok()? * factor;
    (amount.fract() == 0.0 && amount < 1e15).then(|| format!("{amount}{smaller}"))
}

/// `30 s`
pub fn spaced_unit(whole: Span, number: &str, unit: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0118, "a number and its unit are one word")
        .at(whole, "the unit stands apart")
        .help(format!("write `{number}{unit}`"))
        .fix(format!("replace with `{number}{unit}`"), whole, format!("{number}{unit}"))
}

/// `9999999999999999999`
pub fn too_large_a_number(number: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0126, "this number is too large")
        .at(number, "beyond 9223372036854775807")
        .help("an account number or another text of digits stands in quotes")
}

/// `True`, `null`
pub fn foreign_literal(word: Span, text: &str, right: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0127, format!("`{text}` is written `{right}`"))
        .at(word, "another language's word")
        .help(format!("write `{right}`"))
        .fix(format!("replace with `{right}`"), word, right)
}

// ---------------------------------------------------------------- what stands above a declaration

/// A doc comment before nothing, line by line.
pub fn idle_doc_comment(lines: &[Span]) -> Diagnostic {
    let slashes = |line: &Span| Edit::Replace(Span::new(line.start, line.start + 3), "//".to_owned());
    Diagnostic::new(codes::SLS0128, "this doc comment documents nothing")
        .at(lines.first().copied().unwrap_or_default(), "no declaration begins behind it")
        .edits("write `//`", lines.iter().map(slashes).collect())
        .help("put it on a line of its own above a declaration or a parameter of a pattern, or write `//`")
}

/// `@allow()`
pub fn allow_without_code(annotation: Span) -> Diagnostic {
    Diagnostic::new(codes::SLS0129, "this `@allow` does not say what it allows")
        .at(annotation, "a code and a reason are expected")
        .help("write `@allow(SLS0730, \"why this is right here\")`")
}

/// `@allow(SLS0730)`
pub fn allow_without_reason(annotation: Span, code: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0129, format!("`@allow({code})` gives no reason"))
        .at(annotation, "whoever reads this next must know why")
        .help(format!("write `@allow({code}, \"why this is right here\")`"))
}

/// `@deny(…)`
pub fn unknown_annotation(word: Span, text: &str) -> Diagnostic {
    Diagnostic::new(codes::SLS0130, format!("there is no annotation `@{text}`"))
        .at(word, "unknown annotation")
        .help("write `@allow(CODE, \"why\")`, or remove it")
}
