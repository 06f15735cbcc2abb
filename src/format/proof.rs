//! Whether two texts say the same: the same words and signs in the same order, and the same comments.
//!
//! The printer is held to more than this by its tests. Here it is about somebody's file: a mistake of the printer must never
//! cost a line of it, so what it did is looked at by other means than it was done by.

use crate::syntax::classes::{self, Class};

/// Whether a text has a canonical form that loses nothing of it.
pub fn says_the_same(before: &str, after: &str) -> bool {
    let (before, after) = (Said::of(before), Said::of(after));
    before.words == after.words && before.comments == after.comments
}

#[derive(Default)]
struct Said<'t> {
    /// Words, numbers, strings and signs.
    words: Vec<&'t str>,
    /// The words of comments, in any order: one may move to the end of its line.
    comments: Vec<&'t str>,
}

impl<'t> Said<'t> {
    fn of(text: &'t str) -> Said<'t> {
        let mut said = Said::default();
        for (class, token) in classes::signs_of(text) {
            match class {
                Class::Comment => said.comments.push(token.trim()),
                // A blank behind the slashes is layout.
                Class::Doc => said.comments.push(token.trim_start_matches('/').trim()),
                _ => said.words.push(token),
            }
        }
        said.comments.sort_unstable();
        said
    }
}

#[cfg(test)]
mod tests {
    use super::says_the_same;

    #[test]
    fn layout_does_not_matter() {
        assert!(says_the_same("///doc\nqueue a {}", "/// doc\nqueue a {}\n"));
        assert!(says_the_same("queue a {b:1,c:2} // x", "// x\nqueue a {\n  b: 1\n  c: 2\n}\n"));
    }

    #[test]
    fn a_lost_word_or_comment_does() {
        for after in ["queue a { b: 1 }", "queue a { b: 2 } // x", "queue b { b: 1 } // x", "queue a { b: 1 } // y"] {
            assert!(!says_the_same("queue a { b: 1 } // x", after), "{after}");
        }
    }
}
