//! Random programs whose syntax is right, whatever they mean: every form of the language, with comments and blank lines.
//!
//! Unit tests and integration tests both take this file in.

use proptest::prelude::*;

fn name() -> impl Strategy<Value = String> {
    // Keywords are among them: they are names wherever they cannot begin anything.
    prop_oneof![4 => "[a-z][a-z0-9_]{0,6}", 1 => Just("type".to_owned()), 1 => Just("input".to_owned())]
        .prop_filter("a word with a value of its own", |name| {
            !["true", "false", "none", "null", "nil", "undefined", "in", "for", "if"].contains(&name.as_str())
        })
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-zA-Z0-9 /#;'é-]{0,8}", Just("\\n\\\"\\${".to_owned())].prop_map(|text| format!("\"{text}\""))
}

fn literal() -> impl Strategy<Value = String> {
    prop_oneof![
        (0u32..100_000).prop_map(|n| n.to_string()),
        (0u32..99, prop_oneof![Just("s"), Just("m"), Just("MB"), Just("%"), Just(".5")])
            .prop_map(|(n, unit)| format!("{n}{unit}")),
        Just("true".to_owned()),
        Just("none".to_owned()),
        Just("\"\"\"\n    a\n      b\n    \"\"\"".to_owned()),
        text(),
    ]
}

/// A place where a line may be broken, or a comment stand.
fn gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![6 => Just(" "), 1 => Just("  "), 1 => Just(" /* c */ ")]
}

/// A place between entries.
fn between() -> impl Strategy<Value = &'static str> {
    prop_oneof![4 => Just(", "), 3 => Just("\n"), 1 => Just(" // c\n"), 1 => Just(",\n\n\n"), 1 => Just("\n// c\n\n")]
}

fn operator() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just("+"),
        Just("-"),
        Just("*"),
        Just("/"),
        Just("%"),
        Just("=="),
        Just("<="),
        Just("&&"),
        Just("||"),
        Just("+\n"),
        Just("&& // c\n"),
    ]
}

fn expr() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![literal(), name()];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let list = prop::collection::vec((inner.clone(), between()), 0..4).prop_map(|items| {
            format!("[{}]", items.into_iter().map(|(item, gap)| format!("{item}{gap}")).collect::<String>())
        });
        prop_oneof![
            (inner.clone(), gap(), operator(), gap(), inner.clone())
                .prop_map(|(a, b, op, c, d)| format!("({a}){b}{op}{c}{d}")),
            (inner.clone(), operator(), inner.clone()).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
            (inner.clone(), gap(), inner.clone(), inner.clone())
                .prop_map(|(a, gap, b, c)| format!("({a} ?{gap}{b} : {c})")),
            (name(), name(), inner.clone()).prop_map(|(a, b, c)| format!("{a}.{b}[{c}]")),
            (name(), inner.clone(), name(), inner.clone()).prop_map(|(f, a, n, b)| format!("{f}({a}, {n}: {b})")),
            (name(), inner.clone(), inner.clone())
                .prop_map(|(x, list, body)| format!("[for {x} in ({list}) if true: {body}]")),
            inner.clone().prop_map(|value| format!("!{value}")),
            inner.clone().prop_map(|value| format!("-({value})")),
            inner
                .clone()
                .prop_filter("on one line", |value| !value.contains('\n'))
                .prop_map(|value| format!("\"a${{{value}}}b\"")),
            list,
            object(inner),
        ]
    })
}

fn object(value: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    prop::collection::vec((name(), value, between()), 0..4).prop_map(|entries| {
        let entry = |(key, value, gap): (String, String, &str)| format!("{key}: {value}{gap}");
        format!("{{ {} }}", entries.into_iter().map(entry).collect::<String>())
    })
}

fn ty() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![Just("string".to_owned()), Just("table.write".to_owned()), Just("\"dev\"".to_owned())];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} | {b})")),
            inner.clone().prop_map(|a| format!("[{a}]")),
            inner.clone().prop_map(|a| format!("({a})?")),
            inner.clone().prop_map(|a| format!("{{string: {a}}}")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("{{ a: {a}, b?: {b} }}")),
        ]
    })
}

/// A declaration.
pub fn item() -> impl Strategy<Value = String> {
    let kind = prop_oneof![Just("queue"), Just("function"), Just("fan_out")];
    let leaf = prop_oneof![
        (name(), expr()).prop_map(|(name, value)| format!("let {name} = {value}")),
        (name(), ty(), expr()).prop_map(|(name, ty, value)| format!("param {name}: {ty} = {value}")),
        (name(), ty()).prop_map(|(name, ty)| format!("type {name} = {ty}")),
        (kind, name(), object(expr())).prop_map(|(kind, name, body)| format!("{kind} {name} {body}")),
        (name(), name(), object(expr())).prop_map(|(a, b, options)| format!("{a} -> {b}.x\n  -> [{a}] {options}")),
        (name(), expr())
            .prop_map(|(name, value)| format!("/// doc\n\n// c\n@allow(X, \"y\")\noutput {name} = {value}")),
        Just("expect a never reaches b // c".to_owned()),
        expr().prop_map(|condition| format!("require ({condition}) else \"why\"")),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let block =
            prop::collection::vec(inner, 0..3).prop_map(|items| format!("{{\n{}\n// end\n}}", items.join("\n\n")));
        prop_oneof![
            (expr(), block.clone(), block.clone())
                .prop_map(|(c, a, b)| format!("if ({c}) {a} else if true {b} else {a}")),
            (name(), expr(), block.clone()).prop_map(|(x, list, body)| format!("for {x} in ({list}) {body}")),
            (name(), ty(), block.clone())
                .prop_map(|(name, ty, body)| format!("pattern {name}(a: {ty}, b: int = 5) {body}")),
            (name(), ty(), block)
                .prop_map(|(name, ty, body)| format!("pattern {name}(\n/// A.\n// c\na: {ty} = 5\n) {body}")),
        ]
    })
}

/// A file.
pub fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(item(), 0..5).prop_map(|items| items.join("\n\n\n"))
}
