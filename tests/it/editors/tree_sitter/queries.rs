//! The queries of each editor.

use super::tools;
use crate::editors::agreement::{self, Deviation};
use crate::editors::corpus;
use crate::support::root;

/// Where the highlights of a dialect are.
const DIALECTS: [(&str, &str); 3] = [
    ("neovim", "editors/tree-sitter-sls/queries/highlights.scm"),
    ("helix", "editors/helix/queries/sls/highlights.scm"),
    ("zed", "editors/zed/languages/sls/highlights.scm"),
];

/// The compiler's place of a name in parentheses is that of the parentheses, so that its class is lost.
const PARENTHESES: &str = "the compiler takes a name directly in parentheses for any word";

const DEVIATIONS: [Deviation; 2] = [
    Deviation { class: "keyword", seen: "name", here: in_parentheses, why: PARENTHESES },
    Deviation { class: "name", seen: "constant", here: in_parentheses, why: PARENTHESES },
];

fn in_parentheses(text: &str, place: usize) -> bool {
    text[..place].trim_end().ends_with('(')
}

#[test]
fn every_editor_colours_as_the_compiler_sees() {
    for (dialect, query) in DIALECTS {
        let seen = tools::fresh(&format!("tree-sitter-seen-{dialect}"));
        let mut tool = tools::python();
        tool.arg("colours.py")
            .arg(tools::library())
            .arg(dialect)
            .arg(root().join(query))
            .arg(corpus::folder())
            .arg(&seen);
        tools::succeeds(&mut tool);
        agreement::agrees(&seen, &DEVIATIONS);
    }
}

#[test]
fn editors_hear_what_their_queries_promise() {
    tools::succeeds(tools::python().args(["-m", "unittest", "test_queries"]));
}
