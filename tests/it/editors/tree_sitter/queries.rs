//! The queries of each editor.

use super::tools;
use crate::editors::agreement;
use crate::editors::corpus;
use crate::support::root;

/// Where the highlights of a dialect are.
const DIALECTS: [(&str, &str); 3] = [
    ("neovim", "editors/tree-sitter-sls/queries/highlights.scm"),
    ("helix", "editors/helix/queries/sls/highlights.scm"),
    ("zed", "editors/zed/languages/sls/highlights.scm"),
];

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
        agreement::agrees(&seen, &[]);
    }
}

#[test]
fn editors_hear_what_their_queries_promise() {
    tools::succeeds(tools::python().args(["-m", "unittest", "test_queries"]));
}
