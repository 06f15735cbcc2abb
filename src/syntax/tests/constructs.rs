//! One test per construct: a text in some form, and its canonical form.

use super::{check, read};
use crate::syntax::ast::{Expr, ExprNode, ItemNode, Part, TypeExpr, TypeNode};

/// The value of `let x = …` with all its parentheses.
fn shape(value: &str) -> String {
    let read = read(&format!("let x = {value}"));
    assert_eq!(read.found(), Vec::<String>::new(), "in {value}");
    match &read.file.items[0].node {
        ItemNode::Let(declared) => nested(&declared.value),
        other => panic!("{other:?}"),
    }
}

fn nested(expr: &Expr) -> String {
    let all = |values: &[Expr]| values.iter().map(nested).collect::<Vec<_>>().join(", ");
    match &expr.node {
        ExprNode::Name(name) => name.to_string(),
        ExprNode::Int(value) => value.to_string(),
        ExprNode::Number(value) => format!("{value:?}"),
        ExprNode::Bool(value) => value.to_string(),
        ExprNode::None => "none".to_owned(),
        ExprNode::Percent(value) => format!("{value}%"),
        ExprNode::Duration(value) => format!("{}{}", value.amount, value.unit),
        ExprNode::Size(value) => format!("{}{:?}", value.amount, value.unit),
        ExprNode::Template(parts) => {
            let part = |part: &Part| match part {
                Part::Text(text) => format!("{text:?}"),
                Part::Expr(expr) => nested(expr),
            };
            format!("<{}>", parts.iter().map(part).collect::<Vec<_>>().join(" "))
        }
        ExprNode::Member(base, name) => format!("{}.{}", nested(base), name.text),
        ExprNode::Index(base, index) => format!("{}[{}]", nested(base), nested(index)),
        ExprNode::List(values) => format!("[{}]", all(values)),
        ExprNode::Object(object) => {
            let entry = |entry: &crate::syntax::ast::Entry| format!("{}: {}", entry.key.text, nested(&entry.value));
            format!("{{{}}}", object.entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
        ExprNode::Unary(op, value) => format!("({op:?} {})", nested(value)),
        ExprNode::Binary(op, left, right) => format!("({} {} {})", nested(left), op.sign(), nested(right)),
        ExprNode::Lasting(left, right) => format!("({} for {})", nested(left), nested(right)),
        ExprNode::InRegion(left, right) => format!("({} in {})", nested(left), nested(right)),
        ExprNode::Conditional(a, b, c) => format!("({} ? {} : {})", nested(a), nested(b), nested(c)),
        ExprNode::Call(name, arguments) => {
            let argument = |argument: &crate::syntax::ast::Argument| match &argument.name {
                Some(name) => format!("{}: {}", name.text, nested(&argument.value)),
                None => nested(&argument.value),
            };
            format!("{}({})", name.text, arguments.iter().map(argument).collect::<Vec<_>>().join(", "))
        }
        ExprNode::Comprehension(c) => {
            let condition = c.condition.as_ref().map(|c| format!(" if {}", nested(c))).unwrap_or_default();
            format!("[for {} in {}{condition}: {}]", c.variable.text, nested(&c.list), nested(&c.body))
        }
        ExprNode::Missing => "?".to_owned(),
    }
}

/// The type of `type x = …` with all its parentheses.
fn type_shape(ty: &str) -> String {
    let read = read(&format!("type x = {ty}"));
    assert_eq!(read.found(), Vec::<String>::new(), "in {ty}");
    match &read.file.items[0].node {
        ItemNode::Type(alias) => nested_type(&alias.ty),
        other => panic!("{other:?}"),
    }
}

fn nested_type(ty: &TypeExpr) -> String {
    match &ty.node {
        TypeNode::Name(name) => name.to_string(),
        TypeNode::Port(kind, port) => format!("{}.{}", kind.text, port.text),
        TypeNode::Union(terms) => format!("({})", terms.iter().map(nested_type).collect::<Vec<_>>().join(" | ")),
        TypeNode::Literal(text) => format!("{text:?}"),
        TypeNode::Optional(inner) => format!("{}?", nested_type(inner)),
        TypeNode::List(inner) => format!("[{}]", nested_type(inner)),
        TypeNode::Object(fields) => {
            let field = |field: &crate::syntax::ast::TypeField| {
                format!("{}{}: {}", field.name.text, if field.optional { "?" } else { "" }, nested_type(&field.ty))
            };
            format!("{{{}}}", fields.iter().map(field).collect::<Vec<_>>().join(", "))
        }
        TypeNode::Map(inner) => format!("{{string => {}}}", nested_type(inner)),
        TypeNode::Deferred(inner) => format!("deferred({})", nested_type(inner)),
        TypeNode::Missing => "?".to_owned(),
    }
}

#[test]
fn literals_have_their_values() {
    assert_eq!(shape("1_000"), "1000");
    assert_eq!(shape("0.5"), "0.5");
    assert_eq!(shape("[true, false, none]"), "[true, false, none]");
    assert_eq!(shape("[30s, 5m, 2h, 7d]"), "[30s, 5m, 2h, 7d]");
    assert_eq!(shape("[64KB, 512MB, 10GB, 50%, 0.5%]"), "[64KB, 512MB, 10GB, 50%, 0.5%]");
}

#[test]
fn operators_bind_as_everywhere() {
    assert_eq!(shape("a + b * c - d"), "((a + (b * c)) - d)");
    assert_eq!(shape("a || b && c == d + 1"), "(a || (b && (c == (d + 1))))");
    assert_eq!(shape("!a && -b < c"), "((Not a) && ((Minus b) < c))");
    assert_eq!(shape("(a + b) * c"), "((a + b) * c)");
    assert_eq!(shape("a % b / c"), "((a % b) / c)");
    assert_eq!(shape("a-1"), "(a - 1)");
}

#[test]
fn a_conditional_nests_to_the_right() {
    assert_eq!(shape("a ? b : c ? d : e"), "(a ? b : (c ? d : e))");
    assert_eq!(shape("a ? (b ? c : d) : e"), "(a ? (b ? c : d) : e)");
    assert_eq!(shape("a || b ? c : d"), "((a || b) ? c : d)");
}

#[test]
fn a_condition_may_last() {
    assert_eq!(shape("orders.dead.visible > 0 for 5m"), "((orders.dead.visible > 0) for 5m)");
    assert_eq!(shape("a > 0 for 5m && b"), "(((a > 0) for 5m) && b)");
}

#[test]
fn a_region_binds_tightly() {
    assert_eq!(shape("public in \"us-east-1\" == b"), "((public in <\"us-east-1\">) == b)");
}

#[test]
fn postfixes_follow_names_calls_and_brackets() {
    assert_eq!(shape("f(x).y[0][\"GET /\"]"), "f(x).y[0][<\"GET /\">]");
    assert_eq!(shape("allow(\"ses:SendEmail\", on: arn)"), "allow(<\"ses:SendEmail\">, on: arn)");
    assert_eq!(shape("a\n  .b\n  .c"), "a.b.c");
}

#[test]
fn an_index_stands_on_the_line_of_what_it_follows() {
    assert_eq!(shape("[a\n[b]]"), "[a, [b]]");
    check("a -> b\nc[\"GET /x\"] -> b", "a           -> b\nc[\"GET /x\"] -> b\n");
}

#[test]
fn lists_and_objects_are_separated_by_commas_or_lines() {
    assert_eq!(shape("[1\n2,3,\n4,]"), "[1, 2, 3, 4]");
    assert_eq!(shape("{ a: 1, b: 2\n\"c-d\": 3 }"), "{a: 1, b: 2, c-d: 3}");
    assert_eq!(shape("[1\n-1]"), "[1, (Minus 1)]");
    assert_eq!(shape("[]"), "[]");
}

#[test]
fn a_line_goes_on_where_it_must() {
    assert_eq!(shape("a +\n  b"), "(a + b)");
    assert_eq!(shape("a\n  && b\n  || c"), "((a && b) || c)");
    assert_eq!(shape("a\n  ? b\n  : c"), "(a ? b : c)");
    assert_eq!(shape("(a\n  + b)"), "(a + b)");
    assert_eq!(shape("\n  a"), "a");
}

#[test]
fn comprehensions_filter() {
    assert_eq!(shape("[for x in xs: x.y]"), "[for x in xs: x.y]");
    assert_eq!(shape("[for x in xs if x > 1: { a: x }]"), "[for x in xs if (x > 1): {a: x}]");
    assert_eq!(shape("[for x in a +\n b if c: x]"), "[for x in (a + b) if c: x]");
}

#[test]
fn strings_interpolate_and_escape() {
    assert_eq!(shape(r#""a${b}c""#), r#"<"a" b "c">"#);
    assert_eq!(shape(r#""${join(", ", ["${x}"])}""#), r#"<join(<", ">, [<x>])>"#);
    assert_eq!(shape(r#""\n\t\"\\\${\u{41}""#), r#"<"\n\t\"\\${A">"#);
    assert_eq!(shape("\"\""), "<>");
    assert_eq!(shape("\"a // no comment\""), "<\"a // no comment\">");
}

#[test]
fn text_loses_its_margin() {
    assert_eq!(shape("\"\"\"\n    one\n      two\n\n    ${x}\n    \"\"\""), r#"<"one\n  two\n\n" x>"#);
    assert_eq!(shape("\"\"\"one\n    two\"\"\""), r#"<"one\ntwo">"#);
    assert_eq!(shape("\"\"\"\r\n  a\r\n  b\r\n  \"\"\""), r#"<"a\nb">"#);
    assert_eq!(shape("\"\"\"a \"quoted\" b\"\"\""), r#"<"a \"quoted\" b">"#);
}

#[test]
fn keywords_are_names_where_they_cannot_begin_anything() {
    assert_eq!(shape("{ type: input.for, in: x.if }"), "{type: input.for, in: x.if}");
    check("queue for_all {}\ninput -> for_all", "queue for_all {}\ninput -> for_all\n");
}

#[test]
fn types_of_all_forms() {
    assert_eq!(type_shape("string"), "string");
    assert_eq!(type_shape("table.write"), "table.write");
    assert_eq!(type_shape("\"dev\" | \"production\""), "(\"dev\" | \"production\")");
    assert_eq!(type_shape("[function]?"), "[function]?");
    assert_eq!(type_shape("(string | int)?"), "(string | int)?");
    assert_eq!(type_shape("{ a: string, b?: [int] }"), "{a: string, b?: [int]}");
    assert_eq!(type_shape("{string: int}"), "{string => int}");
    assert_eq!(type_shape("deferred string?"), "deferred(string?)");
    assert_eq!(type_shape("\n  \"a\"\n  | \"b\""), "(\"a\" | \"b\")");
}

#[test]
fn declarations_of_all_forms() {
    for line in [
        "service shop { regions: [\"us-east-1\"] }",
        "import { a, b as c } from \"./file.sls\"",
        "param stage: \"dev\" | \"production\" = \"dev\"",
        "param count: int",
        "input email: string",
        "input email: string { description: \"Where alarms go\" }",
        "let x = 1",
        "let x: int? = none",
        "type stage = \"dev\" | \"production\"",
        "queue orders { retries: 5 }",
        "defaults function { runtime: \"python3.13\" }",
        "resource topic: \"AWS::SNS::Topic\" { Name: \"x\" }",
        "output url = intake.url",
        "moved a.b -> c.d",
        "expect public[\"POST /user\"] answers within 29s",
        "require length(workers) > 0 && retries < 10 else \"give ${name} workers\"",
        "a -> [b.read, c] -> d { batch: 10 }",
        "public in \"us-east-1\" -> b",
        "user -> allow(\"ses:SendEmail\", on: arn)",
    ] {
        check(line, &format!("{line}\n"));
    }
}

#[test]
fn blocks_hold_declarations() {
    check(
        "pattern fan(source: source, retries: int = 5) { topic hub {}, source -> hub\n output topic = hub }",
        "pattern fan(source: source, retries: int = 5) {\n  topic hub {}\n  source -> hub\n  output topic = hub\n}\n",
    );
    check(
        "pattern p(a: int) {\nrequire a > 0\nelse\n\"why\"\n}",
        "pattern p(a: int) {\n  require a > 0\n    else \"why\"\n}\n",
    );
    check("for x in xs { queue q {} }", "for x in xs {\n  queue q {}\n}\n");
    check(
        "if a == { b: 1 } { queue q {} }\nelse if c\n{} else { topic t {} }",
        "if a == { b: 1 } {\n  queue q {}\n} else if c {} else {\n  topic t {}\n}\n",
    );
}

#[test]
fn docs_and_annotations_belong_to_what_follows() {
    let read = read("/// One.\n///\n///  Two.\n@allow(SLS0730, \"why\", until: \"2027-01-31\")\nqueue orders {}\n");
    let item = &read.file.items[0];
    assert_eq!(item.doc.as_ref().unwrap().value, "One.\n\n Two.");
    assert_eq!(item.allows[0].code.text, "SLS0730");
    assert_eq!(item.allows[0].reason.as_ref().unwrap().value, "why");
    assert_eq!(item.allows[0].until.as_ref().unwrap().value, "2027-01-31");
    assert_eq!(read.sources.text(item.span), "queue orders {}");
}

#[test]
fn parameters_of_a_pattern_have_docs() {
    let read = read("/// P.\npattern p(\n/// A,\n/// and more.\na: int = 5\nb: int\n) {\n/// Q.\nqueue q {} }");
    assert!(read.diagnostics.is_empty());
    let ItemNode::Pattern(pattern) = &read.file.items[0].node else { panic!() };
    let docs: Vec<_> = pattern.params.iter().map(|param| param.doc.as_ref().map(|doc| doc.value.as_str())).collect();
    assert_eq!(docs, [Some("A,\nand more."), None]);
    assert_eq!(pattern.body[0].doc.as_ref().unwrap().value, "Q.");
}

#[test]
fn places_are_those_of_the_text() {
    let read = read("\u{feff}let x = (a + b) * [1, 2] // end\n");
    let ItemNode::Let(declared) = &read.file.items[0].node else { panic!() };
    assert_eq!(read.sources.text(declared.value.span), "(a + b) * [1, 2]");
    assert_eq!(read.sources.text(read.file.items[0].span), "let x = (a + b) * [1, 2]");
    assert_eq!(read.sources.text(read.file.comments[0].span), "// end");
}

#[test]
fn an_empty_file_and_one_of_comments_are_fine() {
    check("", "");
    check("\n\n", "");
    check("// only this", "// only this\n");
    check("/* one */ // two\r\n", "/* one */ // two\n");
}
