//! The table of codes. A code is for ever: it is never used for another mistake, and a retired one keeps its row.
//!
//! A row is `CODE Level "name"`. The name completes the phrase "allow …": it names the mistake, never the cure.
//! Its page is `pages/CODE.md`, included at compile time.

use super::Level;

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Code {
    /// `SLS0412`
    pub id: &'static str,
    /// The name under which it can be allowed or denied.
    pub name: &'static str,
    /// The level unless told otherwise.
    pub level: Level,
    /// The explanation that `slsc explain` prints: Markdown with an example that is rejected and one that is right.
    pub page: &'static str,
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.id == other.id
    }
}

impl Eq for Code {}

/// Finds a row by its id or its name.
pub fn find(word: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.id.eq_ignore_ascii_case(word) || code.name == word)
}

/// Declares a constant for each row, and the list of all rows.
macro_rules! codes {
    ($($id:ident $level:ident $name:literal;)*) => {
        $(
            #[doc = concat!("`", $name, "`")]
            pub const $id: Code = Code {
                id: stringify!($id),
                name: $name,
                level: Level::$level,
                page: include_str!(concat!("pages/", stringify!($id), ".md")),
            };
        )*
        /// Every code, in order.
        pub const ALL: &[Code] = &[$($id),*];
    };
}

codes! {
    // 01xx: text and syntax
    SLS0101 Error "unexpected-text";

    // 02xx: files, imports and names
    SLS0201 Error "unknown-name";

    // 03xx: types and phases
    SLS0301 Error "wrong-type";

    // 04xx: kinds and their attributes
    SLS0401 Error "unknown-kind";

    // 05xx: wiring
    SLS0501 Error "meaningless-arrow";

    // 06xx: the graph
    SLS0601 Error "template-cycle";

    // 08xx: output and its limits
    SLS0801 Warning "large-template";

    // 09xx: usage, files and the machine
    SLS0901 Error "unreadable-file";
    SLS0902 Error "not-a-file";
    SLS0903 Error "file-too-large";
    SLS0904 Error "invalid-utf8";
    SLS0905 Error "unwritable-output";
    SLS0906 Error "malformed-params-file";
    SLS0907 Error "malformed-param";
    SLS0908 Error "unknown-code";
    SLS0909 Error "fixed-level";
    SLS0910 Error "several-templates";
    SLS0911 Error "folder-in-use";
    SLS0912 Error "unknown-resource";
}
