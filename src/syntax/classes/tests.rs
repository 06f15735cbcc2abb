//! Every token by its class, as `class:text`.

use super::classes;
use crate::diagnostics::Diagnostics;
use crate::source::SourceMap;

fn seen(text: &str) -> String {
    let mut sources = SourceMap::default();
    let span = sources.add("t.sls", text).unwrap();
    let file = crate::syntax::parse(&sources, span, &mut Diagnostics::default());
    let words = classes(&sources, &file).into_iter().map(|token| {
        let class = format!("{:?}", token.class).to_lowercase();
        format!("{class}:{}", sources.text(token.span))
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn declarations() {
    assert_eq!(seen("service shop {}"), "keyword:service declared:shop");
    assert_eq!(seen("queue orders { retries: 5 }"), "kind:queue declared:orders key:retries number:5");
    assert_eq!(seen("defaults function {}"), "keyword:defaults kind:function");
    assert_eq!(
        seen("type stage = \"a\" | b?"),
        "keyword:type type:stage operator:= string:\"a\" operator:| type:b operator:?"
    );
    assert_eq!(
        seen("import { a, b as c } from \"std:x\""),
        "keyword:import name:a name:b keyword:as name:c keyword:from string:\"std:x\""
    );
    assert_eq!(
        seen("pattern p(a: table.write, b: {string: deferred int} = none) { for x in a { } }"),
        "keyword:pattern declared:p declared:a type:table member:write declared:b key:string keyword:deferred type:int \
         operator:= constant:none keyword:for declared:x keyword:in name:a"
    );
    assert_eq!(seen("moved a.b -> c"), "keyword:moved name:a member:b arrow:-> name:c");
    assert_eq!(
        seen("@allow(SLS0730, \"why\", until: \"2027-01-01\")\nqueue q {}"),
        "annotation:@allow constant:SLS0730 string:\"why\" key:until string:\"2027-01-01\" kind:queue declared:q"
    );
}

#[test]
fn keywords_are_names_elsewhere() {
    assert_eq!(seen("let type = input.for"), "keyword:let declared:type operator:= name:input member:for");
    assert_eq!(
        seen("let x = (/* in */ (input)) + (none)"),
        "keyword:let declared:x operator:= comment:/* in */ name:input operator:+ constant:none"
    );
    assert_eq!(seen("queue if { resource: as }"), "kind:queue declared:if key:resource name:as");
}

#[test]
fn values() {
    assert_eq!(
        seen("let x = a > 0 for 5m ? !join(\", \", on: b) : [for y in z if true: y]"),
        "keyword:let declared:x operator:= name:a operator:> number:0 keyword:for number:5m operator:? operator:! \
         function:join string:\", \" key:on name:b keyword:for declared:y keyword:in name:z keyword:if constant:true name:y"
    );
    assert_eq!(seen("a[\"GET /\"] -> b"), "name:a string:\"GET /\" arrow:-> name:b");
    assert_eq!(seen("let x = 1_0.5 + 50%"), "keyword:let declared:x operator:= number:1_0.5 operator:+ number:50%");
}

#[test]
fn strings() {
    assert_eq!(
        seen("let x = \"a\\u{41}${ {b: \"}\"} }c\""),
        "keyword:let declared:x operator:= string:\"a escape:\\u{41} interpolation:${ key:b string:\"}\" interpolation:} \
         string:c\""
    );
    assert_eq!(
        seen("let x = \"\"\"\n\"a\"\n${b}\n\"\"\""),
        "keyword:let declared:x operator:= string:\"\"\"\n\"a\"\n interpolation:${ name:b interpolation:} string:\n\"\"\""
    );
}

#[test]
fn comments() {
    assert_eq!(
        seen("/// d\n//// c\nqueue q {} /* x */"),
        "doc:/// d comment://// c kind:queue declared:q comment:/* x */"
    );
}

#[test]
fn claims() {
    assert_eq!(
        seen("expect order[\"GET /\"] survives loss of to.dead in \"a\""),
        "keyword:expect name:order string:\"GET /\" keyword:survives keyword:loss keyword:of keyword:to member:dead \
         keyword:in string:\"a\""
    );
    assert_eq!(seen("expect a connects at most 200 to b // c").split(' ').next_back(), Some("c"));
}

#[test]
fn what_is_broken_has_tokens_too() {
    for text in ["queue { \"", "let x = \"${", "}}}", "\\", "\"\\", "let = 5é @x", "\"\"\"${ {"] {
        seen(text);
    }
}
